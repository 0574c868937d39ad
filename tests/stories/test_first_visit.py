"""What a first visit costs on an old phone with little data, measured in a real browser with an empty cache."""

import pytest
from playwright.sync_api import BrowserContext

from app.languages import offered_codes
from tests.support.addresses import TYPES

pytestmark = pytest.mark.story
MOST_BYTES = 40_000
MOST_REQUESTS = 6
PAGES = ("home", "topic", "service", "activities", "places")


@pytest.mark.parametrize("code", offered_codes())
@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_is_light_and_leaves_nothing_behind(context: BrowserContext, reading_server, name, code):
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    network.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(f"{reading_server.url}/{code}/{TYPES[name]}", wait_until="networkidle")
    asked = {number: url for number, url in asked.items() if not url.startswith("data:")}
    assert all(url.startswith(reading_server.url) for url in asked.values()), asked
    assert len(asked) <= MOST_REQUESTS, asked
    assert asked.keys() <= sizes.keys(), "every answer was weighed"
    assert sum(sizes.values()) <= MOST_BYTES, {url: sizes[number] for number, url in asked.items()}
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("code", offered_codes())
def test_the_first_screen_of_a_phone_holds_every_language(context: BrowserContext, reading_server, code):
    page = context.new_page()
    for name, rest in TYPES.items():
        page.goto(f"{reading_server.url}/{code}/{rest}")
        for other in offered_codes():
            link = page.locator(f"nav a[hreflang={other}]").first
            box = link.bounding_box()
            assert box, f"{name}: {other} is not visible"
            assert box["y"] + box["height"] <= 740, f"{name}: {other} is below the first screen"
            assert box["height"] >= 24, f"{name}: {other} is too small for a thumb"
