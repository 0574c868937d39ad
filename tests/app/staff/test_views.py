"""The first page of the back office and the pages of history."""

import uuid

import pytest
from sqlalchemy import select

from app.accounts import actions
from app.accounts.models import TRANSLATOR, Person
from app.accounts.passwords import CHEAP
from app.activities.models import Activity
from app.outbox.actions import enqueue
from app.outbox.models import OutboxItem
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


def test_an_old_version_of_a_record_comes_back_from_its_history(session, staff_client):
    service = factories.service(session, summary="Eerst.")
    factories.save(session, service, {"summary": "Daarna."})
    address = f"/beheer/geschiedenis/service/{service.id}/"
    page = staff_client.get(address).page
    [form] = page.xpath("//form[contains(@action, '/terugzetten/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    assert staff_client.post(form.get("action"), data=sent).location == address
    session.expire_all()
    assert service.summary.source == "Eerst."
    assert service.version == 3
    unknown = form.get("action").replace("/1/", "/99/")
    assert "kan niet terug" in staff_client.get(staff_client.post(unknown, data=sent).location).text
