"""Home and the statements."""

from datetime import datetime

import pytest

from app.activities.actions import cancel_occurrence
from app.catalogs import translate
from app.front import views
from app.languages import offered_codes
from app.ui import bundle
from tests import factories
from tests.support.apps import new_app
from tests.support.inspection import text_of

CODES = offered_codes()
STATEMENTS = ("privacy", "toegankelijkheid", "over")
DUTCH_H1 = {"privacy": "Privacy", "toegankelijkheid": "Toegankelijkheid", "over": "Over deze site"}


@pytest.fixture
def stek(session):
    return factories.location(session, slug="de-stek", name="De Stek")


def programme(page):
    (section,) = page.xpath("//section[@id='today']")
    return section


def slugs(page):
    return programme(page).xpath(".//article/@data-slug")


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("pl;q=0.3,ar;q=0.9", "/ar/"),
        ("ar;q=0,pl;q=0.1", "/pl/"),
        ("de,so;q=0.9", "/so/"),
        ("PL-pl", "/pl/"),
        (";;;,,q=", "/nl/"),
        ("pl;q=9999,ar;q=banaan", "/nl/"),
        ("ąę\udcff", "/nl/"),
        ("pl," * 2000, "/pl/"),
    ],
    ids=lambda value: value.encode("ascii", "replace").decode()[:24],
)
def test_the_start_leads_to_the_best_language_whatever_a_browser_sends(client, wish, answer):
    response = client.get("/", headers={"Accept-Language": wish.encode("utf-8", "surrogateescape").decode("latin-1")})
    assert (response.status_code, response.location) == (302, answer)
    assert "Accept-Language" in response.vary


@pytest.mark.parametrize("code", CODES)
def test_home_begins_with_the_question_and_the_promise_beside_it(client, code):
    page = client.get(f"/{code}/").page
    assert page.xpath("//main//form[@role='search'][@method='get']/@action") == [f"/{code}/zoeken/"]
    assert page.xpath("//main//form//*[@class='promise']")
    assert len(page.xpath("//ul[contains(@class, 'grid-tiles')]//a")) == 25
    assert page.xpath("//main//a[@class='jump-now']/@href") == ["tel:112"]


def test_home_shows_the_rest_of_today_and_tomorrow_of_the_house_only(client, session, stek):
    over = factories.activity(session, location="de-stek", starts="2026-11-23T07:00", duration=60)
    going_on = factories.activity(session, location="de-stek", starts="2026-11-23T08:30", duration=60)
    tomorrow = factories.activity(session, location="de-stek", starts="2026-11-24T10:00", rrule="")
    later = factories.activity(session, location="de-stek", starts="2026-11-25T10:00", rrule="")
    elsewhere = factories.activity(session)
    found = slugs(client.get("/nl/").page)
    assert found == [going_on.slug, tomorrow.slug]
    assert not {over.slug, later.slug, elsewhere.slug} & set(found)


def test_home_leaves_out_what_is_for_the_room_only_or_not_published(client, session, stek):
    factories.activity(session, location="de-stek", visibility="room")
    factories.activity(session, location="de-stek", state="draft")
    assert slugs(client.get("/nl/").page) == []


@pytest.mark.parametrize(("code", "words"), [("nl", "Gaat niet door"), ("pl", None), ("ar", None)])
def test_a_cancelled_date_stays_on_home_struck_through(client, session, stek, code, words):
    activity = factories.activity(session, location="de-stek")
    cancel_occurrence(session, activity, datetime(2026, 11, 23, 9, 30), by=None, at=factories.AT)
    (row,) = programme(client.get(f"/{code}/").page).xpath(".//article")
    assert "row-cancelled" in row.get("class").split()
    (badge,) = row.xpath(".//*[contains(@class, 'badge-cancelled')]")
    assert text_of(badge) == words if words else text_of(badge) != "Gaat niet door"


def test_the_style_strikes_a_cancelled_date_through():
    assert ".row-cancelled .row-time, .row-cancelled .row-title { text-decoration: line-through" in (
        bundle.stylesheet().decode()
    )


def test_home_says_when_there_is_nothing_on(client):
    words = text_of(programme(client.get("/nl/").page))
    assert "Er staat niets meer op het programma." in words
    assert "Er staat niets op het programma." in words


def test_today_turns_at_midnight_on_the_wall(client, clock):
    clock.set("2026-11-23 23:59")
    assert "Vandaag, maandag 23 november" in text_of(programme(client.get("/nl/").page))
    clock.set("2026-11-24 00:00")
    assert "Vandaag, dinsdag 24 november" in text_of(programme(client.get("/nl/").page))


def test_notices_stand_on_home_while_they_last_what_matters_most_first(client, session, clock):
    plain = {"starts": "2026-11-23T08:00", "ends": "2026-11-23T12:00"}
    factories.notice(session, title="Gewoon.", **plain)
    factories.notice(session, title="Dringend.", body="Regel een.\nRegel twee.", priority="priority", **plain)
    factories.notice(session, title="Straks.", starts="2026-11-23T10:00", ends="2026-11-23T12:00")
    factories.notice(session, title="Voorbij.", starts="2026-11-23T07:00", ends="2026-11-23T09:00")
    factories.notice(session, title="Alleen op schermen.", on_web=False, **plain)
    notes = client.get("/nl/").page.xpath("//main/*[contains(@class, 'note ')]")
    assert [text_of(note.xpath(".//h2")[0]) for note in notes] == ["Dringend.", "Gewoon."]
    assert [text_of(line) for line in notes[0].xpath(".//p")] == ["Regel een.", "Regel twee."]
    assert "note-warning" in notes[0].get("class")
    clock.set("2026-11-23 12:00")
    assert not client.get("/nl/").page.xpath("//main/*[contains(@class, 'note ')]")


def test_a_notice_without_a_translation_is_dutch_and_says_so(client, session):
    notice = factories.notice(session, title="Wij zijn dicht.")
    page = client.get("/ar/").page
    assert page.xpath("//main//h2/span[@lang='nl'][@dir='ltr'][.='Wij zijn dicht.']")
    factories.translation(notice.title, "ar", "نحن مغلقون.")
    assert "نحن مغلقون." in text_of(client.get("/ar/").page)


def test_a_hostile_notice_stays_text(client, session):
    factories.notice(session, title="<img src=x onerror=alert(1)>", body="<script>1</script>")
    page = client.get("/pl/").page
    assert not page.xpath("//main//img | //main//script")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_speaks_the_readers_language(client, code, name):
    page = client.get(f"/{code}/{name}/").page
    assert text_of(page.xpath("//h1")[0]) == translate(code, DUTCH_H1[name], "messages")
    assert len(page.xpath("//main//h2")) >= 3
    others = [text_of(client.get(f"/{other}/{name}/").page.xpath("//main")[0]) for other in CODES if other != code]
    assert text_of(page.xpath("//main")[0]) not in others


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_gives_the_contact_when_there_is_one(client, monkeypatch, name):
    monkeypatch.setattr(views, "_contact", lambda: "hallo@voorbeeld.nl")
    assert client.get(f"/ar/{name}/").page.xpath("//main//bdi[@dir='ltr'][.='hallo@voorbeeld.nl']")
    monkeypatch.setattr(views, "_contact", str)
    assert "@" not in text_of(client.get(f"/ar/{name}/").page.xpath("//main")[0])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_are_there_when_the_database_is_away(away, code, name):
    assert away.get(f"/{code}/{name}/").status_code == 200


@pytest.mark.parametrize("path", ["/pl/", "/ar/hulp/", "/pl/er-niet/", "/robots.txt", "/.well-known/security.txt"])
def test_without_a_database_every_page_still_answers_with_what_it_can(away, path):
    response = away.get(path)
    assert response.status_code in (200, 404, 503)
    if response.mimetype == "text/html":
        assert response.page.xpath("//footer//a[@href='tel:112']")


@pytest.fixture(scope="module")
def away(tmp_path_factory):
    return new_app("postgresql://nobody@127.0.0.1:1/nothing", tmp_path_factory.mktemp("away")).test_client()


@pytest.mark.parametrize("path", ["/nl/", "/pl/privacy/", "/ar/over/"])
def test_a_second_look_costs_a_304_and_leaves_no_cookie(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert "Set-Cookie" not in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_is_seen_at_once(client, session):
    before = client.get("/nl/").headers["ETag"]
    factories.notice(session)
    assert client.get("/nl/", headers={"If-None-Match": before}).status_code == 200
