"""Kept pages: exact after every change, right in every minute, the same for all, bounded."""

import threading
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine
from werkzeug.test import Client
from werkzeug.wrappers import Response

from app.activities import actions
from app.clock import ASKED_TIME, MARKS
from app.generation import GENERATION
from app.page_cache import PageCache
from kiosk.actions import ensure_screen
from tests import factories

HOME, TOPICS, LIST = "/nl/", "/nl/hulp/", "/nl/activiteiten/"


@pytest.fixture
def cache(app) -> PageCache:
    return app.extensions["page_cache"]


@pytest.fixture
def kept(cache, client):
    """Was the page answered without asking the site?"""

    def ask(path: str, **wishes) -> bool:
        before = cache.misses, cache.hits
        client.get(path, inspect=False, **wishes)
        return (cache.misses, cache.hits) == (before[0], before[1] + 1)

    return ask


PAGES = (HOME, TOPICS, "/ar/hulp/geld/", LIST, "/nl/privacy/", "/sitemap.xml")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_once_for_all(client, kept, session, path):
    place = factories.location(session, slug="de-stek")
    factories.activity(session, location=place.slug)
    ensure_screen(session, "de-stek", "De Stek", "de-stek", ["nl"], factories.AT)
    first = client.get(path)
    again = client.get(path)
    assert kept(path)
    assert (again.data, list(again.headers)) == (first.data, list(first.headers))
    assert "Date" not in first.headers, "the server dates every answer, kept ones too"


def test_a_change_is_on_the_next_request(client, session, kept):
    activity = factories.activity(session)
    assert "Gaat niet door" not in client.get(LIST).text
    assert kept(LIST)
    actions.cancel_occurrence(session, activity, activity.starts, reason="ill", by=None, at=factories.AT)
    assert "Gaat niet door" in client.get(LIST).text


def test_a_page_that_shows_the_time_holds_for_its_minute_only(client, session, clock, kept):
    factories.activity(session)
    clock.set("2026-11-23 11:29")
    assert "2026-11-23T09:30" in client.get(LIST).text
    clock.set("2026-11-23 11:29:59")
    assert kept(LIST)
    clock.set("2026-11-23 11:30")
    assert "2026-11-23T09:30" not in client.get(LIST).text
    clock.set("2026-11-23 11:29")
    assert "2026-11-23T09:30" in client.get(LIST).text, "also when the clock is put back"


def test_a_page_that_asks_no_time_outlasts_the_day(client, clock, kept):
    client.get(TOPICS)
    clock.set("2026-12-24 09:00")
    assert kept(TOPICS)


@pytest.mark.parametrize(
    "path", ["/nl/zoeken/", "/nl/zoeken/?q=geld", LIST + "?gratis=1", "/nl/bestaat-niet/", "/", "/healthz"]
)
def test_what_is_one_readers_own_or_has_no_end_is_never_kept(client, kept, cache, path):
    before = len(cache._entries)
    client.get(path)
    assert not kept(path)
    assert len(cache._entries) == before


def test_the_back_office_never_passes_here(staff_client, cache):
    before = cache.hits, cache.misses
    staff_client.get("/beheer/")
    staff_client.get("/beheer/")
    assert (cache.hits, cache.misses) == before


def test_three_forms_are_kept_however_browsers_word_it(client, kept):
    for wish in ("br", "gzip", ""):
        client.get(TOPICS, headers={"Accept-Encoding": wish}, inspect=False)
    for wish in ("gzip, deflate, br, zstd", "gzip;q=0.5, br;q=0", "identity"):
        assert kept(TOPICS, headers={"Accept-Encoding": wish})
    packed = client.get(TOPICS, headers={"Accept-Encoding": "gzip;q=0.5, br;q=0"}, inspect=False)
    assert packed.headers["Content-Encoding"] == "gzip"


def test_a_kept_page_costs_a_304_to_whoever_has_it(client, kept):
    tag = client.get(TOPICS).headers["ETag"]
    assert kept(TOPICS, headers={"If-None-Match": tag})
    answer = client.get(TOPICS, headers={"If-None-Match": f'"other", {tag}'})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert client.get(TOPICS, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.head(TOPICS).data == b""


def test_a_static_file_is_kept_only_under_the_name_of_its_content(client, kept, cache):
    address = client.get(TOPICS).page.xpath("string(//link[@rel='stylesheet']/@href)")
    first = client.get(address, headers={"Accept-Encoding": "br"}, inspect=False)
    assert first.headers["Content-Encoding"] == "br"
    assert "immutable" in first.headers["Cache-Control"]
    assert kept(address, headers={"Accept-Encoding": "br"})
    before = len(cache._entries)
    wrong = client.get(address.partition("?")[0] + "?v=0123456789")
    assert "immutable" not in wrong.headers["Cache-Control"]
    assert len(cache._entries) == before


# The layer alone, in front of a site of a few lines.


class Site:
    def __init__(self, work: float = 0.0, **headers: str) -> None:
        self.calls = 0
        self.work, self.headers, self.size = work, headers, 100
        self.marks: set[str] = set()

    def __call__(self, environ, start_response):
        self.calls += 1
        time.sleep(self.work)
        environ.get(MARKS, set()).update(self.marks)
        response = Response("x" * self.size, headers=self.headers)
        response.add_etag()
        return response(environ, start_response)


@pytest.fixture
def before(tmp_path):
    """Puts the layer before a site; gives a client of it."""
    engine = create_engine(f"sqlite:///{tmp_path}/pages.db")
    GENERATION.create(engine)

    def put(site, most_bytes: int = 100_000) -> Client:
        return Client(PageCache(site, engine, lambda: datetime(2026, 11, 23, tzinfo=UTC), most_bytes))

    yield put
    engine.dispose()


def test_readers_who_ask_at_once_wait_for_the_one_who_makes_it(before):
    site = Site(work=0.3)
    client = before(site)
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(client.get("/nl/").status_code)) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == [200] * 12
    assert site.calls == 1


def test_the_memory_is_bounded_and_the_oldest_goes_first(before):
    site = Site()
    client = before(site, most_bytes=20_000)
    for number in range(100):
        client.get(f"/nl/{number}/")
        client.get("/nl/")
    cache = client.application
    assert cache.bytes <= 20_000
    assert site.calls == 101, "what is asked for all the time stays"


@pytest.mark.parametrize(
    "headers", [{"Set-Cookie": "a=b"}, {"Cache-Control": "no-store"}, {"Vary": "Accept-Language"}, {"Vary": "Cookie"}]
)
def test_what_is_not_for_everybody_is_made_for_each(before, headers):
    site = Site(**headers)
    client = before(site)
    client.get("/nl/")
    client.get("/nl/")
    assert site.calls == 2


def test_an_error_in_making_a_page_is_told_and_not_kept(before):
    def broken(_environ, _start_response):
        raise RuntimeError("not today")

    client = before(broken)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            client.get("/nl/")
    assert client.application._making == {}


def test_nothing_is_kept_where_that_is_set(before):
    site = Site()
    client = before(site, most_bytes=0)
    client.get("/nl/")
    client.get("/nl/")
    assert site.calls == 2


def test_only_what_asked_the_time_is_made_anew_each_minute(before):
    site = Site()
    client = before(site)
    for marks, calls in (({ASKED_TIME}, 2), (set(), 1)):
        site.marks, site.calls = marks, 0
        client.application.forget()
        for minute in (1, 2):
            client.application._clock = lambda minute=minute: datetime(2026, 11, 23, 9, minute, tzinfo=UTC)
            client.get("/nl/")
        assert site.calls == calls


def test_a_database_that_does_not_answer_is_left_to_the_site(before):
    site = Site()
    client = before(site)
    client.get("/nl/")
    with client.application._generations._engine.begin() as connection:
        GENERATION.drop(connection)
    assert client.get("/nl/").status_code == 200
    assert site.calls == 2
