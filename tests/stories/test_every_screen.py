"""Every type of page in every language on real screens: nothing wide, cut, covered, reversed or undrawn."""

import pytest
from playwright.sync_api import BrowserContext

from app.languages import language, offered_codes
from tests.support.addresses import PAPER, TYPES
from tests.support.screens import Drawn, faults_on, reversed_numbers, unreadable

pytestmark = [pytest.mark.story, pytest.mark.timeout(180)]
RIGHT_TO_LEFT = [code for code in offered_codes() if language(code).direction == "rtl"]
OWN_SCRIPT = [code for code in offered_codes() if code in ("ar", "fa", "ti")]


WIDE = {"nl": (768, 1280), "ar": (768, 1280)}  # a language of each direction on one more screen


@pytest.mark.parametrize("code", offered_codes())
def test_nothing_is_cut_covered_or_backwards_on_any_screen(context: BrowserContext, reading_server, code):
    """Each page is fetched once: on a small phone, there with the text doubled, and on wider screens."""
    page = context.new_page()
    faults = {}
    for name, rest in (TYPES | PAPER).items():
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{reading_server.url}/{code}/{rest}")
        faults[name, 320] = faults_on(page)
        if code in RIGHT_TO_LEFT:
            faults[name, "numbers"] = reversed_numbers(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults[name, "doubled"] = faults_on(page)
        page.evaluate("document.documentElement.style.fontSize = ''")
        for width in WIDE.get(code, (1280,)):
            page.set_viewport_size({"width": width, "height": 800})
            faults[name, width] = faults_on(page)
    assert {where: found for where, found in faults.items() if found} == {}


def test_a_number_that_does_read_backwards_is_found(context: BrowserContext):
    page = context.new_page()
    page.set_content('<!doctype html><html lang="ar" dir="rtl"><body><p>اتصلوا بالرقم 088 88 76 900 الآن</p>')
    assert reversed_numbers(page)
    page.set_content('<!doctype html><html lang="ar" dir="rtl"><body><p>اتصلوا <bdi dir="ltr">088 88 76 900</bdi></p>')
    assert not reversed_numbers(page)


def test_text_that_is_covered_or_cut_is_found(context: BrowserContext):
    page = context.new_page()
    page.set_content('<p style="margin:0">een twee drie</p><p style="margin:-1em 0 0">vier vijf zes</p>')
    assert any("over each other" in fault for fault in faults_on(page))
    page.set_content('<p style="width:4em;overflow:hidden;white-space:nowrap">een heel lange zin</p>')
    assert any("cut off" in fault for fault in faults_on(page))
    page.set_content('<p style="width:200em">breed</p>')
    assert any("wider" in fault for fault in faults_on(page))


@pytest.mark.parametrize("code", OWN_SCRIPT)
def test_every_letter_is_drawn(context: BrowserContext, reading_server, code):
    page = context.new_page()
    drawn: Drawn = set()
    for name, rest in (TYPES | PAPER).items():
        page.goto(f"{reading_server.url}/{code}/{rest}")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        assert not unreadable(context, page, drawn), name
    assert len(drawn) > 100


def test_a_letter_that_no_font_has_is_found(context: BrowserContext):
    page = context.new_page()
    page.set_content("<p>\U000f1234</p>")  # private use: no font of this machine has it
    assert unreadable(context, page)


@pytest.mark.parametrize("code", OWN_SCRIPT)
def test_lines_of_high_scripts_have_room(context: BrowserContext, reading_server, code):
    page = context.new_page()
    page.goto(f"{reading_server.url}/{code}/{TYPES['service']}")
    ratio = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('main p')); "
        "return parseFloat(s.lineHeight) / parseFloat(s.fontSize) })()"
    )
    assert ratio >= 1.7
