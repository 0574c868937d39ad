"""What import-linter cannot say of files whose names it does not know: staff_*, paper, cards, feeds and the like."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WEB = ("flask", "werkzeug")
QUERIES = {"select", "insert", "update", "delete", "func"}
FILES = sorted(path for part in ("app", "kiosk") for path in (ROOT / part).rglob("*.py"))


def imported(path: Path) -> set[tuple[str, str]]:
    """Module and name of everything a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", each.name) for each in node.names}
        elif isinstance(node, ast.Import):
            found |= {(each.name, "") for each in node.names}
    return found


def knows_http(path: Path) -> bool:
    return any(module.partition(".")[0] in WEB for module, _name in imported(path))


def asks_database(path: Path) -> bool:
    return any(module.startswith("sqlalchemy") and name in QUERIES for module, name in imported(path))


def test_no_file_both_answers_a_request_and_asks_the_database():
    assert [str(path.relative_to(ROOT)) for path in FILES if knows_http(path) and asks_database(path)] == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("from flask import request\nfrom sqlalchemy import select", True),
        ("def late():\n    import flask\n    from sqlalchemy import func", True),
        ("from flask import request\nfrom sqlalchemy.exc import SQLAlchemyError", False),
        ("from sqlalchemy import select", False),
    ],
)
def test_such_a_file_would_be_told(tmp_path, words, is_told):
    path = tmp_path / "file.py"
    path.write_text(words)
    assert (knows_http(path) and asks_database(path)) == is_told
