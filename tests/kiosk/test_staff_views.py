"""Screens in the back office."""

from datetime import timedelta

import pytest

from kiosk.actions import ensure_screen
from kiosk.build import build
from kiosk.models import ScreenBeat
from kiosk.queries import find_screen
from tests import factories
from tests.factories import AT
from tests.support.inspection import text_of

PAGE = "/beheer/schermen/de-hal/"


@pytest.fixture
def place(session):
    return factories.location(session)


@pytest.fixture
def screen(session, place):
    return ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "ar"], AT)


def fields(page):
    """The form of the settings as a browser would send it."""
    form = page.xpath("//form[.//input[@name='alert_to']]")[0]
    sent = {}
    for each in form.xpath(".//input[@name]"):
        if each.get("type") != "checkbox" or each.get("checked") is not None:
            sent.setdefault(each.get("name"), []).append(each.get("value", ""))
    return sent


def test_a_screen_is_put_up_with_a_name_and_a_place(staff_client, session, place):
    answer = staff_client.post("/beheer/schermen/nieuw/", data=staff_client_form(staff_client, place))
    assert answer.status_code == 303
    screen = find_screen(session, "de-gang")
    assert screen.languages == ["nl", "pl", "tr", "ar"]  # the first four that are complete
    page = staff_client.get(answer.location).page
    assert "/kiosk/de-gang/" in text_of(page.xpath("//main")[0])
    assert staff_client.get("/kiosk/de-gang/").status_code == 200


def staff_client_form(client, place):
    token = client.get("/beheer/schermen/nieuw/").page.xpath(
        "//form[@class='stack']//input[@name='csrf_token']/@value"
    )[0]
    return {"csrf_token": token, "name": "De gang", "location": place.slug}


def test_what_staff_choose_is_on_the_board(staff_client, session, screen):
    factories.notice(session, slug="open-dag", title="Open dag", starts="2026-11-23T00:00", ends="2026-12-01T00:00")
    sent = fields(staff_client.get(PAGE).page)
    assert sent["slides"] == ["tomorrow", "week", "spotlight", "notice", "topic", "numbers", "site"]
    assert sent["notices"] == ["open-dag"]
    sent |= {"name": ["Hal"], "languages": ["nl", "pl"], "slides": ["week"], "days": ["1", "2"], "opens": ["8"]}
    sent |= {"closes": ["22:00"], "alert_to": ["balie@voorbeeld.nl"]}
    del sent["notices"]
    assert staff_client.post(PAGE, data=sent).status_code == 303
    shown = staff_client.get("/kiosk/de-hal/board.json").json
    assert shown["screen"]["name"] == "Hal"
    assert shown["screen"]["hours"] == {"1": ["08:00", "22:00"], "2": ["08:00", "22:00"]}
    assert shown["screen"]["without_slides"] == ["tomorrow", "spotlight", "notice", "topic", "numbers", "site"]
    assert shown["screen"]["without_notices"] == ["open-dag"]
    assert [each["code"] for each in shown["languages"]] == ["nl", "pl"]
    assert fields(staff_client.get(PAGE).page)["opens"] == ["08:00"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"languages": []}, "languages"),
        ({"days": ["1"], "opens": ["22:00"], "closes": ["08:00"]}, "closes"),
        ({"alert_to": ["niemand"]}, "alert_to"),
        ({"name": [""]}, "name"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(staff_client, screen, wrong, field):
    answer = staff_client.post(PAGE, data=fields(staff_client.get(PAGE).page) | wrong)
    assert answer.status_code == 422
    assert answer.page.xpath(f"//*[@id='errors']//a[@href='#{field}']")


def test_the_second_of_two_people_is_told(staff_client, screen):
    mine = fields(staff_client.get(PAGE).page)
    staff_client.post(PAGE, data=mine | {"name": ["Van de ander"]})
    answer = staff_client.post(PAGE, data=mine | {"name": ["Van mij"]})
    assert answer.status_code == 409
    assert "Van de ander" in text_of(answer.page.xpath("//*[@id='conflict']")[0])
    assert fields(answer.page)["name"] == ["Van mij"]


def test_pairing_from_button_to_first_word(staff_client, client, session, screen, clock):
    token = fields(staff_client.get(PAGE).page)["csrf_token"]
    assert state(staff_client) == "unpaired"
    staff_client.post(PAGE + "koppelen/", data={"csrf_token": token})
    said = client.post("/kiosk/de-hal/pair", json={}).json
    staff_client.post(PAGE + "code/", data={"csrf_token": token, "code": "AAAAAAAA"})
    assert find_screen(session, "de-hal").pairing_tries == 1
    staff_client.post(PAGE + "code/", data={"csrf_token": token, "code": said["code"]})
    assert state(staff_client) == "never"
    client.post("/kiosk/de-hal/beat", json={"token": said["token"], "build": build(), "state": "live"})
    assert state(staff_client) == "live"
    clock.set("2026-11-23 09:30")
    assert state(staff_client) == "offline"
    staff_client.post(PAGE + "ontkoppelen/", data={"csrf_token": token})
    assert state(staff_client) == "unpaired"
    assert client.post("/kiosk/de-hal/beat", json={"token": said["token"]}).status_code == 403


def state(client):
    session_page = client.get("/beheer/schermen/").page
    return session_page.xpath("//article[@data-slug='de-hal']//@data-state")[0]


def test_the_page_says_in_words_what_is_wrong(staff_client, session, screen):
    screen.token_digest = "x"
    session.flush()

    facts = {"build": "old", "state": "live", "offset": 4000, "heap": 999, "width": 1, "height": 1, "error": "boem"}
    session.add(ScreenBeat(screen_id=screen.id, at=AT - timedelta(seconds=10), since=AT, facts=facts))
    said = text_of(staff_client.get(PAGE).page.xpath("//main")[0])
    for words in ("klok", "oude versie", "geheugen", "boem"):
        assert words in said
