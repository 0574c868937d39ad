"""Without internet, by choice: nothing before the reader asks, nothing old while online, all gone with one tap."""

from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import select

from app.activities import actions
from app.activities.models import Activity, Occurrence
from tests.factories import AT
from tests.support.keeping import FORGET, ON, THIS, WORKERS, choose, pages_stored, stored
from tests.support.sites import LiveServer

pytestmark = pytest.mark.story
HARMFUL = (
    "hulp/geweld/",
    "hulp/nood/",
    "hulp/psychisch/",
    "hulp/verslaving/",
    "aanbod/veilig-thuis/",
    "organisatie/veilig-thuis/",
    "organisatie/kindertelefoon/",
)


def test_before_the_choice_there_is_nothing_and_after_forgetting_too(context: BrowserContext, reading_server):
    page = context.new_page()
    page.goto(f"{reading_server.url}/pl/")
    page.wait_for_selector(ON)
    assert (stored(page), page.evaluate(WORKERS)) == ({}, 0)
    assert page.locator("link[rel=manifest]").count() == 0
    choose(page, reading_server)
    assert pages_stored(page) == {"/pl/", "/pl/activiteiten/"}
    assert sum(stored(page).values()) <= 300_000
    assert page.locator("link[rel=manifest]").count() == 1
    page.click(FORGET)
    page.wait_for_selector(ON)
    assert (stored(page), page.evaluate(WORKERS)) == ({}, 0)


def test_without_network_what_was_kept_is_there_and_tells_its_age(context: BrowserContext, reading_server):
    page = context.new_page()
    choose(page, reading_server, "ar")
    page.goto(f"{reading_server.url}/ar/aanbod/gemeente-velsen/")
    page.click(THIS)
    expect(page.locator("[data-keep-list] li")).to_have_count(3)
    context.set_offline(True)
    for path in ("/ar/", "/ar/activiteiten/", "/ar/aanbod/gemeente-velsen/"):
        page.goto(reading_server.url + path)
        age = page.locator("main [data-keep-age]")
        expect(age).to_be_visible()
        assert page.locator("[data-keep-at]").inner_text().startswith("23-11-2026 09:00")
        assert page.evaluate("getComputedStyle(document.body).fontFamily")
        assert page.locator("#urgent a").first.get_attribute("href") == "tel:112"
    page.goto(f"{reading_server.url}/ar/hulp/werk/")
    assert page.url == f"{reading_server.url}/ar/", "a page that was not kept leads home"


@pytest.mark.parametrize("path", HARMFUL)
def test_a_page_that_could_harm_its_reader_is_never_kept(context: BrowserContext, reading_server, path):
    page = context.new_page()
    choose(page, reading_server, "nl")
    page.goto(f"{reading_server.url}/nl/{path}")
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    assert not page.locator(THIS).is_visible()
    for other in ("zoeken/?q=geld", "print/week/", path):
        page.goto(f"{reading_server.url}/nl/{other}")
    assert pages_stored(page) == {"/nl/", "/nl/activiteiten/"}


def test_online_a_cancellation_is_never_hidden(context: BrowserContext, live_server: LiveServer):
    live_server.set_clock("2026-11-23T09:00")
    page = context.new_page()
    choose(page, live_server, "nl")
    with live_server.session() as session:
        row = session.scalars(
            select(Occurrence)
            .join(Activity)
            .where(Occurrence.starts > datetime(2026, 11, 23, 9), Activity.visibility == "public")
            .order_by(Occurrence.starts)
        ).first()
        activity = session.get_one(Activity, row.activity_id)
        actions.cancel_occurrence(session, activity, row.recurrence_id, reason="ill", by=None, at=AT)
    page.goto(f"{live_server.url}/nl/activiteiten/")
    assert page.locator("[data-status=cancelled]").count() == 1
    assert not page.locator("[data-keep-age]").is_visible()


def test_what_does_not_fit_is_said_and_nothing_is_lost(context: BrowserContext, reading_server):
    page = context.new_page()
    choose(page, reading_server, "nl")
    page.evaluate("""async () => {
      const store = await caches.open("noordwijzer-kept");
      const home = await store.match("/nl/");
      const filler = new Response("<html data-keepable>" + "x".repeat(290000), { headers: home.headers });
      window.realFetch = window.fetch;
      window.fetch = (address, options) =>
        String(address).includes("gemeente-velsen")
          ? Promise.resolve(filler.clone())
          : window.realFetch(address, options);
    }""")
    page.evaluate("history.pushState({}, '', '/nl/aanbod/gemeente-velsen/')")
    page.evaluate("document.querySelector('[data-keep-this]').click()")
    expect(page.locator("[data-keep-status]")).not_to_be_empty()
    expect(page.locator("[data-keep-list] li")).to_have_count(2)
    for _ in range(100):  # What does not fit is taken away again while the list already stands.
        if pages_stored(page) == {"/nl/", "/nl/activiteiten/"}:
            break
        page.wait_for_timeout(100)
    assert pages_stored(page) == {"/nl/", "/nl/activiteiten/"}
    assert sum(stored(page).values()) <= 300_000


def test_a_phone_that_is_full_says_so(context: BrowserContext, reading_server):
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/")
    page.evaluate("Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError')); null")
    page.click(ON)
    expect(page.locator("[data-keep-status]")).not_to_be_empty()
    page.wait_for_selector(ON)
    assert (stored(page), page.evaluate(WORKERS)) == ({}, 0)


def test_two_tabs_tell_the_same(context: BrowserContext, reading_server):
    first, second = context.new_page(), context.new_page()
    choose(first, reading_server, "nl")
    second.goto(f"{reading_server.url}/nl/")
    expect(second.locator("[data-keep-list] li")).to_have_count(2)
    second.click(FORGET)
    second.wait_for_selector(ON)
    first.bring_to_front()
    first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.wait_for_selector(ON)


def test_a_new_worker_takes_over_at_once(context: BrowserContext, live_server: LiveServer, monkeypatch, tmp_path):
    from app.front import keeping

    page = context.new_page()
    choose(page, live_server, "nl")
    newer = tmp_path / "worker.js"
    newer.write_text(keeping.WORKER.read_text() + "\n// newer\n")
    monkeypatch.setattr(keeping, "WORKER", newer)
    live_server.app.extensions["page_cache"].forget()  # A new version comes with a restart.
    changed = "new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true)))"
    update = "async () => { (await navigator.serviceWorker.getRegistration('/')).update(); }"
    page.evaluate(f"() => {{ window.changed = {changed}; }}")  # It listens before the new one is asked for.
    page.evaluate(update)
    assert page.evaluate("() => window.changed")


@pytest.mark.parametrize("path", HARMFUL)
def test_a_page_that_could_harm_its_reader_does_not_even_offer_it(context: BrowserContext, reading_server, path):
    page = context.new_page()
    page.goto(f"{reading_server.url}/pl/")
    expect(page.locator(ON)).to_be_visible()
    page.goto(f"{reading_server.url}/pl/{path}")
    page.wait_for_load_state("networkidle")
    expect(page.locator(ON)).to_be_hidden()
