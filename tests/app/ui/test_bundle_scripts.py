"""The one script of the public pages: small, whole, and in words that a phone of 2018 knows."""

import json
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest

from app.ui import bundle

ACORN = Path(__file__).resolve().parents[3] / ".cache/referees/node_modules/acorn"
CHROME_70 = 2018  # the year of the language it knows


def test_every_public_page_asks_for_it_once(client):
    for path in ("/nl/", "/pl/hulp/geweld/", "/ar/er-niet/"):
        (address,) = client.get(path).page.xpath("//script/@src")
        assert address.endswith(f"?v={bundle.script_version()}")
    answer = client.get(address)
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.mimetype == "text/javascript"
    assert answer.data == bundle.script()


def test_it_is_light():
    assert len(brotli.compress(bundle.script())) < 6_000


def parse(text: bytes) -> "subprocess.CompletedProcess[str]":
    program = f"require({json.dumps(str(ACORN))}).parse(require('fs').readFileSync(0, 'utf8'), " + json.dumps(
        {"ecmaVersion": CHROME_70, "sourceType": "module"}
    )
    return subprocess.run(
        [shutil.which("node") or "node", "-e", f"{program})"],
        input=text.decode(),
        text=True,
        capture_output=True,
        check=False,
    )


def test_an_old_phone_understands_every_word_of_it():
    done = parse(bundle.script())
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("newer", ["a?.b", "a ?? b", "try {} catch {}", "class A { #b = 1 }"])
def test_the_judge_knows_what_is_too_new(newer):
    assert parse(newer.encode()).returncode
