"""What tests of the board can ask for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.kiosk.hall import Hall


@pytest.fixture
def hall(page: Page, reading_server) -> Iterator[Hall]:
    """A board that is not yet hung. An error in its console fails the test at its end."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        is_network = message.text.startswith("Failed to load resource")  # Chromium says this, whatever we do.
        if message.type in ("error", "warning") and not is_network:
            said.append(message.text)

    page.on("console", note)
    yield Hall(page, reading_server.url)
    page.unroute_all(behavior="ignoreErrors")
    assert not said, said
