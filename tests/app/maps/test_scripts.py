"""The scripts of the map: words that a phone of 2018 knows, and light."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from app.maps import views

ACORN = Path(__file__).resolve().parents[3] / ".cache/referees/node_modules/acorn"
STATIC = Path(views.__file__).parent / "static"
SCRIPTS = [STATIC / name for name in ("page.js", "ground.js", "pin.js")]


def parse(words: str) -> int:
    """With the language of 2018; import() itself Chrome has known since its version 63."""
    options = json.dumps({"ecmaVersion": 2018, "sourceType": "module"})
    program = f"require({json.dumps(str(ACORN))}).parse(require('fs').readFileSync(0, 'utf8'), {options})"
    node = shutil.which("node") or "node"
    words = words.replace("import(", "load(")
    return subprocess.run([node, "-e", program], input=words, text=True, capture_output=True, check=False).returncode


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_chrome_70_can_read_it(script):
    assert parse(script.read_text()) == 0


def test_the_judge_knows_what_is_too_new():
    assert parse("const a = b?.c;") != 0


def test_before_the_tap_it_is_light():
    assert len((STATIC / "page.js").read_bytes()) < 6_000
