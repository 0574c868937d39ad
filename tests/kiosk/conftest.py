"""What tests of the board can ask for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.kiosk.hall import Hall


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A screen without a worker: what the player does by itself. The worker has tests of its own (outage/)."""
    context = browser.new_context(timezone_id="Europe/Amsterdam", locale="nl-NL", service_workers="block")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def hall(page: Page, reading_server) -> Iterator[Hall]:
    """A board that is not yet hung. An error in its console fails the test at its end."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # Chromium says the first whatever we do, Playwright the second because it was told to.
        is_ours = not message.text.startswith(("Failed to load resource", "Service Worker registration blocked"))
        if message.type in ("error", "warning") and is_ours:
            said.append(message.text)

    page.on("console", note)
    yield Hall(page, reading_server.url)
    page.unroute_all(behavior="ignoreErrors")
    assert not said, said
