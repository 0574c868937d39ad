"""Calendars and feeds as a phone asks for them."""

from datetime import datetime

import icalendar
import pytest
from lxml import etree

from app.activities import actions
from app.activities.calendar_queries import MOST_EVENTS
from tests import factories

MONDAY = datetime(2026, 11, 30, 9, 30)
ATOM = "{http://www.w3.org/2005/Atom}"


def events(client, address: str, status: int = 200) -> list[icalendar.Event]:
    response = client.get(address)
    assert response.status_code == status, address
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["ETag"]
    return list(icalendar.Calendar.from_ical(response.data).walk("VEVENT"))


@pytest.fixture
def coffee(session):
    place = factories.location(session, slug="de-stek", name="De Stek", proper_name=True)
    return factories.activity(session, slug="koffie", location=place.slug)


def test_a_series_is_one_event_in_the_words_of_the_reader(client, coffee):
    (event,) = events(client, "/pl/activiteiten/koffie.ics")
    assert event["SUMMARY"] == client.get("/pl/activiteiten/koffie/").page.xpath("string(//h1)").strip()
    assert event["SUMMARY"].params["LANGUAGE"] == "pl"
    assert event["DTSTART"].to_ical() == b"20261123T093000"
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    assert event["LOCATION"] == "De Stek, Dorpsstraat 1, 1951 AB Velsen-Noord"
    assert event["URL"].endswith(f"/a/{coffee.code}/pl")
    assert event["UID"] == events(client, "/ar/activiteiten/koffie.ics")[0]["UID"], "one activity, whatever language"


def test_a_cancelled_date_stays_in_and_says_so(client, session, coffee):
    before = events(client, "/nl/agenda.ics")[0]
    actions.cancel_occurrence(session, coffee, MONDAY, reason="ill", by=None, at=factories.AT)
    master, gone = events(client, "/nl/agenda.ics")
    assert master["UID"] == gone["UID"] == before["UID"]
    assert master["SEQUENCE"] > before["SEQUENCE"]
    assert gone["RECURRENCE-ID"].dt.replace(tzinfo=None) == MONDAY
    assert gone["STATUS"] == "CANCELLED"
    assert gone["SUMMARY"].startswith("Gaat niet door: ")
    assert "De begeleider is ziek." in gone["DESCRIPTION"]


def test_one_date_can_be_taken_along(client, coffee):
    (event,) = events(client, "/nl/activiteiten/koffie.ics?datum=2026-11-30T09:30")
    assert event["DTSTART"].dt.replace(tzinfo=None) == MONDAY
    assert "RRULE" not in event
    links = client.get("/nl/activiteiten/koffie/").page.xpath("//a[contains(@href, '.ics')]/@href")
    assert any("datum=2026-11-30T09:30" in link.replace("%3A", ":") for link in links)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("activiteiten/koffie.ics?datum=morgen", 400),
        ("activiteiten/koffie.ics?datum=2026-13-45T99:99", 400),
        ("activiteiten/koffie.ics?datum=2026-11-24T09:30", 404),
        ("activiteiten/bestaat-niet.ics", 404),
        ("agenda.ics?dag=9", 400),
        ("agenda.ics?plek=bestaat-niet", 404),
        ("agenda.atom?onderwerp=katten", 400),
        ("agenda.ics?van=gisteren", 200),
    ],
)
def test_a_wrong_question_is_answered_in_words(client, coffee, address, status):
    assert client.get(f"/nl/{address}").status_code == status


def test_the_filters_of_the_list_work_on_the_calendar(client, session, coffee):
    factories.activity(session, slug="taal", audiences=["ouderen"], rrule="FREQ=WEEKLY;BYDAY=MO,TU", preset="taalles")
    assert len(events(client, "/nl/agenda.ics")) == 2
    (only,) = events(client, "/nl/agenda.ics?doelgroep=ouderen")
    assert "EXDATE" not in only
    (tuesdays,) = [each for each in events(client, "/nl/agenda.ics?dag=2") if len(each.get("EXDATE").dts)]
    assert {day.dt.weekday() for day in tuesdays["EXDATE"].dts} == {0}
    assert [str(each["URL"])[-7:-3] for each in events(client, "/nl/agenda.ics?plek=de-stek")] == [coffee.code]


def test_a_subscription_has_a_name_and_says_how_much_it_holds(client, coffee):
    text = client.get("/nl/agenda.ics?plek=de-stek").data.replace(b"\r\n ", b"").decode()
    for line in (
        "NAME:Noordwijzer: De Stek",
        "X-WR-CALNAME:Noordwijzer: De Stek",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert f"\r\n{line}\r\n" in text
    assert f"{MOST_EVENTS} afspraken" in text
    link = client.get("/nl/activiteiten/?gratis=1&van=2026-12-01").page.xpath(
        "//a[starts-with(@href, 'webcal:')]/@href"
    )
    assert link == [
        "webcal://127.0.0.1:8000/nl/agenda.ics?gratis=1",
        "webcal://127.0.0.1:8000/nl/agenda.ics?gratis=1&plek=de-stek",
    ]


def test_a_reader_can_follow_one_house_from_home_and_from_the_list(client, coffee):
    followed = "webcal://127.0.0.1:8000/pl/agenda.ics?plek=de-stek"
    for page in ("/pl/", "/pl/activiteiten/"):
        assert client.get(page).page.xpath("//a/@href").count(followed) == 1, page
    assert len(events(client, "/pl/agenda.ics?plek=de-stek")) == 1


def test_a_hidden_place_stays_hidden_and_a_closed_meeting_away(client, session):
    place = factories.location(session, is_hidden=True, address_1="Geheimstraat 9")
    factories.activity(session, slug="praatgroep", location=place.slug)
    factories.activity(session, slug="vergadering", visibility="room")
    (event,) = events(client, "/nl/agenda.ics")
    assert "LOCATION" not in event
    assert b"Geheim" not in client.get("/nl/activiteiten/praatgroep.ics").data
    assert client.get("/nl/activiteiten/vergadering.ics").status_code == 404


def test_the_feed_of_news_is_atom(client, session, coffee):
    response = client.get("/pl/agenda.atom")
    assert response.mimetype == "application/atom+xml"
    root = etree.fromstring(response.data)
    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 50
    assert etree.fromstring(client.get("/nl/agenda.atom?onderwerp=werk").data).findall(f"{ATOM}entry") == []
