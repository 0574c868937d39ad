"""One style for left-to-right and right-to-left, and nothing that the content policy would block."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted(path for folder in ("app", "kiosk") for path in (ROOT / folder).rglob("*.css"))
TEMPLATES = sorted(path for folder in ("app", "kiosk") for path in (ROOT / folder).rglob("templates/**/*.*"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = (
    re.compile(r"(?:^|[\s;{-])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b"),
    re.compile(r"(?:^|[;{])\s*(?:left|right)\s*:"),
    re.compile(r"\b(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"),
    re.compile(r"\bborder-(?:top|bottom)-(?:left|right)-radius\b"),
)
FOR_ONE_DIRECTION = re.compile(r"^\[dir=[^{]*\{[^}]*\}", re.MULTILINE)  # a rule that says which direction it is for
UNITS = {"px": 1.0, "rem": 16.0}


def declarations(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


def test_there_are_styles_to_look_at():
    assert STYLES
    assert TEMPLATES


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_is_physically_left_or_right(path):
    text = FOR_ONE_DIRECTION.sub("", declarations(path))
    found = [match.group(0).strip() for pattern in PHYSICAL for match in pattern.finditer(text)]
    assert found == [], "use start and end"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_comes_from_another_host_and_nothing_is_under_16_px(path):
    text = declarations(path)
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", text)
    sizes = re.findall(r"font-size\s*:\s*([\d.]+)(px|rem)\b", text)
    small = [size + unit for size, unit in sizes if float(size) * UNITS[unit] < 16]
    assert small == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_shouts(path):
    assert "text-transform: uppercase" not in declarations(path)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_style_script_or_handler(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert "|safe" not in text.replace(" ", ""), "markup is made by app/ui/rendering.py"
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), "nothing is loaded from another host"
