"""What staff change is on the next request everywhere: on the phone of a resident and on the board in the hall."""

from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import select

from app.activities.actions import cancel_occurrence
from app.activities.models import Activity
from tests.support.addresses import BOARD
from tests.support.apps import NOW

pytestmark = pytest.mark.story
FIRST_DATE = datetime(2026, 11, 23, 9, 30)
COFFEE = "vb-koffie-ma"


def cancel_the_coffee(live_server) -> None:
    with live_server.session() as session:
        coffee = session.scalars(select(Activity).where(Activity.slug == COFFEE)).one()
        cancel_occurrence(session, coffee, FIRST_DATE, reason="ill", by=None, at=NOW)


@pytest.mark.parametrize("code", ["nl", "pl", "ar"])
def test_a_resident_sees_the_cancellation_and_its_reason(context: BrowserContext, live_server, code):
    page = context.new_page()
    page.goto(f"{live_server.url}/{code}/activiteiten/{COFFEE}/")
    before = page.locator("main").inner_text()
    cancel_the_coffee(live_server)
    page.reload()
    assert page.locator("main .badge-cancelled").count() >= 1
    assert page.locator("main").inner_text() != before
    page.goto(f"{live_server.url}/{code}/activiteiten/")
    expect(page.locator("main .badge-cancelled").first).to_be_visible()


def test_the_board_shows_the_cancellation(context: BrowserContext, live_server):
    page = context.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    cancel_the_coffee(live_server)
    page.goto(live_server.url + BOARD)
    cancelled = page.locator(f"[data-activity={COFFEE}][data-status=cancelled]")
    expect(cancelled.first).to_be_attached(timeout=20_000)
    assert cancelled.first.get_attribute("data-start").startswith("2026-11-23T09:30")


def test_the_board_learns_of_a_cancellation_while_it_hangs_there(context: BrowserContext, live_server):
    page = context.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(live_server.url + BOARD)
    expect(page.locator("main[data-board]")).to_have_attribute("data-state", "live", timeout=20_000)
    version = page.locator("main[data-board]").get_attribute("data-version")
    cancel_the_coffee(live_server)
    board = page.locator(f"main[data-board]:not([data-version='{version}'])")
    expect(board).to_be_attached(timeout=20_000)  # It asks about every ten seconds.
    cancelled = page.locator(f"[data-activity={COFFEE}][data-status=cancelled]")
    expect(cancelled.first).to_be_attached(timeout=60_000)
