"""What a phone keeps by choice, for the stories that look at it."""

from playwright.sync_api import Page, expect

from tests.support.sites import LiveServer

ON, FORGET, THIS = "[data-keep-on]", "[data-keep-forget]", "[data-keep-this]"
STORED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      const kept = await store.match(request);
      if (kept) found[new URL(request.url).pathname] = (await kept.arrayBuffer()).byteLength;
    }
  }
  return found;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def stored(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(STORED)
    return found


def pages_stored(page: Page) -> set[str]:
    return {path for path in stored(page) if not path.startswith("/static/")}


def choose(page: Page, server: LiveServer, code: str = "pl") -> None:
    page.goto(f"{server.url}/{code}/")
    page.click(ON)
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
