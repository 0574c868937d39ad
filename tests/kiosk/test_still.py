"""The slide of a board beside the form of an activity: what was typed, and nothing of it saved."""

import json

import pytest
from sqlalchemy import func, select

from app.activities.models import Activity
from app.changes.models import Change
from kiosk.actions import ensure_screen
from tests import factories
from tests.factories import AT
from tests.support.forms import form_of
from tests.support.inspection import text_of

NEW = "/beheer/activiteiten/nieuw/koffieochtend/"


@pytest.fixture
def place(session):
    place = factories.location(session, slug="de-stek", name="De Stek")
    ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "ar"], AT)
    factories.location(session, slug="elders", name="Elders")
    factories.organization(session, slug="welzijn", name="Welzijn")
    return place


def typed(client, address=NEW, **changes):
    values = form_of(client.get(address).page, "first_day")
    told = {"place": "de-stek/zaal", "organization": "welzijn", "first_day": "2026-11-26", "begins": "10:00"}
    return {**values, **told, "ends": "11:30", **changes}


def slide(client, code, values, address="/beheer/schermen/dia/nieuw/koffieochtend/{}/"):
    answer = client.post(address.format(code), data=values)
    assert answer.status_code == 200
    return answer.page


def board_of(page):
    [data] = page.xpath("//script[@data-still]")
    return json.loads(data.text)


def count(session, model):
    session.rollback()
    return session.scalar(select(func.count()).select_from(model))


def test_what_was_typed_is_the_document_of_the_screen_at_its_place(staff_client, session, place):
    values = typed(staff_client, title="Soep van de buurt", cost="free")
    before = count(session, Change)
    board = board_of(slide(staff_client, "ar", values))
    [(slug, facts)] = board["activities"].items()
    assert board["screen"]["name"] == "De hal"
    assert [(each["activity"], each["start"][:16]) for each in board["occurrences"]] == [(slug, "2026-11-26T10:00")]
    assert facts["texts"]["ar"] == {**facts["texts"]["ar"], "title": "Soep van de buurt", "lang": "nl"}
    assert values["code"][0].lower() in facts["qr"]["ar"]["address"].lower()
    assert (count(session, Activity), count(session, Change)) == (0, before)


def test_a_new_one_gets_the_code_that_its_slide_showed_also_from_a_draft(staff_client, session, place):
    values = typed(staff_client, title="Soep van de buurt")
    [code] = values["code"]
    [facts] = board_of(slide(staff_client, "nl", values))["activities"].values()
    assert code.lower() in facts["qr"]["nl"]["address"].lower()
    keep = {**values, "draft_key": NEW}
    assert staff_client.post("/beheer/concept/", data=keep).status_code == 200
    again = form_of(staff_client.get(f"{NEW}?concept=1").page, "first_day")
    assert again["code"] == [code]
    assert staff_client.post(NEW, data={**again, "step": "publish", "public_ok": "y"}).status_code == 303
    activity = session.scalars(select(Activity)).one()
    assert activity.code == code
    assert form_of(staff_client.get(NEW).page, "first_day")["code"] != [code]


@pytest.mark.parametrize("code", ["", "kort", "O0O0", "ABCDE"])
def test_what_is_no_code_or_is_given_out_becomes_another_one(staff_client, session, place, code):
    values = typed(staff_client, code=code or factories.activity(session).code)
    assert staff_client.post(NEW, data={**values, "step": "draft"}).status_code == 303
    codes = [each.code for each in session.scalars(select(Activity))]
    assert len(set(codes)) == len(codes)
    assert code not in codes


def test_a_change_of_what_stands_there_is_shown_with_its_own_code(staff_client, session, place):
    activity = factories.activity(session, location="de-stek", organization="welzijn", title="Oud")
    code = activity.code
    address = f"/beheer/activiteiten/{activity.id}/bewerken/"
    values = {**form_of(staff_client.get(address).page, "first_day"), "title": "Nieuw"}
    board = board_of(slide(staff_client, "nl", values, f"/beheer/schermen/dia/{activity.id}/{{}}/"))
    facts = board["activities"][activity.slug]
    assert facts["texts"]["nl"]["title"] == "Nieuw"
    assert code.lower() in facts["qr"]["nl"]["address"].lower()
    session.expire_all()
    assert activity.title.source == "Oud"


@pytest.mark.parametrize(
    ("code", "changes", "words"),
    [
        ("pl", {}, "spreekt deze taal niet"),
        ("nl", {"place": "elders/zaal"}, "hangt geen scherm"),
        ("nl", {"visibility": "room"}, "niet voor iedereen"),
        ("nl", {"visibility": "link"}, "niet voor iedereen"),
        ("nl", {"first_day": "2027-06-01"}, "acht weken vooruit"),
        ("nl", {"first_day": ""}, "nog niet klaar"),
    ],
)
def test_what_no_screen_shows_says_why(staff_client, place, code, changes, words):
    page = slide(staff_client, code, typed(staff_client, **changes))
    assert page.xpath("//script[@data-still]") == []
    assert words in text_of(page)


def test_the_slide_stands_beside_the_form_and_says_how_long_a_title_may_be(staff_client, place):
    page = staff_client.get(NEW).page
    assert page.xpath("//iframe[@name='slide']")
    [button] = page.xpath("//button[@formtarget='slide']")
    assert staff_client.post(button.get("formaction"), data=typed(staff_client)).status_code == 200
    assert page.xpath("//input[@name='title']/@data-fits") == ["45"]
    assert page.xpath("//output[@for='title'][@data-count]/text()") == ["0"]
