"""Staff put a pin by hand: by two numbers, or at an address that a real server on this machine finds."""

import pytest

from app.directory.actions import location_snapshot, put_location
from tests import factories
from tests.support.forms import fill_in
from tests.support.inspection import text_of

PAGE = "/beheer/kaart/de-stek/"


@pytest.fixture
def place(session):
    return factories.location(session, slug="de-stek", name="De Stek")


@pytest.fixture
def search_at(app, outside):
    settings = app.config["SETTINGS"]
    before = settings.address_search_url, settings.map_timeout
    settings.address_search_url, settings.map_timeout = f"{outside.url}/free", 0.5
    yield outside
    settings.address_search_url, settings.map_timeout = before


def send(client, latitude, longitude, page=None):
    return fill_in(client, PAGE, page=page, latitude=latitude, longitude=longitude)


def test_two_numbers_are_a_pin_on_the_public_map(staff_client, client, session, place):
    factories.service(session, locations=["de-stek"])
    assert send(staff_client, "52.4742", "4.6431").status_code == 303
    assert client.get("/nl/kaart/").page.xpath("//@data-pin") == ["52.4742,4.6431"]
    shown = staff_client.get(PAGE).page
    assert shown.xpath("//input[@name='latitude']/@value") == ["52.4742"]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("52,4742", "4,6431"), ("52.4742, 4.6431", ""), (" 52.4742 ", "4.64310000001")]
)
def test_numbers_may_be_written_as_people_write_and_copy_them(staff_client, session, place, latitude, longitude):
    assert send(staff_client, latitude, longitude).status_code == 303
    session.refresh(place)
    assert (place.latitude, place.longitude) == (52.4742, 4.6431)


def test_two_empty_fields_take_the_pin_away(staff_client, session, place):
    send(staff_client, "52.4742", "4.6431")
    session.refresh(place)
    assert send(staff_client, "", "").status_code == 303
    session.refresh(place)
    assert place.latitude is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        ("4.6431", "52.4742", "verwisseld"),
        ("52.4742", "", "Vul beide getallen in"),
        ("", "4.6431", "Vul beide getallen in"),
        ("ergens", "4.6431", "Vul een getal in"),
        ("nan", "inf", "Vul een getal in"),
        ("1e1", "4.6431", "Vul een getal in"),
        ("9" * 500, "4.6431", "Vul een getal in"),
    ],
)
def test_what_is_no_point_in_the_netherlands_is_told_beside_its_field(
    staff_client, session, place, latitude, longitude, words
):
    answer = send(staff_client, latitude, longitude)
    assert answer.status_code == 422
    assert words in text_of(answer.page)
    session.refresh(place)
    assert place.latitude is None


def test_a_pin_that_somebody_else_put_meanwhile_stands_beside_mine(staff_client, session, place):
    seen = staff_client.get(PAGE).page
    put_location(session, {**location_snapshot(place), "latitude": 52.48, "longitude": 4.65}, by=None, at=factories.AT)
    answer = send(staff_client, "52.4742", "4.6431", page=seen)
    assert answer.status_code == 409
    assert "52.48" in text_of(answer.page.xpath("//*[@id='conflict']")[0])
    session.refresh(place)
    assert place.latitude == 52.48
    assert fill_in(staff_client, PAGE, page=answer.page).status_code == 303, "pressed once more, it is meant"
    session.refresh(place)
    assert place.latitude == 52.4742


def test_an_address_is_found_on_the_server_and_chosen_without_a_script(staff_client, session, place, search_at):
    page = staff_client.get(PAGE).page
    asked = page.xpath("//input[@name='adres']/@value")[0]
    assert asked == "Dorpsstraat 1 1951 AB Velsen-Noord"
    found = staff_client.get(PAGE, query_string={"adres": "Wijkerstraatweg 1"}).page
    links = found.xpath("//a[contains(@href, 'latitude=')]")
    assert text_of(links[0]) == "Zet de pin bij Wijkerstraatweg 1, 1951AA Velsen-Noord"
    chosen = staff_client.get(links[0].get("href")).page
    assert chosen.xpath("//input[@name='latitude']/@value") == ["52.471235"]
    session.refresh(place)
    assert place.latitude is None, "nothing is saved before somebody presses the button"


@pytest.mark.parametrize("mode", ["500", "nonsense", "hang"])
def test_when_the_search_is_away_a_sentence_says_so_and_the_fields_work(staff_client, session, place, search_at, mode):
    search_at.mode = mode
    answer = staff_client.get(PAGE, query_string={"adres": "Wijkerstraatweg 1"})
    assert answer.status_code == 200
    assert "Het zoeken van adressen lukt nu niet." in text_of(answer.page)
    assert send(staff_client, "52.4742", "4.6431").status_code == 303


def test_switched_off_there_is_no_search(staff_client, app, place, search_at):
    app.config["SETTINGS"].address_search_url = ""
    page = staff_client.get(PAGE, query_string={"adres": "Wijkerstraatweg"}).page
    assert not page.xpath("//form[@role='search']")
    assert search_at.asked == []


def test_the_address_of_a_hidden_place_is_asked_from_nobody_and_gets_no_pin(staff_client, session, place, search_at):
    open_before = staff_client.get(PAGE).page
    put_location(session, {**location_snapshot(place), "is_hidden": True}, by=None, at=factories.AT)
    answer = staff_client.get(PAGE, query_string={"adres": "Wijkerstraatweg 1"})
    assert "Dit adres is geheim." in text_of(answer.page)
    assert not answer.page.xpath("//input[@name='latitude' or @name='adres']")
    assert send(staff_client, "52.4742", "4.6431", page=open_before).status_code == 409
    session.refresh(place)
    assert place.latitude is None
    assert search_at.asked == []


def test_a_pin_outside_the_map_is_said_to_be_in_the_list_only(staff_client, session, place):
    send(staff_client, "52.3874", "4.6462")
    session.refresh(place)
    assert "Deze pin ligt buiten de kaart." in text_of(staff_client.get(PAGE).page)


def test_the_page_of_a_place_leads_to_its_pin(staff_client, place):
    page = staff_client.get("/beheer/hulp/plekken/de-stek/").page
    assert page.xpath(f"//a[@href='{PAGE}']")
    assert staff_client.get("/beheer/kaart/nergens/").status_code == 404
