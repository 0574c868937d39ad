"""An editor between two visitors: posts an activity, sees it in three languages, and cancels one date of it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.addresses import BOARD
from tests.support.browsers import sign_in
from tests.support.sites import LiveServer

pytestmark = pytest.mark.story
COFFEE = {"nl": "Koffieochtend", "pl": "Poranek przy kawie"}
TODAY = "2026-11-23"


@pytest.fixture
def editor(context: BrowserContext, live_server: LiveServer) -> Page:
    """Signed in through the front door, with everything that guards it."""
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, live_server)
    return page


def post_coffee(editor: Page, live_server: LiveServer) -> None:
    editor.goto(f"{live_server.url}/beheer/activiteiten/nieuw/koffieochtend/")
    editor.fill("[name=first_day]", TODAY)
    editor.fill("[name=begins]", "14:00")
    editor.fill("[name=ends]", "15:30")
    editor.select_option("[name=organization]", "de-stek")


def publish(editor: Page) -> str:
    """Presses the button and gives the slug of what is on the site now."""
    editor.locator("button[name=step][value=publish]").click()
    public = editor.locator("main a[href*='/activiteiten/']:not([href*='/beheer/'])").first
    address = public.get_attribute("href")
    found = re.search(r"/activiteiten/([^/]+)/$", address or "")
    assert found, address
    return found.group(1)


def test_the_preview_shows_the_page_of_the_reader_in_every_language(editor, live_server):
    post_coffee(editor, live_server)
    frame = editor.frame_locator("iframe[name=preview]")
    for code, title in COFFEE.items():
        editor.locator(f".preview-languages button:has([lang={code}])").click()
        expect(frame.locator(f"html[lang={code}] h1")).to_contain_text(title)
    editor.locator(".preview-languages button:has([lang=ar])").click()
    expect(frame.locator("html[lang=ar][dir=rtl] h1")).to_be_visible()


def test_a_posted_activity_is_on_the_site_and_on_the_board_and_so_is_its_cancellation(
    editor: Page, live_server: LiveServer, browser: Browser
):
    post_coffee(editor, live_server)
    slug = publish(editor)
    back_office = editor.url
    resident = browser.new_page(viewport={"width": 360, "height": 740})
    board = browser.new_page(viewport={"width": 1920, "height": 1080})

    resident.goto(f"{live_server.url}/pl/activiteiten/{slug}/")
    expect(resident.locator("h1")).to_contain_text(COFFEE["pl"])
    expect(resident.locator("main .badge-cancelled")).to_have_count(0)
    board.goto(live_server.url + BOARD)
    expect(board.locator(f"[data-activity={slug}][data-status=confirmed]").first).to_be_attached(timeout=60_000)

    editor.goto(back_office)
    editor.locator(f"main a[href*='/dag/{TODAY}']").first.click()
    editor.locator("form:has([name=step][value=cancel]) button").click()
    expect(editor.locator("main > [role=status]").first).to_be_visible()

    for code in ("nl", "pl", "ar"):
        resident.goto(f"{live_server.url}/{code}/activiteiten/{slug}/")
        expect(resident.locator("main .badge-cancelled").first).to_be_visible()
    cancelled = board.locator(f"[data-activity={slug}][data-status=cancelled]")
    expect(cancelled.first).to_be_attached(timeout=60_000)
    resident.close()
    board.close()


def test_a_resident_is_never_let_into_the_back_office(browser: Browser, live_server: LiveServer):
    page = browser.new_page()
    page.goto(f"{live_server.url}/beheer/activiteiten/")
    expect(page.locator("[name=signin_password]")).to_be_visible()
    page.close()
