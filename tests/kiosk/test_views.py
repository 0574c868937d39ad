"""The board's page and its document, as a browser asks for them."""

import json
from datetime import datetime

import pytest
from playwright.sync_api import Browser
from sqlalchemy import func, select

from app.activities.actions import cancel_occurrence
from kiosk.actions import ensure_screen
from kiosk.models import Screen
from tests import factories
from tests.factories import AT
from tests.kiosk.hall import LANDSCAPE
from tests.support.inspection import text_of

LANGUAGES = ["nl", "pl", "ar"]
BOARD, DATA = "/kiosk/de-hal/", "/kiosk/de-hal/board.json"


@pytest.fixture
def place(session):
    """The house in whose hall a screen hangs."""
    place = factories.location(session)
    ensure_screen(session, "de-hal", "De hal", place.slug, LANGUAGES, AT)
    return place


@pytest.fixture
def coffee(session, place):
    return factories.activity(session, slug="koffie", location=place.slug, room="zaal", is_example=True)


def test_the_page_keeps_the_contract_with_monitors(client, coffee):
    answer = client.get(BOARD)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    board = answer.page.xpath("//main[@data-board]")[0]
    assert board.get("data-version") == client.get(DATA).json["version"]
    assert board.get("data-updated") == "2026-11-23T09:00:00+01:00"
    assert board.get("data-state") == "live"
    rows = answer.page.xpath("//*[@data-activity]")
    assert [(each.get("data-activity"), each.get("data-start"), each.get("data-status")) for each in rows] == [
        ("koffie", "2026-11-23T09:30:00+01:00", "confirmed")
    ]


def test_the_page_asks_no_other_host(client, coffee):
    page = client.get(BOARD).page
    addresses = page.xpath("//*[not(self::a)]/@src | //link/@href | //use/@href | //@data-source")
    assert len(addresses) > 3
    assert [each for each in addresses if not each.startswith(("/", "#")) or each.startswith("//")] == []


def test_an_unknown_screen_is_a_page_in_words(client):
    answer = client.get("/kiosk/nergens/")
    assert answer.status_code == 404
    assert len(text_of(answer.page.xpath("//h1")[0])) > 5
    assert client.get("/kiosk/nergens/board.json").status_code == 404


def test_the_document_is_asked_for_again_and_costs_nothing_when_it_is_the_same(client, coffee):
    first = client.get(DATA)
    assert first.mimetype == "application/json"
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in first.headers
    again = client.get(DATA, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_document_stays_the_same_during_a_day(client, clock, coffee):
    before = client.get(DATA)
    clock.set("2026-11-23 12:00")  # the coffee is over: the board takes it away itself
    assert client.get(DATA).headers["ETag"] == before.headers["ETag"]
    clock.set("2026-11-24 00:00")
    after = client.get(DATA)
    assert after.json["version"] != before.json["version"]
    assert after.json["from"] == "2026-11-24"


def test_a_cancelled_date_makes_another_document(client, session, coffee):
    before = client.get(DATA)
    cancel_occurrence(session, coffee, datetime(2026, 11, 23, 9, 30), reason="ill", by=None, at=AT)
    after = client.get(DATA, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json["version"] != before.json["version"]
    first, second = after.json["occurrences"][:2]
    assert (first["status"], second["status"]) == ("cancelled", "confirmed")
    note = after.json["notes"][first["note"]]
    assert all(note[code] for code in LANGUAGES)
    assert client.get(BOARD).page.xpath("//*[@data-activity='koffie']/@data-status") == ["cancelled"]


@pytest.mark.parametrize("facts", [{"visibility": "room"}, {"visibility": "link"}, {"state": "draft"}])
def test_what_is_not_public_is_on_no_board(client, session, place, coffee, facts):
    before = client.get(DATA).json["version"]
    factories.activity(session, slug="besloten", preset="", title="Zwijgavond", location=place.slug, **facts)
    answer = client.get(DATA)
    assert answer.json["version"] == before
    for said in (answer.get_data(as_text=True), client.get(BOARD).get_data(as_text=True)):
        assert "Zwijgavond" not in said
        assert "besloten" not in said


def test_what_is_elsewhere_is_not_on_this_board(client, session, coffee):
    factories.activity(session, slug="elders")
    assert set(client.get(DATA).json["activities"]) == {"koffie"}


def test_a_hidden_place_is_not_named(client, session):
    secret = factories.location(session, name="Huis Zwijgzaam", address_1="Stille Steeg 7", is_hidden=True)
    ensure_screen(session, "de-hal", "De hal", secret.slug, LANGUAGES, AT)
    factories.activity(session, location=secret.slug, room="zaal")
    for address in (BOARD, DATA):
        said = client.get(address).get_data(as_text=True)
        assert not [word for word in ("Zwijgzaam", "Stille Steeg", secret.slug) if word in said]


def test_an_example_says_so(client, session, place, coffee):
    factories.activity(session, slug="echt", location=place.slug, starts="2026-11-23T14:00")
    activities = client.get(DATA).json["activities"]
    assert {slug: each["example"] for slug, each in activities.items()} == {"koffie": True, "echt": False}
    marked = client.get(BOARD).page.xpath("//*[@data-activity][.//*[contains(@class, 'mark-example')]]/@data-activity")
    assert marked == ["koffie"]


def test_the_document_holds_eight_weeks(client, coffee):
    document = client.get(DATA).json
    assert [each["day"] for each in document["occurrences"]] == [
        "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11",
    ]  # fmt: skip


def test_every_language_of_the_screen_is_there_and_no_other(client, session, place, coffee):
    document = client.get(DATA).json
    assert [each["code"] for each in document["languages"]] == LANGUAGES
    texts = document["activities"]["koffie"]["texts"]
    assert {code: texts[code]["lang"] for code in texts} == {"nl": "nl", "pl": "pl", "ar": "ar"}
    assert len({each["title"] for each in texts.values()}) == 3
    session.scalars(select(Screen)).one().languages = ["ar"]
    document = client.get(DATA).json
    assert set(document["site"]) == set(document["places"][0]) == {"ar"}
    assert set(document["words"]) == set(document["days"]["2026-11-23"]) == {"ar", "nl"}  # Dutch stands beside.
    page = client.get(BOARD).page
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_the_codes_lead_to_this_site(client, coffee):
    qr = client.get(DATA).json["activities"]["koffie"]["qr"]
    assert {code: each["address"] for code, each in qr.items()} == {
        code: f"127.0.0.1:8000/a/{coffee.code}/{code}" for code in LANGUAGES
    }
    for code in LANGUAGES:
        answer = client.get(f"/A/{coffee.code}/{code}".upper())
        assert (answer.status_code, answer.location) == (302, f"/{code}/activiteiten/koffie/")


def test_asking_writes_nothing(client, session, coffee):
    client.get(BOARD)
    client.get(DATA)
    assert session.scalar(select(func.count()).select_from(Screen)) == 1


def test_without_javascript_todays_list_stands_on_the_page(browser: Browser, reading_server):
    context = browser.new_context(java_script_enabled=False, viewport=LANDSCAPE)
    page = context.new_page()
    page.goto(f"{reading_server.url}/kiosk/de-stek/")
    document = json.loads(reading_server.app.test_client().get("/kiosk/de-stek/board.json").data)
    today = [each for each in document["occurrences"] if each["day"] == "2026-11-23"]
    rows = page.locator("[data-activity]:visible")
    assert today
    assert rows.count() == len(today)
    for at, each in enumerate(today):
        texts = document["activities"][each["activity"]]["texts"]
        said = rows.nth(at).inner_text()
        assert all(texts[code]["title"] in said for code in LANGUAGES)
        assert each["start"][11:16] in said
    context.close()
