"""A reader of an offered language meets no half done catalog."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from app.catalog_files import KEYWORDS, extracted, po_files, po_path, read
from app.catalogs import DIRECTORY, PUBLIC_DOMAINS
from app.languages import SOURCE, language, offered

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
OFFERED = [(each.code, domain) for each in offered() if each.code != SOURCE for domain in PUBLIC_DOMAINS]
FILES = list(po_files())


def ids(catalog: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    return {(message.context, message.id) for message in catalog if message.id}


def sentences(catalog: Catalog) -> Iterator[tuple[Message, list[str], list[str]]]:
    """Every message with its Dutch forms and its translated forms."""
    for message in catalog:
        if message.id:
            yield message, _forms(message.id), _forms(message.string)


def _forms(words: str | list[str] | tuple[str, ...]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


@pytest.mark.parametrize("domain", KEYWORDS)
def test_the_template_holds_what_the_code_says_today(domain):
    path = DIRECTORY / f"{domain}.pot"
    assert path.exists(), f"{path.name} is missing; run: make catalogs"
    assert ids(read(path)) == ids(extracted(domain)), "the words changed; run: make catalogs"


@pytest.mark.parametrize(("code", "domain"), OFFERED)
def test_every_sentence_is_translated_in_every_offered_language(code, domain):
    path = po_path(code, domain)
    assert path.exists(), f"{path} is missing; run: make catalogs"
    catalog = read(path, code)
    assert not ids(extracted(domain)) - ids(catalog), "the words changed; run: make catalogs"
    missing = [message.id for message, _dutch, made in sentences(catalog) if not all(made)]
    assert not missing, f"{len(missing)} sentences are not translated"
    assert not [message.id for message in catalog if message.id and message.fuzzy]


@pytest.mark.parametrize(("code", "domain", "path"), FILES, ids=lambda value: str(value)[-12:])
def test_a_translation_has_the_placeholders_and_tags_of_its_dutch(code, domain, path):
    faults = []
    for message, dutch, made in sentences(read(path, code)):
        for form in filter(None, made):
            wanted, found = set(PLACEHOLDER.findall(dutch[-1])), set(PLACEHOLDER.findall(form))
            optional = {"num"} if message.pluralizable else set()  # "one service" may be a word.
            if not wanted - optional <= found <= wanted:
                faults.append(f"{dutch[0]!r}: {sorted(wanted)} became {sorted(found)}")
            if sorted(TAG.findall(dutch[-1])) != sorted(TAG.findall(form)):
                faults.append(f"{dutch[0]!r}: other tags")
    assert not faults


@pytest.mark.parametrize(("code", "domain", "path"), FILES, ids=lambda value: str(value)[-12:])
def test_the_plural_header_is_the_pinned_one_and_every_plural_has_its_forms(code, domain, path):
    pinned = language(code).plural_forms
    header = re.search(r'"Plural-Forms: (.*?)\\n"', _unwrapped(path))
    assert header, f"{path}: no plural header"
    assert header.group(1) == pinned
    count = int(re.search(r"nplurals=(\d)", pinned).group(1))
    for entry in re.findall(r"^msgid_plural .*?(?=\n\n|\Z)", path.read_text(), re.MULTILINE | re.DOTALL):
        assert len(re.findall(r"^msgstr\[\d\]", entry, re.MULTILINE)) == count, entry


def _unwrapped(path: Path) -> str:
    """The file with strings of several lines as one."""
    return re.sub(r'(?<!\\n)"\n"', "", path.read_text())


@pytest.mark.parametrize(("code", "domain", "path"), FILES, ids=lambda value: str(value)[-12:])
def test_nothing_in_a_catalog_is_left_over(code, domain, path):
    catalog = read(path, code)
    assert not ids(catalog) - ids(extracted(domain)), "sentences that no page says any more; run: make catalogs"
    assert not catalog.obsolete


@pytest.mark.referee
@pytest.mark.parametrize(("code", "domain", "path"), FILES, ids=lambda value: str(value)[-12:])
def test_gettext_itself_finds_nothing(code, domain, path):
    done = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "--output-file=/dev/null", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_broken_catalog_stops_the_compilation(tmp_path, monkeypatch):
    from app import catalog_files

    path = tmp_path / "pl" / "LC_MESSAGES" / "messages.po"
    monkeypatch.setattr(catalog_files, "DIRECTORY", tmp_path)
    catalog_files._begin(path, "pl", "messages")
    path.write_text(path.read_text() + '\n#, python-format\nmsgid "Bel %(number)s"\nmsgstr "Dzwoń %(numer)s"\n')
    with pytest.raises(catalog_files.BrokenCatalog, match="numer"):
        catalog_files.compile_all()
    assert not path.with_suffix(".mo").exists()
