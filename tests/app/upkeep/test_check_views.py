"""The link in the mail: it shows, it asks, it changes nothing until a button is pressed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.tokens import seal
from app.upkeep.actions import set_owner
from app.upkeep.check_views import check_address
from app.upkeep.models import Report
from app.upkeep.queries import due_records
from tests import factories
from tests.factories import AT

SECRET = "only for tests"


@pytest.fixture
def service(session):
    made = factories.service(session, name="Geldhulp", next_step="Bel voor een afspraak.")
    set_owner(session, made, email="eigenaar@voorbeeld.nl", language="nl", months=6, by=None, at=AT)
    return made


def token(kind, record, days=45):
    return seal(SECRET, "check", [kind, record.id.hex], until=AT + timedelta(days=days))


def at(service, rest=""):
    return f"/check/{token('service', service)}/{rest}"


def test_a_machine_that_opens_every_link_changes_nothing(session, client, service):
    for rest in ("", "anders/"):
        assert client.get(at(service, rest)).status_code == 200
        assert client.head(at(service, rest)).status_code == 200
    assert client.get(at(service, "goed/")).status_code == 405
    session.refresh(service)
    assert service.assured_date is None
    assert service.version == 1


def test_the_owner_sees_what_readers_see_and_one_tap_is_enough(session, client, service):
    page = client.get(at(service))
    for words in ("Geldhulp", "14 0255", "Bel voor een afspraak.", "Ja, alles klopt nog"):
        assert words in page.text
    answer = client.post(at(service, "goed/"))
    assert answer.status_code == 303
    assert "Dank u wel" in client.get(answer.location).text
    session.refresh(service)
    assert service.assured_date.isoformat() == "2026-11-23"


def test_what_must_change_lands_in_the_inbox_as_the_owner_wrote_it(session, client, staff_client, service):
    assert client.post(at(service, "anders/"), data={"words": " \x00"}).status_code == 200
    answer = client.post(at(service, "anders/"), data={"words": "Wij zijn ook dinsdag open."})
    assert answer.status_code == 303
    [found] = session.scalars(select(Report))
    assert (found.source, found.words, found.record_id) == ("owner", "Wij zijn ook dinsdag open.", service.id)
    inbox = staff_client.get("/beheer/meldingen/")
    assert "Wij zijn ook dinsdag open." in inbox.text
    assert "van de eigenaar" in inbox.text


def test_an_activity_is_checked_in_the_same_way(session, client):
    activity = factories.activity(session)
    address = f"/check/{token('activity', activity)}/"
    assert "Koffieochtend" in client.get(address).text
    assert client.post(f"{address}goed/").status_code == 303
    session.refresh(activity)
    assert activity.reconfirm_on is not None


def test_a_link_is_good_for_one_record_and_for_its_days(session, client, clock, service):
    other = factories.service(session)
    assert client.post(f"/check/{token('service', service)[:-3]}abc/goed/").status_code == 410
    assert client.post(f"/check/{seal(SECRET, 'host', ['service', service.id.hex])}/goed/").status_code == 410
    assert client.post(f"/check/{seal(SECRET, 'check', ['person', service.id.hex])}/goed/").status_code == 410
    address = at(service)
    clock.set("2027-01-10 09:00")
    assert client.get(address).status_code == 410
    session.refresh(other)
    assert other.assured_date is None


def test_what_is_no_longer_on_the_site_is_not_asked_about(session, client, service):
    factories.withdraw(session, service)
    assert client.get(at(service)).status_code == 410


def test_another_site_cannot_answer_for_the_owner(session, client, service):
    assert client.post(at(service, "goed/"), headers={"Origin": "https://elders.example"}).status_code == 403
    session.refresh(service)
    assert service.assured_date is None


def test_the_page_speaks_the_language_of_the_owner_and_stays_out_of_caches(session, client, service):
    set_owner(session, service, email="eigenaar@voorbeeld.nl", language="ar", months=6, by=None, at=AT)
    answer = client.get(at(service))
    assert answer.page.get("dir") == "rtl"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_link_of_the_command_opens_the_page(app, session, client, service):
    [due] = due_records(session, AT.date())
    with app.app_context():
        address = check_address(due)
    assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
