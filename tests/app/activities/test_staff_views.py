"""The back office of the activities over HTTP: an editor posts, changes, cancels, and two of them meet."""

import re
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import Activity
from app.records.models import DRAFT, PUBLISHED
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of
from tests.support.staff import StaffClient

LIST = "/beheer/activiteiten/"
NEW = "/beheer/activiteiten/nieuw/koffieochtend/"
MONDAY = "2026-11-23T09:30"


@pytest.fixture
def place(session: Session) -> str:
    factories.organization(session, slug="welzijn", name="Welzijn")
    factories.location(session, slug="de-stek", name="De Stek")
    return "de-stek/zaal"


def new_form(client: StaffClient, address: str = NEW) -> dict[str, list[str]]:
    values = form_of(client.get(address).page, "first_day")
    return {**values, "place": ["de-stek/zaal"], "organization": ["welzijn"]}


def at(activity: Activity, rest: str = "") -> str:
    return f"{LIST}{activity.id}/{rest}"


def only(session: Session) -> Activity:
    session.rollback()
    return session.scalars(select(Activity)).one()


def errors_in(response: Any) -> list[str]:
    assert response.status_code == 422, text_of(response.page)
    return [text_of(each) for each in response.page.xpath('//*[contains(@class, "field-error")]')]


def test_a_weekly_activity_from_a_preset_is_public_in_every_language_at_once(
    staff_client: StaffClient, client: FlaskClient, session: Session, place: str
) -> None:
    values = new_form(staff_client)
    answer = send(
        staff_client, NEW, values, first_day="2026-11-26", begins="10:00", ends="11:30", step="publish", cost="free"
    )
    assert answer.status_code == 303
    activity = only(session)
    assert (activity.state, activity.rrule, activity.duration) == (PUBLISHED, "FREQ=WEEKLY;BYDAY=TH", 90)
    assert activity.starts == datetime(2026, 11, 26, 10, 0)
    assert "Elke donderdag" in client.get(f"/nl/activiteiten/{activity.slug}/").text
    assert client.get(f"/pl/activiteiten/{activity.slug}/").status_code == 200
    assert "De activiteit staat op de site" in staff_client.get(answer.location).text


def test_a_draft_is_seen_by_staff_only(
    staff_client: StaffClient, client: FlaskClient, session: Session, place: str
) -> None:
    send(staff_client, NEW, new_form(staff_client), step="draft")
    activity = only(session)
    assert activity.state == DRAFT
    assert client.get(f"/nl/activiteiten/{activity.slug}/").status_code == 404
    assert "Concept" in staff_client.get(LIST).text


@pytest.mark.parametrize(
    ("how_often", "days", "rrule"),
    [
        ("once", [], ""),
        ("week-1", ["MO", "WE"], "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("week-2", [], "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("month-1", ["TU"], "FREQ=MONTHLY;BYDAY=1TU"),
        ("month-last", [], "FREQ=MONTHLY;BYDAY=-1TH"),
    ],
)
def test_how_often_is_chosen_in_words(
    staff_client: StaffClient, session: Session, place: str, how_often: str, days: list[str], rrule: str
) -> None:
    send(
        staff_client, NEW, new_form(staff_client), first_day="2026-11-26", how_often=how_often, days=days, step="draft"
    )
    activity = only(session)
    assert activity.rrule == rrule
    values = form_of(staff_client.get(at(activity, "bewerken/")).page, "first_day")
    assert values["how_often"] == [how_often]
    assert send(staff_client, at(activity, "bewerken/"), values, step="save").status_code == 303
    assert only(session).version == 1, "looking and saving changes nothing"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("first_day", "", "Kies de dag waarop het begint."),
        ("first_day", "31-02-2026", "Kies de dag waarop het begint."),
        ("until", "31-02-2026", "Vul een datum in."),
        ("first_day", "0026-11-23", "Kijk het jaar na."),
        ("begins", "half tien", "Vul in hoe laat het begint, zoals 09:30."),
        ("ends", "09:00", "Dit is niet later dan het begin."),
        ("until", "2020-01-01", "Dit is eerder dan de eerste dag."),
        ("price", "gratis", "Vul een bedrag in, zoals 2 of 2,50."),
        ("age_min", "200", "Vul een leeftijd in tussen 0 en 120."),
        ("age_min", "zes", "Vul een heel getal in."),
        ("place", "", "Kies een plek."),
        ("place", "elders/", "Kies een van de mogelijkheden."),
        ("how_often", "daily", "Kies een van de mogelijkheden."),
        ("signup_phone", "bel maar", "Dit is geen telefoonnummer."),
        ("title", "x" * 81, "Dit is te lang."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    staff_client: StaffClient, session: Session, place: str, field: str, value: str, words: str
) -> None:
    typed = {"begins": "09:30", "description": "Neem een kopje mee.", field: value}
    answer = send(staff_client, NEW, new_form(staff_client), step="publish", **typed)
    assert words in errors_in(answer)
    wrong = answer.page.xpath('//*[contains(@class, "field-wrong")]//@name')
    assert field in wrong
    assert "Neem een kopje mee." in answer.text
    if field not in ("place", "how_often"):
        assert form_of(answer.page, "first_day")[field] == [value]
    assert session.scalars(select(Activity)).all() == []


def test_an_own_activity_needs_a_name(staff_client: StaffClient, session: Session, place: str) -> None:
    address = "/beheer/activiteiten/nieuw/eigen/"
    values = new_form(staff_client, address)
    assert "Vul in hoe de activiteit heet." in errors_in(send(staff_client, address, values, step="draft"))
    send(staff_client, address, values, step="draft", title="Breien met Annie")
    assert only(session).slug == "breien-met-annie"


def test_a_new_one_begins_as_the_last_such_one(staff_client: StaffClient, session: Session, place: str) -> None:
    factories.activity(
        session,
        location="de-stek",
        room="zaal",
        organization="welzijn",
        languages=["nl", "pl"],
        cost="paid",
        price_cents=50,
        rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        title="Koffie met koek",
    )
    values = form_of(staff_client.get(NEW).page, "first_day")
    assert values["place"] == ["de-stek/zaal"]
    assert values["organization"] == ["welzijn"]
    assert values["languages"] == ["nl", "pl"]
    assert values["price"] == ["0,50"]
    assert (values["how_often"], values["days"]) == (["week-2"], ["TU", "FR"])
    assert (values["begins"], values["ends"]) == (["09:30"], ["11:30"])
    assert values["title"] == [""], "own words belong to the other one"


@pytest.mark.parametrize(
    ("code", "words"), [("nl", "Elke donderdag"), ("pl", "W każdy czwartek"), ("ar", "كل يوم خميس")]
)
def test_the_look_ahead_is_the_public_page_with_what_was_typed_and_saves_nothing(
    staff_client: StaffClient, session: Session, place: str, code: str, words: str
) -> None:
    values = new_form(staff_client)
    answer = send(staff_client, f"{NEW}voorbeeld/{code}/", values, first_day="2026-11-26", description="Met taart.")
    assert answer.status_code == 200
    assert answer.page.get("lang") == code
    assert "Met taart." in answer.text
    assert re.search("donderdag|czwartek|خميس", text_of(answer.page)), words
    assert session.scalars(select(Activity)).all() == []


def test_the_look_ahead_of_a_change_saves_nothing(staff_client: StaffClient, session: Session) -> None:
    activity = factories.activity(session)
    values = form_of(staff_client.get(at(activity, "bewerken/")).page, "first_day")
    answer = send(staff_client, at(activity, "voorbeeld/pl/"), values, title="Kawa", begins="08:00")
    assert "Kawa" in answer.text
    assert "08:00" in answer.text
    assert only(session).version == 1
    assert "08:00" not in staff_client.get(at(activity)).text


def test_the_look_ahead_says_what_is_missing(staff_client: StaffClient, place: str) -> None:
    answer = send(staff_client, f"{NEW}voorbeeld/nl/", new_form(staff_client), first_day="")
    assert answer.status_code == 422
    assert "Eerste dag: Kies de dag waarop het begint." in text_of(answer.page)
    assert staff_client.post(f"{NEW}voorbeeld/xx/", data=new_form(staff_client)).status_code == 404


@pytest.mark.parametrize(
    "words", ["Bel 06-12345678.", "Mail jan@voorbeeld.nl.", "Met Jan de Boer, Fatima Amrani en Piet Bos."]
)
def test_what_may_belong_to_a_person_is_questioned_before_publishing(
    staff_client: StaffClient, session: Session, place: str, words: str
) -> None:
    answer = send(staff_client, NEW, new_form(staff_client), description=words, step="publish")
    assert answer.status_code == 422
    assert "Dit staat straks op het internet. Klopt dat?" in answer.text
    assert session.scalars(select(Activity)).all() == []
    values = form_of(answer.page, "first_day")
    assert "public_ok" not in values, "the box is not ticked for anybody"
    yes = answer.page.xpath('//input[@name="public_ok"]/@value')[0]
    more = send(staff_client, NEW, values, public_ok=yes, description=f"{words} Bel +31 6 87654321.", step="publish")
    assert more.status_code == 422, "a yes counts for what was asked, not for what came later"
    assert send(staff_client, NEW, values, public_ok=yes, step="publish").status_code == 303


def test_a_draft_and_what_stands_there_already_are_not_questioned(
    staff_client: StaffClient, session: Session, place: str
) -> None:
    send(staff_client, NEW, new_form(staff_client), description="Bel 06-12345678.", step="draft")
    assert only(session).state == DRAFT
    shown = factories.activity(session, description="Bel 06-12345678.")
    values = form_of(staff_client.get(at(shown, "bewerken/")).page, "first_day")
    assert send(staff_client, at(shown, "bewerken/"), values, begins="08:00", step="save").status_code == 303


def test_two_people_edit_one_activity_and_the_second_keeps_every_word(
    staff_client: StaffClient, session: Session
) -> None:
    activity = factories.activity(session)
    address = at(activity, "bewerken/")
    mine = form_of(staff_client.get(address).page, "first_day")
    send(staff_client, address, mine, begins="09:00", price="3", cost="paid", step="save")
    answer = send(staff_client, address, mine, begins="10:00", description="Mijn lange tekst", step="save")
    assert answer.status_code == 409
    values = form_of(answer.page, "first_day")
    assert values["description"] == ["Mijn lange tekst"]
    assert values["begins"] == ["10:00"]
    assert values["price"] == ["3"], "what only the other changed is taken over"
    assert send(staff_client, address, values, step="save").status_code == 303
    session.expire_all()
    assert session.get_one(Activity, activity.id).price_cents == 300


def test_withdrawn_and_put_back(staff_client: StaffClient, client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session)
    token = form_of(staff_client.get(at(activity)).page, "csrf_token")
    send(staff_client, at(activity, "weg/"), token)
    assert client.get(f"/nl/activiteiten/{activity.slug}/").status_code == 410
    assert "Koffieochtend" not in staff_client.get(LIST).text
    assert "Koffieochtend" in staff_client.get(LIST + "?staat=withdrawn").text
    values = form_of(staff_client.get(at(activity, "bewerken/")).page, "first_day")
    send(staff_client, at(activity, "bewerken/"), values, step="publish")
    assert client.get(f"/nl/activiteiten/{activity.slug}/").status_code == 200


def test_a_copy_is_another_activity(staff_client: StaffClient, session: Session) -> None:
    first = factories.activity(session, title="Breien", preset="")
    values = form_of(staff_client.get(at(first, "kopie/")).page, "first_day")
    assert values["title"] == ["Breien"]
    send(staff_client, at(first, "kopie/"), values, step="publish", begins="13:00", ends="14:00")
    assert [each.slug for each in session.scalars(select(Activity).order_by(Activity.starts))] == [
        first.slug,
        "breien",
    ]


def test_a_closed_meeting_is_posted_without_a_question_and_stays_inside(
    staff_client: StaffClient, client: FlaskClient, session: Session, place: str
) -> None:
    values = new_form(staff_client)
    answer = send(staff_client, NEW, values, visibility="room", description="Bel 0612345678", step="publish")
    assert answer.status_code == 303
    assert client.get(f"/nl/activiteiten/{only(session).slug}/").status_code == 404


def test_the_list_is_filtered(staff_client: StaffClient, session: Session) -> None:
    factories.activity(session, title="Breien", preset="")
    factories.activity(session, is_example=True)
    assert "Breien" not in staff_client.get(LIST + "?q=koffie").text
    assert "Koffieochtend" in staff_client.get(LIST + "?q=koffie").text
    assert "Breien" in staff_client.get(LIST + "?q=BREI").text
    assert "Koffieochtend" not in staff_client.get(LIST + "?voorbeeld=nee").text
    assert "Niets gevonden." in staff_client.get(LIST + "?q=%25").text
    assert staff_client.get(LIST + "?staat=weg").status_code == 400
    assert staff_client.get(LIST + "?pagina=nul").status_code == 400


def test_a_name_of_markup_is_shown_as_text(staff_client: StaffClient, session: Session) -> None:
    activity = factories.activity(session, title="<b>Dik</b>")
    assert "&lt;b&gt;Dik" in staff_client.get(LIST).text
    staff_client.get(at(activity))


def test_what_is_not_there_is_not_found(staff_client: StaffClient) -> None:
    nobody = "00000000-0000-0000-0000-000000000000"
    for address in (nobody, f"{nobody}/bewerken", f"{nobody}/kopie", f"{nobody}/pauze", "nieuw/zomaar"):
        assert staff_client.get(f"{LIST}{address}/").status_code == 404, address


def test_a_translator_may_not_post(client_of: Any) -> None:
    assert client_of("translator").get(LIST).status_code == 403
