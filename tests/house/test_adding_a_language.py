"""A twelfth language is one line and one catalog folder: shown in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = "eo"
LINE = f'    Language("{CODE}", "Esperanto", "Esperanto", _TWO, complete=True),\n'
VOWELS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
PLACEHOLDER_OR_TAG = re.compile(r"(%\(\w+\)[sd]|</?[a-zA-Z][^>]*>)")
WALKS = ("answers_in_its_language", "link_leads", "links_to_itself", "dutch_without_saying", "another_host")
TEMPLATES = "every_sentence_is_translated or placeholders_and_tags or plural_header or left_over"


def pseudo(dutch: str) -> str:
    """Dutch that nobody takes for Dutch: every vowel with a mark, placeholders and tags untouched."""
    parts = PLACEHOLDER_OR_TAG.split(dutch)
    return "".join(part if number % 2 else f"«{part.translate(VOWELS)}»" for number, part in enumerate(parts) if part)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which only one line and one folder are new."""
    copy = tmp_path_factory.mktemp("twelve") / "project"
    for name in ("app", "kiosk", "translations", "migrations", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "setup.cfg", copy)
    languages = copy / "app/languages.py"
    words = languages.read_text()
    start = words.index("LANGUAGES: tuple")
    end = words.index("\n)\n", start)
    languages.write_text(words[: end + 1] + LINE + words[end + 1 :])
    _run(copy, "-m", "app.catalog_files", "update")  # `make catalogs` begins the folder
    _run(copy, "-c", FILL)
    return copy


FILL = f"""
from app.catalog_files import po_files, read, _write
from tests.house.test_adding_a_language import pseudo
for code, domain, path in po_files():
    if code == "{CODE}":
        catalog = read(path, code)
        for message in catalog:
            if message.id:
                message.string = pseudo(message.id) if isinstance(message.id, str) else tuple(map(pseudo, message.id))
        _write(path, catalog)
"""


def _run(where: Path, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "NOORDWIJZER"))}
    done = subprocess.run(
        [sys.executable, *words], cwd=where, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def _test(where: Path, file: str, chosen: str) -> str:
    return _run(where, "-m", "pytest", "-q", "-p", "no:cacheprovider", file, "-k", chosen)


def test_the_folder_that_make_catalogs_began_is_whole(project):
    said = _test(project, "tests/house/test_catalogs.py", f"({TEMPLATES}) and {CODE}")
    assert re.search(r"\d+ passed", said)


def test_the_whole_site_walks_in_it(project):
    said = _test(project, "tests/stories/test_every_page.py", f"({' or '.join(WALKS)}) and [{CODE}]")
    assert f"{len(WALKS)} passed" in said
