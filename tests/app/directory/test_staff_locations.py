from sqlalchemy import select

from app.accounts.models import FormDraft
from app.directory.actions import location_snapshot
from app.directory.models import Location
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.help_pages import HULP, place_address, reread
from tests.support.inspection import text_of


def test_a_room_is_added_renamed_and_taken_away(session, staff_client):
    place = factories.location(session)

    fill_in(staff_client, place_address(place), rooms__0__name="Grote zaal", rooms__1__name="Kleine zaal")
    rooms = location_snapshot(reread(session, place))["rooms"]
    assert [(room["slug"], room["name"]) for room in rooms] == [("zaal", "Grote zaal"), ("kleine-zaal", "Kleine zaal")]

    fill_in(staff_client, place_address(place), rooms__1__name="")
    assert [room.slug for room in reread(session, place).rooms] == ["zaal"]


def test_a_room_with_activities_stays(session, staff_client):
    place = factories.location(session)
    factories.activity(session, location=place.slug, room="zaal")

    answer = fill_in(staff_client, place_address(place), rooms__0__name="", city="Beverwijk")

    assert answer.status_code == 422
    assert "In een zaal die u weghaalt, zijn activiteiten." in text_of(answer.page)
    assert fields_of(answer.page, place_address(place))["city"] == "Beverwijk"
    assert [room.slug for room in reread(session, place).rooms] == ["zaal"]


def test_a_secret_address_is_warned_about_and_shown_again_only_on_purpose(session, staff_client):
    place = factories.location(session, address_1="Schuilstraat 1")
    address = place_address(place)
    assert "Dat kan niet terug." in text_of(staff_client.get(address).page)

    fill_in(staff_client, address, is_hidden="y")
    assert reread(session, place).is_hidden
    assert "Schuilstraat" not in text_of(staff_client.get(f"{HULP}plekken/").page)

    sent = fields_of(staff_client.get(address).page, address)
    del sent["is_hidden"]
    refused = staff_client.post(address, data=sent)
    assert refused.status_code == 422
    assert reread(session, place).is_hidden
    assert staff_client.post(address, data=sent | {"may_show": "y"}).status_code == 303
    assert not reread(session, place).is_hidden


def test_two_editors_of_a_place(session, staff_client):
    place = factories.location(session)
    address = place_address(place)
    opened = staff_client.get(address).page
    fill_in(staff_client, address, city="IJmuiden", postal_code="1971 EN")

    refused = fill_in(staff_client, address, page=opened, city="Beverwijk")

    kept = fields_of(refused.page, address)
    assert (refused.status_code, kept["city"], kept["postal_code"]) == (409, "Beverwijk", "1971 EN")
    assert fill_in(staff_client, address, page=refused.page).status_code == 303
    assert reread(session, place).city == "Beverwijk"


def test_a_new_place_gets_an_address_that_is_free(session, staff_client):
    for _ in range(2):
        assert fill_in(staff_client, f"{HULP}nieuw/plek/", name="Het Terras").status_code == 303

    assert sorted(session.scalars(select(Location.slug))) == ["het-terras", "het-terras-2"]


def test_history_shows_what_changed_and_brings_a_version_back(session, staff_client):
    place = factories.location(session, city="Velsen-Noord")
    fill_in(staff_client, place_address(place), city="IJmuiden")
    page = staff_client.get(f"/beheer/geschiedenis/location/{place.id}/").page
    [row] = page.xpath("//li[.//*[contains(text(), 'versie 2')]]//tbody/tr")
    assert [text_of(each) for each in row] == ["plaats", "Velsen-Noord", "IJmuiden"]
    [form] = page.xpath("//form[contains(@action, '/terugzetten/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    answer = staff_client.post(form.get("action"), data=sent, follow_redirects=True)
    assert "De oude versie staat er weer." in text_of(answer.page)
    assert reread(session, place).city == "Velsen-Noord"


def test_hiding_a_place_forgets_what_others_typed_in_its_form(session, staff_client, client_of):
    place = factories.location(session)
    address = place_address(place)
    other = client_of("editor")
    token = fields_of(other.get(address).page, address)["csrf_token"]
    kept = {"csrf_token": token, "draft_key": address, "address_1": "Geheimlaan 7"}
    assert other.post("/beheer/concept/", data=kept).status_code == 200
    assert session.scalars(select(FormDraft)).all()
    assert fill_in(staff_client, address, is_hidden="y").status_code == 303
    session.expire_all()
    assert session.scalars(select(FormDraft)).all() == []
