"""The typical thing fits on a screen; when one grows past it, a second thing lives in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("app", "kiosk", "tests")
PYTHON = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted(path for folder in ("app", "kiosk") for path in (ROOT / folder).rglob("templates/**/*.*"))
STYLES_AND_SCRIPTS = sorted(
    path for folder in ("app", "kiosk") for ending in ("*.css", "*.js") for path in (ROOT / folder).rglob(ending)
)
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}


def lines(path: Path) -> int:
    return path.read_text().count("\n")


def test_python_files_have_at_most_300_lines():
    assert {str(path): lines(path) for path in PYTHON if lines(path) > 300} == {}


def test_templates_have_at_most_150_lines():
    assert TEMPLATES, "no template was found"
    assert {str(path): lines(path) for path in TEMPLATES if lines(path) > 150} == {}


def test_styles_and_scripts_have_at_most_300_lines():
    assert STYLES_AND_SCRIPTS, "no style was found"
    assert {str(path): lines(path) for path in STYLES_AND_SCRIPTS if lines(path) > 300} == {}


def test_functions_have_at_most_40_lines():
    long = {}
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = node.end_lineno - node.lineno + 1
                if size > 40:
                    long[f"{path}:{node.lineno} {node.name}"] = size
    assert long == {}


def test_every_file_has_a_name_that_says_something():
    assert [str(path) for path in PYTHON + TEMPLATES + STYLES_AND_SCRIPTS if path.stem in NAMELESS] == []


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "XX" + "X"])
def test_nothing_is_left_for_later_without_saying_so(word):
    comment = re.compile(rf"(?:#|//|/\*|\{{#).*{word}")
    found = [str(path) for path in PYTHON + TEMPLATES + STYLES_AND_SCRIPTS if comment.search(path.read_text())]
    assert found == []
