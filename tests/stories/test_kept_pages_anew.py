"""An hour later: what was kept is asked for again, and only the word of the site itself takes a page away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect
from sqlalchemy import select

from app.directory.models import Service, ServiceTopic
from app.records.models import WITHDRAWN, SlugHistory
from tests.support.keeping import ON, THIS, WORKERS, choose, pages_stored, stored
from tests.support.sites import LiveServer

pytestmark = pytest.mark.story
FILLED = "<html><section data-keep data-keepable></section>" + "x" * 290_000
GATE = "<html><h1>Welcome to our wifi</h1>"
NO_WORD_ABOUT_THE_PAGE: dict[str, Callable[[Route], None]] = {
    "restarted": lambda route: route.fulfill(status=503),
    "nothing behind the proxy": lambda route: route.fulfill(status=502),
    "fault": lambda route: route.fulfill(status=500),
    "gate in its place": lambda route: route.fulfill(status=200, content_type="text/html", body=GATE),
    "broken line": lambda route: route.abort(),
}
MOMENTS = """async () => {
  const store = await caches.open("noordwijzer-kept");
  const found = {};
  for (const request of await store.keys()) {
    found[new URL(request.url).pathname] = (await store.match(request)).headers.get("date");
  }
  return found;
}"""


def keep_also(page: Page, server: LiveServer, path: str) -> None:
    before = page.locator("[data-keep-list] li").count()
    page.goto(server.url + path)
    page.click(THIS)
    expect(page.locator("[data-keep-list] li")).to_have_count(before + 1)


def set_phone(context: BrowserContext, wall: str) -> None:
    """The phone's clock; the server stands at nine o'clock unless a test puts it elsewhere."""
    context.clock.set_fixed_time(f"{wall}+01:00")


def answer_fetches(context: BrowserContext, path: str, answer: Callable[[Route], None]) -> list[str]:
    """What scripts ask for at this path (`**` for any page) gets this answer; a reader who goes there does not."""
    asked: list[str] = []

    def decide(route: Route, request: Request) -> None:
        if request.headers["accept"].startswith("text/html") or "/static/" in request.url:
            route.fallback()
            return
        asked.append(request.url)
        answer(route)

    context.route(f"**/nl/{path}", decide)
    return asked


@pytest.mark.parametrize("case", NO_WORD_ABOUT_THE_PAGE)
def test_an_hour_later_only_the_word_of_the_site_takes_a_page_away(context: BrowserContext, reading_server, case):
    page = context.new_page()
    set_phone(context, "2026-11-23T09:10")
    choose(page, reading_server, "nl")
    keep_also(page, reading_server, "/nl/aanbod/gemeente-velsen/")
    before = page.evaluate(MOMENTS), stored(page)
    asked = answer_fetches(context, "**", NO_WORD_ABOUT_THE_PAGE[case])
    set_phone(context, "2026-11-23T10:10")
    page.goto(f"{reading_server.url}/nl/hulp/werk/")
    expect(page.locator("[data-keep-list] li")).to_have_count(3)  # The list stands when all has been asked.
    assert asked
    assert (page.evaluate(MOMENTS), stored(page)) == before


def test_within_the_hour_nothing_is_asked(context: BrowserContext, reading_server):
    page = context.new_page()
    set_phone(context, "2026-11-23T09:10")
    choose(page, reading_server, "nl")
    asked = answer_fetches(context, "**", NO_WORD_ABOUT_THE_PAGE["restarted"])
    page.goto(f"{reading_server.url}/nl/hulp/werk/")
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    assert asked == []


def test_what_the_site_took_away_goes_and_the_rest_is_as_new_as_can_be(context: BrowserContext, live_server):
    page = context.new_page()
    live_server.set_clock("2026-11-23T09:00")
    set_phone(context, "2026-11-23T09:10")
    choose(page, live_server, "nl")
    withdrawn, delicate = "/nl/aanbod/gemeente-velsen/", "/nl/aanbod/sociaal-wijkteam-velsen/"
    keep_also(page, live_server, withdrawn)
    keep_also(page, live_server, delicate)
    with live_server.session() as session:
        for service in session.scalars(select(Service)):
            if service.slug in withdrawn:
                service.state = WITHDRAWN
            if service.slug in delicate:
                service.topics = [ServiceTopic(topic="geweld")]
    answer_fetches(context, "", NO_WORD_ABOUT_THE_PAGE["restarted"])
    live_server.set_clock("2026-11-23T10:15")
    set_phone(context, "2026-11-23T10:15")
    page.goto(f"{live_server.url}/nl/hulp/werk/")
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    moments = page.evaluate(MOMENTS)
    assert {path: moment for path, moment in moments.items() if not path.startswith("/static/")} == {
        "/nl/": "Mon, 23 Nov 2026 08:00:00 GMT",
        "/nl/activiteiten/": "Mon, 23 Nov 2026 09:15:00 GMT",
    }
    context.set_offline(True)
    page.goto(f"{live_server.url}/nl/")
    assert page.evaluate("getComputedStyle(document.body).fontFamily")
    expect(page.locator("main [data-keep-age]")).to_be_visible()


def test_a_page_that_moved_stays_until_its_new_place_is_not_for_keeping(context: BrowserContext, live_server):
    page = context.new_page()
    live_server.set_clock("2026-11-23T09:00")
    set_phone(context, "2026-11-23T09:10")
    choose(page, live_server, "nl")
    keep_also(page, live_server, "/nl/aanbod/gemeente-velsen/")
    with live_server.session() as session:
        moved = session.scalars(select(Service).where(Service.slug == "gemeente-velsen")).one()
        moved.slug = "moved"
        session.add(SlugHistory(kind="service", slug="moved", record_id=moved.id))
    set_phone(context, "2026-11-23T10:10")
    page.goto(f"{live_server.url}/nl/hulp/werk/")
    expect(page.locator("[data-keep-list] li")).to_have_count(3)
    with live_server.session() as session:
        moved = session.scalars(select(Service).where(Service.slug == "moved")).one()
        moved.topics = [ServiceTopic(topic="geweld")]
    page.reload()
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    assert pages_stored(page) == {"/nl/", "/nl/activiteiten/"}


def test_an_hour_later_what_would_be_too_much_leaves_what_was_there(context: BrowserContext, reading_server):
    page = context.new_page()
    set_phone(context, "2026-11-23T09:10")
    choose(page, reading_server, "nl")
    before = stored(page)
    asked = answer_fetches(
        context, "activiteiten/", lambda route: route.fulfill(status=200, content_type="text/html", body=FILLED)
    )
    set_phone(context, "2026-11-23T10:10")
    page.goto(f"{reading_server.url}/nl/hulp/werk/")
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    assert asked
    assert stored(page) == before


def test_while_the_site_is_being_restarted_nothing_is_begun(context: BrowserContext, reading_server):
    page = context.new_page()
    answer_fetches(context, "activiteiten/", NO_WORD_ABOUT_THE_PAGE["restarted"])
    page.goto(f"{reading_server.url}/nl/")
    with page.expect_response("**/nl/activiteiten/"):
        page.click(ON)
    page.wait_for_function(f"async () => ({WORKERS})().then((count) => count === 0)")
    assert stored(page) == {}
    expect(page.locator(ON)).to_be_visible()
