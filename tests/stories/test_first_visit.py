"""What a first visit costs on an old phone with little data, measured in a real browser with an empty cache."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from app.languages import offered_codes
from tests.support.addresses import TYPES
from tests.support.browsers import PHONE

pytestmark = pytest.mark.story
MOST_BYTES = 40_000
MOST_REQUESTS = 6
PAGES = ("home", "topic", "service", "activities", "activity", "places")


class Visit:
    """A page opened with nothing in the cache; every request is noted, every answer weighed."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.page = context.new_page()
        network = context.new_cdp_session(self.page)
        network.send("Network.enable")
        self._urls: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        network.on("Network.requestWillBeSent", lambda it: self._urls.update({it["requestId"]: it["request"]["url"]}))
        network.on(
            "Network.loadingFinished", lambda it: self._sizes.update({it["requestId"]: it["encodedDataLength"]})
        )
        self.page.goto(url, wait_until="commit")

    def asked(self) -> dict[str, int]:
        """Bytes by address, once nothing is asked any more."""
        self.page.wait_for_load_state("networkidle")
        asked = {number: url for number, url in self._urls.items() if not url.startswith("data:")}
        assert asked.keys() <= self._sizes.keys(), "every answer was weighed"
        return {url: self._sizes[number] for number, url in asked.items()}


@pytest.mark.parametrize("code", offered_codes())
def test_a_first_visit_is_light_and_leaves_nothing_behind(browser: Browser, reading_server, code):
    contexts = [browser.new_context(viewport=PHONE) for _page in PAGES]
    visits = [
        Visit(context, f"{reading_server.url}/{code}/{TYPES[name]}")
        for context, name in zip(contexts, PAGES, strict=True)
    ]  # all at once: most of the time goes into hearing that nothing more is asked
    for context, visit in zip(contexts, visits, strict=True):
        asked = visit.asked()
        assert all(url.startswith(reading_server.url) for url in asked), asked
        assert len(asked) <= MOST_REQUESTS, asked
        assert sum(asked.values()) <= MOST_BYTES, asked
        assert context.cookies() == []
        assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0
        context.close()


FIRST_LINKS = """(codes) => codes.map((code) => {
  const link = document.querySelector(`nav a[hreflang=${code}]`);
  const box = link && link.checkVisibility() && link.getBoundingClientRect();
  return box ? [box.bottom + scrollY, box.height] : null;
})"""


@pytest.mark.parametrize("code", offered_codes())
def test_the_first_screen_of_a_phone_holds_every_language(context: BrowserContext, reading_server, code):
    page = context.new_page()
    for name, rest in TYPES.items():
        page.goto(f"{reading_server.url}/{code}/{rest}")
        for other, box in zip(offered_codes(), page.evaluate(FIRST_LINKS, offered_codes()), strict=True):
            assert box, f"{name}: {other} is not visible"
            bottom, height = box
            assert bottom <= 740, f"{name}: {other} is below the first screen"
            assert height >= 24, f"{name}: {other} is too small for a thumb"
