"""One voice in each language: glossaries have every Dutch term, and texts keep to them where a machine can see it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from app.catalog_files import po_path, read
from app.catalogs import DIRECTORY, PUBLIC_DOMAINS
from app.languages import SOURCE, offered
from app.starter.files import DATA, KINDS_WITH_TEXT

OTHERS = [each.code for each in offered() if each.code != SOURCE]
# Names on letters and doors: where the Dutch says them, every language says them too.
NAMES = ("DigiD", "BSN", "huurtoeslag", "zorgtoeslag", "De Stek", "Velsen-Noord", "Socius", "Veilig Thuis")
NEVER = re.compile(r"never:\s*([^;|]+)")
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def rows(code: str) -> list[list[str]]:
    lines = (DIRECTORY / "glossary" / f"{code}.md").read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in lines if line.startswith("|")]
    return [row for row in table[2:] if row]


@cache
def texts(code: str) -> list[tuple[str, str]]:
    """Dutch and translation of everything a reader meets: catalogs and starter content."""
    return [*_catalog_texts(code), *_starter_texts(code)]


def _catalog_texts(code: str) -> Iterator[tuple[str, str]]:
    for domain in PUBLIC_DOMAINS:
        for message in read(po_path(code, domain), code):
            if message.id:
                dutch = message.id if isinstance(message.id, str) else message.id[-1]
                forms = [message.string] if isinstance(message.string, str) else message.string
                yield from ((PLACEHOLDER.sub("", dutch), form) for form in forms)


def _starter_texts(code: str) -> Iterator[tuple[str, str]]:
    for kind in KINDS_WITH_TEXT:
        dutch, made = (_flat(tomllib.loads((DATA / each / f"{kind}.toml").read_text())) for each in (SOURCE, code))
        yield from ((dutch[key], value) for key, value in made.items())


def _flat(table: dict, before: str = "") -> dict[str, str]:
    found = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{before}{key}.")
        else:
            found[before + key] = value if isinstance(value, str) else "\n".join(value)
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_a_glossary_has_every_dutch_term(code):
    terms = {row[0] for row in rows(SOURCE)}
    assert not terms - {row[0] for row in rows(code)}
    assert all(len(row) >= 2 and row[1] for row in rows(code)), "a term without its translation"


@pytest.mark.parametrize("code", OTHERS)
def test_no_text_says_what_the_glossary_forbids(code):
    forbidden = [
        word.strip(" .\"'") for row in rows(code) for found in NEVER.findall(row[-1]) for word in found.split(",")
    ]
    assert forbidden, "a glossary that forbids nothing fixes little"
    wrong = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, filter(None, forbidden))) + r")(?!\w)", re.IGNORECASE)
    assert not [(found.group(), made) for _dutch, made in texts(code) if (found := wrong.search(made))]


@pytest.mark.parametrize("code", OTHERS)
def test_names_on_letters_and_doors_stay(code):
    lost = [(name, made) for dutch, made in texts(code) for name in NAMES if name in dutch and name not in made]
    assert not lost


@pytest.mark.parametrize("code", OTHERS)
def test_a_glossary_and_every_catalog_say_that_no_native_has_read_them_yet(code):
    paths = [DIRECTORY / "glossary" / f"{code}.md", *(po_path(code, domain) for domain in PUBLIC_DOMAINS)]
    said = re.compile(r"not yet read by a native speaker|read by a native speaker: \w+", re.IGNORECASE)
    assert not [path.name for path in paths if not said.search(path.read_text(encoding="utf-8")[:600])]
