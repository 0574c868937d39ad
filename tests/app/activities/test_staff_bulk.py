"""A whole place for a period in the back office, then the text for the group, and undoing it."""

import pytest

from app.activities.models import Activity
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

WHOLE = "/beheer/activiteiten/hele-plek/"


@pytest.fixture
def coffee(session):
    place = factories.location(session, slug="de-stek", name="De Stek")
    return factories.activity(session, location=place.slug, room="zaal")


def period(page, **changes):
    days = {"place": "de-stek/", "first_day": "2026-11-23", "last_day": "2026-12-06"}
    return {**form_of(page, "deed"), **{name: [value] for name, value in {**days, **changes}.items()}}


def test_one_looks_first_and_nothing_has_changed_yet(session, staff_client, client, coffee):
    values = period(staff_client.get(WHOLE).page)
    page = send(staff_client, WHOLE, values, step="look").page
    assert "Dit verandert 2 dagen:" in text_of(page)
    assert "Koffieochtend" in text_of(page)
    dates = client.get(f"/nl/activiteiten/{coffee.slug}/").page
    assert set(dates.xpath("//li[@data-start]/@data-status")) == {"confirmed"}


def test_then_it_is_done_shared_and_undone(session, staff_client, client, coffee):
    values = period(staff_client.get(WHOLE).page)
    seen = form_of(send(staff_client, WHOLE, values, step="look").page, "deed")
    answer = send(staff_client, WHOLE, seen, step="do")
    assert answer.status_code == 303
    page = staff_client.get(answer.location).page
    assert "Gaat niet door" in page.xpath("//textarea/text()")[0]
    statuses = client.get(f"/pl/activiteiten/{coffee.slug}/").page.xpath("//li[@data-start]/@data-status")
    assert statuses[:3] == ["cancelled", "cancelled", "confirmed"]
    [button] = page.xpath("//form[contains(@action, '/ongedaan/')]")
    sent = {each.get("name"): each.get("value") for each in button.xpath(".//input")}
    back = staff_client.post(button.get("action"), data=sent)
    assert back.location == answer.location
    statuses = client.get(f"/pl/activiteiten/{coffee.slug}/").page.xpath("//li[@data-start]/@data-status")
    assert set(statuses) == {"confirmed"}
    again = staff_client.post(button.get("action"), data=sent)
    assert "Ongedaan maken kan niet meer." in staff_client.get(again.location).text


def test_a_day_that_nobody_saw_is_not_changed(session, staff_client, coffee):
    values = period(staff_client.get(WHOLE).page)
    seen = form_of(send(staff_client, WHOLE, values, step="look").page, "deed")
    factories.activity(session, location="de-stek", title="Net erbij", starts="2026-11-24T10:00")
    page = send(staff_client, WHOLE, seen, step="do").page
    assert "Er is intussen iets veranderd." in text_of(page)
    assert "Net erbij" in text_of(page)
    assert send(staff_client, WHOLE, form_of(page, "deed"), step="do").status_code == 303


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": ""},
        {"last_day": "2026-11-01"},
        {"deed": "move", "target": ""},
        {"deed": "move", "target": "de-stek/"},
    ],
)
def test_what_cannot_be_is_asked_again(session, staff_client, coffee, wrong):
    values = period(staff_client.get(WHOLE).page, **wrong)
    assert send(staff_client, WHOLE, values, step="do").status_code == 422
    session.expire_all()
    assert session.get(Activity, coffee.id).version == 1


def test_the_text_for_the_group_comes_in_the_languages_one_ticks(staff_client, coffee):
    address = f"/beheer/activiteiten/{coffee.id}/bericht/"
    assert "Koffieochtend" in staff_client.get(address).page.xpath("//textarea/text()")[0]
    text = staff_client.get(f"{address}?taal=pl&taal=ar").page.xpath("//textarea/text()")[0]
    assert "Poranek przy kawie" in text
    assert "Koffieochtend" not in text
    assert staff_client.get(f"{address}?taal=xx").status_code == 200


def test_what_is_not_on_the_site_is_not_shared(session, staff_client):
    closed = factories.activity(session, visibility="room", title="Overleg")
    page = staff_client.get(f"/beheer/activiteiten/{closed.id}/bericht/").page
    assert not page.xpath("//textarea")
