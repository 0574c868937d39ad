"""Sending a page in the language of somebody else: with the phone's own list of ways, or copied."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.story
# The device, which no browser without a screen has: it notes what it is handed.
DEVICE = """
const given = { share: (what) => { window.sent = what; return window.closes ? Promise.reject() : Promise.resolve(); },
                clipboard: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } };
for (const name of Object.keys(given)) Object.defineProperty(navigator, name, { value: given[name] });
"""
NO_DEVICE = "for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined });"


@pytest.fixture
def opened(page: Page, reading_server):
    """An activity in Arabic, with the ways to send it unfolded."""

    def open_with(device: str) -> Page:
        page.add_init_script(device)
        page.goto(f"{reading_server.url}/ar/activiteiten/vb-koffie-ma/")
        page.locator(".share summary").click()
        return page

    return open_with


def test_the_phone_is_handed_the_title_and_the_link_in_the_language_of_the_other(opened):
    page = opened(DEVICE)
    polish = page.locator("[data-share$='/pl']")
    polish.locator("[data-send]").click()
    sent = page.evaluate("window.sent")
    assert sent["url"] == polish.get_attribute("data-share")
    assert sent["title"] == sent["text"] == polish.get_attribute("data-title")
    assert page.request.get(sent["url"]).url.endswith("/pl/activiteiten/vb-koffie-ma/")


def test_whoever_closes_the_list_of_the_phone_stays_where_they_were(opened):
    page = opened(DEVICE + "window.closes = true;")
    page.locator("[data-share$='/ti'] [data-send]").click()
    assert page.evaluate("window.sent").keys() == {"title", "text", "url"}
    expect(page.locator(".share [role=status]")).to_have_text("")  # And `page` fails on an error nobody caught.


def test_what_is_copied_is_title_and_link_and_is_said_aloud(opened):
    page = opened(DEVICE)
    somali = page.locator("[data-share$='/so']")
    somali.locator("[data-copy]").click()
    title, link = (somali.get_attribute(name) for name in ("data-title", "data-share"))
    assert page.evaluate("window.copied") == f"{title}\n{link}"
    said = page.locator(".share [role=status]")
    expect(said).to_have_text(said.get_attribute("data-copied") or "-")


def test_a_device_that_can_do_neither_offers_neither(opened):
    page = opened(NO_DEVICE)
    expect(page.locator("[data-share$='/pl'] a").first).to_be_visible()
    for button in ("[data-send]", "[data-copy]"):
        expect(page.locator(button).first).to_be_hidden()
