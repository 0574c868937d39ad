"""Who works here: adding people, their roles, their passwords."""

import pytest
from sqlalchemy import select

from app.accounts.models import ADMIN, EDITOR, TRANSLATOR, Person
from app.accounts.passwords import CHEAP, verify
from tests import factories
from tests.factories import PASSWORD
from tests.support.forms import fields_of, fill_in
from tests.support.inspection import text_of

PEOPLE = "/beheer/mensen/"
NEW = f"{PEOPLE}nieuw/"


def test_a_new_colleague_gets_a_password_that_is_shown_once(session, admin_client):
    answer = fill_in(admin_client, NEW, name="Fatima", email="Fatima@voorbeeld.nl", role=TRANSLATOR)

    assert answer.status_code == 200
    password = text_of(answer.page.xpath("//*[contains(@class, 'one-time')]")[0])
    person = session.scalars(select(Person).where(Person.email == "fatima@voorbeeld.nl")).one()
    assert verify(CHEAP, person.password_hash, password)
    assert person.must_change_password
    assert person.role == TRANSLATOR
    assert answer.headers["Cache-Control"] == "no-store"
    assert password not in admin_client.get(f"{PEOPLE}{person.id}/").text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Vul dit in."),
        ("name", "x" * 101, "Vul een naam in van hoogstens 100 letters."),
        ("email", "fatima", "Dit is geen e-mailadres."),
        ("email", "taken@voorbeeld.nl", "Er is al iemand met dit e-mailadres."),
        ("role", "boss", "Kies een van de mogelijkheden."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_stays(session, admin_client, field, value, words):
    factories.person(session, email="taken@voorbeeld.nl")

    answer = fill_in(admin_client, NEW, **{"name": "Fatima", "email": "fatima@voorbeeld.nl", field: value})

    assert answer.status_code == 422
    assert words in [text_of(each) for each in answer.page.xpath(f"//*[starts-with(@id, '{field}-error')]")]
    kept = fields_of(answer.page, NEW)
    assert kept["name" if field != "name" else "email"] in ("Fatima", "fatima@voorbeeld.nl")


def test_the_list_shows_everybody_and_who_may_not_sign_in(session, admin_client):
    factories.person(session, name="Fatima")
    factories.person(session, name="Omar").is_active = False

    cards = [text_of(each) for each in admin_client.get(PEOPLE).page.xpath("//article")]

    assert len(cards) == 3
    assert cards[0].startswith("Fatima")
    assert "Kan niet inloggen" not in cards[0]
    assert cards[2].startswith("Omar")
    assert "Kan niet inloggen" in cards[2]


def test_an_admin_gives_another_role_stops_somebody_and_lets_them_return(session, admin_client):
    person = factories.person(session)
    address = f"{PEOPLE}{person.id}/"

    assert fill_in(admin_client, address, role=TRANSLATOR, step="role").location == PEOPLE
    session.refresh(person)
    assert person.role == TRANSLATOR
    fill_in(admin_client, address, step="stop")
    session.refresh(person)
    assert not person.is_active
    fill_in(admin_client, address, step="return")
    session.refresh(person)
    assert person.is_active


def test_the_step_is_what_was_pressed_and_nothing_else(session, admin_client):
    person = factories.person(session)
    address = f"{PEOPLE}{person.id}/"

    assert fill_in(admin_client, address, role=ADMIN, step="something").status_code == 400
    fill_in(admin_client, address, role=ADMIN, step="stop")
    session.refresh(person)
    assert person.role == EDITOR
    assert not person.is_active


@pytest.mark.parametrize("step", ["role", "stop"])
def test_an_admin_does_not_lock_herself_out(session, admin_client, step):
    factories.person(session, role=ADMIN)

    answer = fill_in(admin_client, f"{PEOPLE}{admin_client.person_id}/", role=EDITOR, step=step)

    assert answer.status_code == 422
    assert "Dit kunt u niet bij uzelf doen." in text_of(answer.page)
    assert session.get_one(Person, admin_client.person_id).role == ADMIN


def test_a_forgotten_password_is_replaced_by_an_admin(session, admin_client):
    person = factories.person(session)
    page = admin_client.get(f"{PEOPLE}{person.id}/").page

    answer = fill_in(admin_client, f"{PEOPLE}{person.id}/wachtwoord/", page=page)

    password = text_of(answer.page.xpath("//*[contains(@class, 'one-time')]")[0])
    session.refresh(person)
    assert verify(CHEAP, person.password_hash, password)
    assert not verify(CHEAP, person.password_hash, PASSWORD)
    assert person.must_change_password
    assert person.session_epoch == 1


def test_a_password_of_ones_own_that_will_not_do_is_told_at_its_field(session, staff_client):
    answer = fill_in(staff_client, "/beheer/mijn-account/", current_password=PASSWORD, password="kort")

    assert answer.status_code == 422
    assert "ten minste 12 tekens" in text_of(answer.page.xpath("//*[@id='password-error']")[0])
    assert "kort" not in answer.page.xpath("//input[@name='password']/@value")
    wrong = fill_in(
        staff_client, "/beheer/mijn-account/", current_password="mis", password="vijf andere lange woorden"
    )
    assert "Dit is niet uw wachtwoord van nu." in text_of(wrong.page.xpath("//*[@id='current_password-error']")[0])


def test_somebody_who_does_not_exist_is_not_there(admin_client):
    assert admin_client.get(f"{PEOPLE}00000000-0000-4000-8000-000000000000/").status_code == 404
