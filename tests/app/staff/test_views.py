"""The first page of the back office and the pages of history."""

import uuid

import pytest
from sqlalchemy import select

from app.accounts import actions
from app.accounts.models import ADMIN, EDITOR, TRANSLATOR, Person
from app.accounts.passwords import CHEAP
from app.accounts.queries import languages_of
from app.activities.models import Activity
from app.outbox.actions import enqueue
from app.outbox.models import OutboxItem
from kiosk.actions import ensure_screen, save_screen, screen_snapshot
from tests import factories
from tests.factories import AT
from tests.support.forms import fill_in, form_of, send
from tests.support.inspection import text_of

OVERVIEW = "/beheer/"
FAULT = "ConnectionRefusedError: the mail server does not answer"


def section(client, name):
    """The words of one part of the first page, empty when it is not there."""
    found = client.get(OVERVIEW).page.xpath(f"//section[@aria-labelledby='{name}']")
    return text_of(found[0]) if found else ""


@pytest.fixture
def failed_mail(session):
    item = enqueue(session, "mail", {"to": "iemand@voorbeeld.nl"}, AT)
    item.attempts, item.failed_at, item.last_error = 4, AT, FAULT
    return item


def test_what_is_to_be_filled_in_begins_with_what_is_asked_for_first(session, staff_client):
    for slug, name in (("taalcafe", "Taalcafé"), ("voedselbank-velsen", "Voedselbank"), ("de-stek", "De Stek")):
        factories.service(session, slug=slug, name=name, topics=["taal"])

    page = staff_client.get(OVERVIEW).page

    links = page.xpath("//ol[contains(@class, 'gaps')]//a")
    assert [text_of(link) for link in links] == ["De Stek", "Voedselbank", "Taalcafé"]
    assert staff_client.get(links[0].get("href")).status_code == 200
    assert "Bij 3 diensten ontbreekt iets." in section(staff_client, "gaps")
    assert "adres" in section(staff_client, "gaps")


def test_when_nothing_is_there_the_page_says_so(staff_client):
    assert "Alles is ingevuld." in section(staff_client, "gaps")
    assert "Alles gaat gewoon door." in section(staff_client, "dates")
    assert "Nog niets." in section(staff_client, "changes")
    assert section(staff_client, "mail") == section(staff_client, "examples") == ""


def test_a_date_that_is_cancelled_is_shown_and_an_ordinary_one_is_not(session, staff_client):
    activity = factories.activity(session, title="Koffie voor iedereen")
    factories.activity(session, title="Gewoon naaien")
    address = f"/beheer/activiteiten/{activity.id}/dag/2026-11-30T09:30/"
    values = form_of(staff_client.get(address).page, "cancel_reason")
    assert send(staff_client, address, values, cancel_reason="ill").status_code == 303

    words = section(staff_client, "dates")
    assert "Koffie voor iedereen" in words
    assert "Gaat niet door" in words
    assert "30 november" in words
    assert "Gewoon naaien" not in words


def test_examples_that_readers_still_see_are_counted(session, staff_client):
    factories.activity(session, is_example=True)
    factories.activity(session, is_example=True, state="withdrawn")
    factories.activity(session)

    assert "Er staat nog 1 verzonnen activiteit" in section(staff_client, "examples")
    session.scalars(select(Activity).where(Activity.is_example)).first().state = "withdrawn"
    assert section(staff_client, "examples") == ""


def test_mail_that_does_not_arrive_is_told_with_its_reason(session, failed_mail, staff_client):
    words = section(staff_client, "mail")

    assert "1 is geweigerd." in words
    assert FAULT in words
    assert "nog geen mailserver ingesteld" in words


def test_an_admin_tries_again_and_an_editor_is_offered_no_button(session, failed_mail, admin_client, staff_client):
    assert "/beheer/mail/opnieuw/" not in staff_client.get(OVERVIEW).text

    page = admin_client.get(OVERVIEW).page
    answer = fill_in(admin_client, "/beheer/mail/opnieuw/", page=page)

    assert answer.location == OVERVIEW
    session.expire_all()
    assert session.scalars(select(OutboxItem)).one().failed_at is None
    assert "Wij proberen 1 bericht opnieuw." in text_of(admin_client.get(OVERVIEW).page)


def test_somebody_who_may_not_edit_reads_no_addresses_of_others(session, failed_mail, client_of):
    factories.service(session, slug="de-stek")
    client = client_of(TRANSLATOR)

    assert section(client, "mail") == section(client, "changes") == section(client, "gaps") == ""


def test_what_people_did_last_is_told_with_name_and_time(session, staff_client):
    service = factories.service(session, name="Sociaal loket")
    factories.save(session, service, {"summary": "Hulp met alles."}, by=staff_client.person_id)

    page = staff_client.get(OVERVIEW).page

    assert "Noor de Wit heeft dit veranderd: Sociaal loket (aanbod), 23-11-2026 09:00" in section(
        staff_client, "changes"
    )
    assert page.xpath(f"//a[@href='/beheer/geschiedenis/service/{service.id}/']")


def test_the_history_of_a_record_tells_who_did_what(session, staff_client):
    service = factories.service(session, name="Sociaal loket", summary="Hulp met brieven.")
    factories.save(session, service, {"summary": "Hulp met alles."}, by=staff_client.person_id)

    page = staff_client.get(f"/beheer/geschiedenis/service/{service.id}/").page

    assert text_of(page.find(".//h1")) == "Wie deed wat: Sociaal loket"
    lines = [text_of(each) for each in page.xpath("//ol[contains(@class, 'history')]/li")]
    assert len(lines) == 2
    assert lines[0].startswith("Noor de Wit heeft dit veranderd, 23-11-2026 09:00 versie 2")
    assert lines[1].startswith("Het systeem heeft dit op de site gezet")
    cells = [text_of(each) for each in page.xpath("(//table)[1]/tbody/tr/*")]
    assert cells == ["wat het is", "Hulp met brieven.", "Hulp met alles."]


def test_the_history_of_a_person_holds_nothing_secret(session, admin_client):
    person = factories.person(session, name="Fatima")
    actions.reset_password(session, person, hasher=CHEAP, by=admin_client.person_id, at=AT)

    page = admin_client.get(f"/beheer/geschiedenis/person/{person.id}/")

    assert "heeft een nieuw wachtwoord gegeven" in text_of(page.page)
    assert "argon2" not in page.text
    assert session.get_one(Person, person.id).password_hash not in page.text


@pytest.mark.parametrize("kind", ["service", "geheim", "text"])
def test_what_has_no_history_is_not_there(staff_client, kind):
    assert staff_client.get(f"/beheer/geschiedenis/{kind}/{uuid.uuid4()}/").status_code == 404


def test_a_colleagues_history_is_for_those_who_see_the_list_of_people(session, staff_client, admin_client):
    person = factories.person(session)
    actions.reset_password(session, person, hasher=CHEAP, by=None, at=AT)
    address = f"/beheer/geschiedenis/person/{person.id}/"
    assert staff_client.get(address).status_code == 403
    assert admin_client.get(address).status_code == 200


def bring_back(client, kind, record_id, version=1):
    """Press the button of this version on the page of its history; gives the words of the page after it."""
    address = f"/beheer/geschiedenis/{kind}/{record_id}/"
    action = f"/beheer/terugzetten/{kind}/{record_id}/{version}/"
    answer = fill_in(client, action, page=client.get(address).page)
    assert answer.location == address
    return text_of(client.get(address).page)


def test_an_old_version_of_a_record_comes_back_from_its_history(session, staff_client):
    service = factories.service(session, summary="Eerst.")
    factories.save(session, service, {"summary": "Daarna."})
    bring_back(staff_client, "service", service.id)
    session.expire_all()
    assert service.summary.source == "Eerst."
    assert service.version == 3


def test_an_old_version_of_a_screen_comes_back(session, staff_client):
    screen = ensure_screen(session, "de-hal", "De hal", factories.location(session).slug, ["nl", "pl"], AT)
    facts = {**screen_snapshot(session, screen), "name": "Bij de keuken", "languages": ["ar"], "hours": {"1": [9, 17]}}
    save_screen(session, screen, facts, expected_version=1, by=staff_client.person_id, at=AT)
    assert "een oude versie teruggezet" in bring_back(staff_client, "screen", screen.id)
    session.expire_all()
    assert (screen.name, screen.languages, screen.hours, screen.version) == ("De hal", ["nl", "pl"], {}, 3)


def test_role_and_languages_of_a_colleague_come_back_and_nothing_they_sign_in_with(session, admin_client):
    person = factories.person(session, role=TRANSLATOR)
    actions.set_languages(session, person, ["pl", "ar"], by=admin_client.person_id, at=AT)
    actions.set_role(session, person, EDITOR, by=admin_client.person_id, at=AT)
    actions.set_languages(session, person, [], by=admin_client.person_id, at=AT)
    actions.reset_password(session, person, hasher=CHEAP, by=admin_client.person_id, at=AT)
    actions.set_active(session, person, False, by=admin_client.person_id, at=AT)
    secret = person.password_hash
    words = bring_back(admin_client, "person", person.id, version=2)
    assert "een oude versie teruggezet" in words
    session.expire_all()
    assert (person.role, languages_of(session, person.id)) == (TRANSLATOR, {"pl", "ar"})
    assert (person.password_hash, person.is_active) == (secret, False)
    assert "Er was niets anders." in bring_back(admin_client, "person", person.id, version=2)


def test_nobody_brings_back_their_own_role_and_an_editor_that_of_nobody(session, admin_client, staff_client):
    person = session.get_one(Person, admin_client.person_id)
    another = factories.person(session, role=ADMIN)
    actions.set_role(session, person, EDITOR, by=another.id, at=AT)
    actions.set_role(session, person, ADMIN, by=another.id, at=AT)
    assert "Dit kunt u niet bij uzelf doen." in bring_back(admin_client, "person", person.id, version=2)
    session.expire_all()
    assert person.role == ADMIN
    service = factories.service(session)
    factories.save(session, service, {"summary": "Daarna."})
    sent = form_of(staff_client.get(f"/beheer/geschiedenis/service/{service.id}/").page, "csrf_token")
    for version in (1, 2):
        assert staff_client.post(f"/beheer/terugzetten/person/{person.id}/{version}/", data=sent).status_code == 403


@pytest.mark.parametrize("kind", ["service", "screen", "person"])
def test_a_version_that_never_was_does_not_come_back(session, admin_client, kind):
    place = factories.location(session)
    made = {
        "service": lambda: factories.service(session),
        "screen": lambda: ensure_screen(session, "de-hal", "De hal", place.slug, ["nl"], AT),
        "person": lambda: factories.person(session),
    }[kind]()
    session.flush()
    address = f"/beheer/geschiedenis/{kind}/{made.id}/"
    sent = form_of(admin_client.get(address).page, "csrf_token")
    for version, status in ((99, 303), (0, 303)):
        answer = admin_client.post(f"/beheer/terugzetten/{kind}/{made.id}/{version}/", data=sent)
        assert answer.status_code == status
        assert "kan niet terug" in admin_client.get(address).text
    assert admin_client.post(f"/beheer/terugzetten/{kind}/{uuid.uuid4()}/1/", data=sent).status_code == 404
