"""Headless Chromium, one per worker, that can reach this machine only."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app.accounts.models import EDITOR
from tests import factories
from tests.support.sites import LiveServer

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PHONE = {"width": 360, "height": 740}
PATIENCE = 15_000  # milliseconds; only what never comes takes all of it


def chromium() -> str:
    """The browser of this machine. Fails, never skips."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    pytest.fail("Chromium is not on this machine; run: apt-get install -y chromium", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with nothing in its cache."""
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/Amsterdam", locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab; an error in a script of ours, or a page that asks another host, fails the test at its end."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: _note_foreign(request.url, faults))
    yield page
    assert not faults, faults


def sign_in(page: Page, live_server: LiveServer, role: str = EDITOR) -> None:
    """A new person comes in through the front door of the back office, with everything that guards it."""
    with live_server.session() as session:
        email = factories.person(session, role=role).email
    page.goto(f"{live_server.url}/beheer/")
    page.fill("[name=signin_email]", email)
    page.fill("[name=signin_password]", factories.PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/beheer/")


def _note_foreign(url: str, faults: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1", "data:", "blob:", "about:")):
        faults.append(f"asks another host: {url}")
