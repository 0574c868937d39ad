"""One style sheet for every page, named by its content and kept for a year."""

import gzip
import os
import re

import brotli
import pytest

from app.ui import bundle


def address_on(client, path="/nl/"):
    (address,) = client.get(path).page.xpath("//link[@rel='stylesheet']/@href")
    return address


def test_every_page_asks_the_same_one_style_sheet(client):
    assert len({address_on(client, path) for path in ("/nl/", "/pl/hulp/", "/ar/privacy/", "/nl/er-niet/")}) == 1


def test_its_address_is_named_by_its_content(client):
    assert address_on(client).endswith(f"?v={bundle.stylesheet_version()}")


def test_it_may_be_kept_for_a_year(client):
    response = client.get(address_on(client))
    assert response.mimetype == "text/css"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.get_data() == bundle.stylesheet()


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_it_is_packed_on_the_way(client, encoding, unpack):
    response = client.get(address_on(client), headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in response.headers["Vary"]
    assert unpack(response.get_data()) == bundle.stylesheet()
    assert len(response.get_data()) < 8_000, "a phone on a slow line waits for it"


def test_a_change_of_a_part_gives_a_new_name(monkeypatch, tmp_path):
    for part in bundle.PARTS:
        (tmp_path / part).write_text(f"/* {part} */\n  a {{ color: red; }}\n")
    monkeypatch.setattr(bundle, "FOLDER", tmp_path)
    before = bundle.stylesheet_version()
    (tmp_path / bundle.PARTS[-1]).write_text("a { color: blue; }")
    os.utime(tmp_path / bundle.PARTS[-1], ns=(1, 1))
    assert bundle.stylesheet_version() != before


def test_comments_and_indentation_stay_at_home():
    sheet = bundle.stylesheet().decode()
    assert "/*" not in sheet
    assert not re.search(r"^\s", sheet, re.MULTILINE)


def test_it_is_whole():
    sheet = bundle.stylesheet().decode()
    assert sheet.count("{") == sheet.count("}")
    used, named = set(re.findall(r"var\((--[\w-]+)", sheet)), set(re.findall(r"(--[\w-]+)\s*:", sheet))
    assert used - named == set(), "a name that nobody gave a value"


def test_light_and_dark_name_the_same_colours():
    light, dark = (
        set(re.findall(r"(--[\w-]+):\s*#", block))
        for block in re.findall(r":root\s*\{([^}]*)\}", (bundle.FOLDER / "tokens.css").read_text())
    )
    assert dark <= light


def test_nothing_is_physically_left_or_right():
    sheet = bundle.stylesheet().decode()
    assert not re.search(r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[;{\s])(?:left|right)\s*:", sheet)
    assert not re.search(r"(?:text-align|float)\s*:\s*(?:left|right)", sheet)
