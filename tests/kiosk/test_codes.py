"""Codes that every telephone reads, drawn as a path."""

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pyzbar import pyzbar

from kiosk.codes import QUIET_ZONE, Code, activity_code, site_code

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def drawn(code: Code, module: int = 6) -> Image.Image:
    """The path as a browser draws it."""
    assert RUN.sub("", code.path) == "", "the path holds more than runs of dark modules"
    image = Image.new("L", (code.size * module, code.size * module), 255)
    pen = ImageDraw.Draw(image)
    for x, y, length, back in (map(int, run) for run in RUN.findall(code.path)):
        assert length == back
        pen.rectangle((x * module, y * module, (x + length) * module - 1, (y + 1) * module - 1), fill=0)
    return image


def read_by_both(image: Image.Image) -> set[str]:
    one = {each.text for each in zxingcpp.read_barcodes(image)}
    other = {each.data.decode() for each in pyzbar.decode(image)}
    assert one == other
    return one


@pytest.mark.parametrize("language", ["nl", "pl", "ar"])
def test_the_code_of_an_activity_leads_to_it_in_the_language_of_the_slide(language):
    code = activity_code("https://noordwijzer.nl", "K7F3", language)
    assert read_by_both(drawn(code)) == {f"HTTPS://NOORDWIJZER.NL/A/K7F3/{language.upper()}"}
    assert code.address == f"noordwijzer.nl/a/K7F3/{language}"


def test_the_code_of_an_activity_has_25_modules_and_a_quiet_zone():
    code = activity_code("https://noordwijzer.nl", "K7F3", "ar")
    assert code.size == 25 + 2 * QUIET_ZONE
    starts = [(int(x), int(y)) for x, y, _length, _back in RUN.findall(code.path)]
    ends = [int(x) + int(length) for x, _y, length, _back in RUN.findall(code.path)]
    assert min(map(min, starts)) == QUIET_ZONE
    assert max(ends) == max(y for _x, y in starts) + 1 == code.size - QUIET_ZONE


def test_the_code_of_the_site_leads_to_it_in_the_language_of_the_slide():
    code = site_code("https://noordwijzer.nl", "pl")
    assert read_by_both(drawn(code)) == {"https://noordwijzer.nl/pl/"}
    assert code.address == "noordwijzer.nl/pl"
