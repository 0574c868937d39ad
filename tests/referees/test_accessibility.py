"""axe-core on every type of page in every offered language: a phone in daylight, a desk in the dark."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from app.languages import offered_codes
from tests.support.addresses import BOARD, TYPES, starter_addresses
from tests.support.browsers import PHONE

pytestmark = pytest.mark.referee
AXE = Path(__file__).resolve().parents[2] / ".cache/referees/node_modules/axe-core/axe.min.js"
SETTINGS: dict[str, dict[str, Any]] = {
    "with-csp": {"viewport": PHONE},
    "without-csp": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark", "bypass_csp": True},
}
RUN = "axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)"
DARK = ("nl", "ar", "ti")  # the dark of a desk differs by direction and script only; the audit asks it in all


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), "axe-core is not there; run: make test"
    return AXE.read_text()


def violations(page: Page, axe: str, url: str) -> list[str]:
    """What axe finds, one line each: rule and place."""
    page.goto(url)
    return violations_here(page, axe)


def violations_here(page: Page, axe: str) -> list[str]:
    """The same on the page that is open."""
    page.evaluate(axe)
    return _lines(page.evaluate(RUN))


def violations_in_the_dark(page: Page) -> list[str]:
    """The page where axe has just looked at a phone, now on a dark desk."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(SETTINGS["without-csp"]["viewport"])
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # no colour on its way to another
    lines = _lines(page.evaluate(RUN))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    return lines


def _lines(found: list[dict[str, Any]]) -> list[str]:
    return [f"{each['id']}: {node['html'][:120]} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("code", offered_codes())
def test_axe_finds_nothing_on_any_type_of_page(browser: Browser, reading_server, axe, code):
    context = browser.new_context(**SETTINGS["with-csp"])
    page = context.new_page()
    found = {}
    for name, rest in TYPES.items():
        found[name] = violations(page, axe, f"{reading_server.url}/{code}/{rest}")
        if code in DARK:
            found[name, "dark"] = violations_in_the_dark(page)
    context.close()
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("settings", SETTINGS)
def test_axe_finds_nothing_on_the_board(browser: Browser, reading_server, axe, settings):
    context = browser.new_context(**{**SETTINGS[settings], "viewport": {"width": 1920, "height": 1080}})
    found = violations(context.new_page(), axe, reading_server.url + BOARD)
    context.close()
    assert found == []


def test_axe_finds_nothing_on_the_slides_of_a_board_that_somebody_stopped(browser: Browser, reading_server, axe):
    hall = {"width": 1920, "height": 1080}
    context = browser.new_context(viewport=hall, bypass_csp=True, reduced_motion="reduce")  # or it would see a fade
    page = context.new_page()
    page.goto(reading_server.url + BOARD)
    page.wait_for_selector(".is-playing .is-in")
    page.evaluate(axe)
    found = {}
    for _slide in range(24):  # Pages of today come first; their number depends on the day.
        if len(found) > 2:
            break
        page.keyboard.press("ArrowRight")
        page.wait_for_function("getComputedStyle(document.querySelector('.body')).opacity === '1'")
        kind = page.locator("[data-board]").get_attribute("data-kind")
        found[kind] = [each["id"] for each in page.evaluate(RUN)]
    context.close()
    assert len(found) >= 2
    assert {kind: rules for kind, rules in found.items() if rules} == {}


@pytest.mark.skipif("NOORDWIJZER_AUDIT" not in os.environ, reason="every page is for `make audit`")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("code", offered_codes())
def test_axe_finds_nothing_on_any_page_at_all(browser: Browser, reading_server, starter_session, axe, code, settings):
    context = browser.new_context(**SETTINGS[settings])
    page = context.new_page()
    found = {}
    for rest in starter_addresses(starter_session).every_page():
        found[rest] = violations(page, axe, f"{reading_server.url}/{code}/{rest}")
    context.close()
    assert {rest: lines for rest, lines in found.items() if lines} == {}
