"""What somebody typed and never saved waits for them, and for nobody else."""

import pytest
from sqlalchemy import select

from app.accounts.models import FormDraft
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

NEW = "/beheer/activiteiten/nieuw/koffieochtend/"


@pytest.fixture
def place(session):
    factories.organization(session, slug="welzijn", name="Welzijn")
    factories.location(session, slug="de-stek", name="De Stek")


def keep(client, address, **words):
    page = client.get(address).page
    values = {**form_of(page, "first_day"), **{name: [value] for name, value in words.items()}}
    return send(client, "/beheer/concept/", values, draft_key=address)


def drafts(session):
    session.expire_all()
    return list(session.scalars(select(FormDraft)))


def test_typed_words_come_back_when_one_asks_for_them(session, staff_client, place):
    assert keep(staff_client, NEW, title="Half getypt", first_day="2026-12-01").status_code == 200
    page = staff_client.get(NEW).page
    assert "U was hier al aan het typen" in text_of(page)
    assert page.xpath("//input[@name='title']/@value") != ["Half getypt"]
    again = staff_client.get(f"{NEW}?concept=1").page
    assert again.xpath("//input[@name='title']/@value") == ["Half getypt"]
    assert again.xpath("//input[@name='first_day']/@value") == ["2026-12-01"]


def test_saving_the_form_takes_the_draft_away(session, staff_client, place):
    keep(staff_client, NEW, title="Half getypt")
    values = form_of(staff_client.get(f"{NEW}?concept=1").page, "first_day")
    answer = send(staff_client, NEW, values, organization="welzijn", place="de-stek/", step="draft")
    assert answer.status_code == 303
    assert drafts(session) == []


def test_a_form_that_was_not_right_keeps_its_draft(session, staff_client, place):
    keep(staff_client, NEW, title="Half getypt")
    values = form_of(staff_client.get(NEW).page, "first_day")
    assert send(staff_client, NEW, values, organization="", step="publish").status_code == 422
    assert len(drafts(session)) == 1


def test_it_can_be_thrown_away(session, staff_client, place):
    keep(staff_client, NEW, title="Half getypt")
    values = form_of(staff_client.get(NEW).page, "draft_key")
    assert send(staff_client, "/beheer/concept/weg/", values).location == NEW
    assert drafts(session) == []


def test_nobody_else_sees_it(session, staff_client, admin_client, place):
    keep(staff_client, NEW, title="Half getypt")
    assert "Half getypt" not in admin_client.get(f"{NEW}?concept=1").text
    assert "aan het typen" not in admin_client.get(NEW).text


def test_no_password_and_no_token_is_ever_kept(session, staff_client, place):
    keep(staff_client, NEW, password="geheim", signin_password="geheim", title="x")
    [draft] = drafts(session)
    assert "geheim" not in str(draft.words)
    assert "csrf_token" not in draft.words


@pytest.mark.parametrize("key", ["", "/nl/", "//elders.example/", "/beheer/../x", "/beheer/" + "x" * 400])
def test_only_an_address_of_the_back_office_has_a_draft(session, staff_client, place, key):
    values = form_of(staff_client.get(NEW).page, "first_day")
    assert send(staff_client, "/beheer/concept/", {**values, "draft_key": [key]}).status_code == 400
    assert drafts(session) == []


def test_a_book_is_too_long(session, staff_client, place):
    assert keep(staff_client, NEW, description="x" * 120_000).status_code == 413
