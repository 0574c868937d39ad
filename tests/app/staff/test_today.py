"""The first page says what needs me today, in a short list that leads to where it is done."""

import pytest

from app.accounts.actions import set_languages
from app.accounts.models import TRANSLATOR, Person
from app.outbox.actions import enqueue
from app.upkeep.actions import report
from tests import factories
from tests.factories import AT
from tests.support.inspection import text_of

ROOMS = [{"slug": "zaal", "name": "Zaal", "is_example": False}]


def needs(client):
    cards = client.get("/beheer/").page.xpath("//*[@data-need]")
    return {each.get("data-need"): (text_of(each), each.xpath(".//a/@href")[0]) for each in cards}


def test_nothing_waits_in_an_empty_office(staff_client):
    assert needs(staff_client) == {}
    assert "Er wacht niets op u." in staff_client.get("/beheer/").text


def test_each_need_says_how_much_and_leads_to_a_page_that_opens(session, staff_client):
    service = factories.service(session, summary="Hulp.")
    report(session, "service", service.id, what="phone", words="", language="nl", at=AT)
    place = factories.location(session, rooms=ROOMS)
    for _ in range(2):
        factories.activity(session, location=place.slug, room="zaal")
    for kind in ("mail", "translate"):
        item = enqueue(session, kind, {"kind": "service", "record_id": "x", "language": "pl"}, AT)
        item.failed_at, item.last_error = AT, "refused"
    found = needs(staff_client)
    assert {"reports", "clashes", "mail", "drafts", "checks", "gaps", "translations"} <= set(found)
    assert found["reports"][0].startswith("1 melding")
    assert "dubbel bezet" in found["clashes"][0]
    for words, href in found.values():
        assert staff_client.get(href).status_code == 200, words


def test_a_translator_sees_own_languages_only(session, client_of):
    client = client_of(TRANSLATOR)
    set_languages(session, session.get_one(Person, client.person_id), ["pl"], by=client.person_id, at=AT)
    factories.service(session, summary="Hulp.")
    found = needs(client)
    assert set(found) == {"translations"}
    assert found["translations"][1] == "/beheer/vertalen/pl/"


@pytest.mark.parametrize("role", ["partner"])
def test_a_partner_is_not_shown_what_is_not_theirs(session, client_of, role):
    factories.service(session, summary="Hulp.")
    assert needs(client_of(role)) == {}
