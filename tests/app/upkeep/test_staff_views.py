"""The inbox and the list of checks in the back office."""

import pytest
from sqlalchemy import select

from app.upkeep.actions import report
from app.upkeep.models import LinkCheck, Report, Review
from tests import factories
from tests.factories import AT
from tests.support.forms import form_of, send
from tests.support.inspection import text_of


@pytest.fixture
def service(session):
    return factories.service(session, name="Geldhulp")


def test_a_report_leads_to_the_field_it_is_about(session, staff_client, service):
    report(session, "service", service.id, what="phone", words="رقم خطأ", language="ar", at=AT)
    page = staff_client.get("/beheer/meldingen/").page
    [card] = page.xpath("//*[@data-report]")
    assert "Geldhulp: Het telefoonnummer klopt niet." in text_of(card)
    assert "العربية" in text_of(card)
    assert card.xpath(".//blockquote[@dir='auto']")
    [target] = card.xpath(".//a/@href")
    form = staff_client.get(target.split("#")[0]).page
    assert form.xpath(f"//*[@id='{target.split('#')[1]}']")


@pytest.mark.parametrize("what", ["gone", "hours", "place", "cost"])
def test_every_field_a_report_leads_to_is_there(session, staff_client, service, what):
    report(session, "service", service.id, what=what, words="", language="nl", at=AT)
    [target] = staff_client.get("/beheer/meldingen/").page.xpath("//*[@data-report]//a/@href")
    assert staff_client.get(target.split("#")[0]).page.xpath(f"//*[@id='{target.split('#')[1]}']"), target


def test_what_is_dealt_with_leaves_the_inbox(session, staff_client, service):
    found = report(session, "service", service.id, what="other", words="x", language="nl", at=AT)
    page = staff_client.get("/beheer/meldingen/").page
    [action] = page.xpath("//*[@data-report]//form/@action")
    token = page.xpath("//*[@data-report]//input[@name='csrf_token']/@value")[0]
    assert staff_client.post(action, data={"csrf_token": token}).status_code == 303
    session.expire_all()
    assert session.get(Report, found.id).done_by is not None
    assert "Er zijn geen meldingen." in staff_client.get("/beheer/meldingen/").text


def test_an_owner_is_named_with_what_is_known_already_as_an_offer(session, staff_client):
    organization = factories.organization(session, email="info@voorbeeld.nl")
    service = factories.service(session, organization=organization.slug)
    address = f"/beheer/nakijken/service/{service.id}/"
    values = form_of(staff_client.get(address).page, "months")
    assert values["email"] == ["info@voorbeeld.nl"]
    assert session.get(Review, ("service", service.id)) is None
    for wrong in ({"email": "geen adres"}, {"months": "99"}, {"language": "xx"}):
        assert send(staff_client, address, values, **wrong).status_code == 422
    assert send(staff_client, address, values, email="baas@voorbeeld.nl").status_code == 303
    session.expire_all()
    assert session.get(Review, ("service", service.id)).owner_email == "baas@voorbeeld.nl"


def test_an_editor_says_that_it_is_right(session, staff_client, service):
    page = staff_client.get("/beheer/nakijken/").page
    assert page.xpath(f"//*[@data-slug='{service.slug}']")
    token = page.xpath("//input[@name='csrf_token']/@value")[0]
    address = f"/beheer/nakijken/service/{service.id}/goed/"
    assert staff_client.post(address, data={"csrf_token": token}).status_code == 303
    assert not staff_client.get("/beheer/nakijken/").page.xpath(f"//*[@data-slug='{service.slug}']")


def test_a_broken_website_leads_to_its_field(session, staff_client):
    channels = [{"kind": "email", "value": "a@b.nl"}, {"kind": "website", "value": "https://weg.example/"}]
    service = factories.service(session, channels=channels)
    session.add(LinkCheck(url="https://weg.example/", checked_at=AT, failures=2, words="404"))
    page = staff_client.get("/beheer/nakijken/").page
    [link] = page.xpath("//section[@aria-labelledby='links']//a/@href")
    assert link == f"/beheer/hulp/aanbod/{service.slug}/#channels-1-value"
    form = staff_client.get(link.split("#")[0]).page
    assert form.xpath("//*[@id='channels-1-value']/@value") == ["https://weg.example/"]


def test_there_is_no_owner_of_what_is_not_there(session, staff_client):
    unknown = "00000000-0000-4000-8000-000000000000"
    assert staff_client.get(f"/beheer/nakijken/activity/{unknown}/").status_code == 404
    assert session.scalars(select(Review)).all() == []
