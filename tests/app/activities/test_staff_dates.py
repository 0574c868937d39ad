"""What is not as usual, over HTTP: one date, a pause, a place that closes, the school holidays."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import Activity, Closure, SchoolHoliday
from tests import factories
from tests.conftest import Clock
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


def at(activity: Activity, rest: str = "") -> str:
    return f"{LIST}{activity.id}/{rest}"


def errors_in(response: Any) -> list[str]:
    assert response.status_code == 422, text_of(response.page)
    return [text_of(each) for each in response.page.xpath('//*[contains(@class, "field-error")]')]


def test_from_this_date_on_the_days_before_stay_as_they_were(
    staff_client: StaffClient, client: FlaskClient, session: Session, clock: Clock
) -> None:
    activity = factories.activity(session)
    clock.set("2026-12-01 09:00")
    address = at(activity, "bewerken/")
    page = staff_client.get(address)
    assert "Een andere dag, tijd of plek geldt vanaf" in page.text
    values = form_of(page.page, "first_day")
    answer = send(staff_client, address, values, begins="13:00", ends="15:00", from_day="2026-12-14", step="save")
    assert answer.status_code == 303
    page = client.get(f"/nl/activiteiten/{activity.slug}/").page  # type: ignore[attr-defined]
    dates = page.xpath("//@data-start")
    assert dates[:3] == ["2026-12-07T09:30:00", "2026-12-14T13:00:00", "2026-12-21T13:00:00"]


def test_one_date_is_cancelled_with_its_reason_and_the_reason_undone(
    staff_client: StaffClient, client: FlaskClient, session: Session
) -> None:
    activity = factories.activity(session)
    address = at(activity, f"dag/{MONDAY}/")
    values = form_of(staff_client.get(address).page, "cancel_reason")
    assert send(staff_client, address, values, cancel_reason="ill").status_code == 303
    public = f"/nl/activiteiten/{activity.slug}/"
    assert "De begeleider is ziek." in client.get(public).text
    assert "Gaat niet door" in client.get("/nl/activiteiten/").text
    send(staff_client, address, form_of(staff_client.get(address).page, "undo"))
    assert "Gaat niet door" not in client.get(public).text


def test_one_date_is_full(staff_client: StaffClient, client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session)
    address = at(activity, f"dag/{MONDAY}/")
    send(staff_client, address, form_of(staff_client.get(address).page, "full"))
    assert 'data-status="full"' in client.get("/nl/activiteiten/").text


def test_one_date_moves_to_another_time_and_room(
    staff_client: StaffClient, client: FlaskClient, session: Session, place: str
) -> None:
    activity = factories.activity(session)
    address = at(activity, f"dag/{MONDAY}/")
    values = form_of(staff_client.get(address).page, "move_day")
    assert send(staff_client, address, values).status_code == 422, "nothing is different"
    answer = send(staff_client, address, values, move_begins="14:00", move_ends="16:00", move_place="de-stek/zaal")
    assert answer.status_code == 303
    page = client.get(f"/nl/activiteiten/{activity.slug}/").text
    assert "14:00" in page
    assert "De Stek" in page
    assert "Eerst was het" in page


def test_the_words_on_one_date_are_questioned_too(staff_client: StaffClient, session: Session) -> None:
    activity = factories.activity(session)
    address = at(activity, f"dag/{MONDAY}/")
    values = form_of(staff_client.get(address).page, "cancel_reason")
    answer = send(staff_client, address, values, cancel_words="Bel Jan, 0612345678")
    assert answer.status_code == 422
    yes = answer.page.xpath('//input[@name="public_ok"]/@value')[0]
    assert send(staff_client, address, form_of(answer.page, "cancel_reason"), public_ok=yes).status_code == 303


@pytest.mark.parametrize("original", ["2026-11-24T09:30", "gisteren", "2026-11-23T09:30+01:00", "9999-99-99"])
def test_a_date_that_is_none_is_not_there(staff_client: StaffClient, session: Session, original: str) -> None:
    activity = factories.activity(session)
    assert staff_client.get(at(activity, f"dag/{original}/")).status_code == 404


def test_a_pause_stops_its_days_and_is_taken_away(
    staff_client: StaffClient, client: FlaskClient, session: Session
) -> None:
    activity = factories.activity(session)
    values = form_of(staff_client.get(at(activity, "pauze/")).page, "first_day")
    wrong = send(staff_client, at(activity, "pauze/"), values, first_day="2026-11-30", last_day="2026-11-23")
    assert errors_in(wrong) == ["Dit is eerder dan de eerste dag."]
    send(staff_client, at(activity, "pauze/"), values, first_day="2026-11-23", last_day="2026-11-30")
    public = f"/nl/activiteiten/{activity.slug}/"
    assert client.get(public).text.count('data-status="cancelled"') == 2
    page = staff_client.get(at(activity)).page
    end = page.xpath('//form[contains(@action, "/pauze/")]/@action')[0]
    send(staff_client, end, {"csrf_token": values["csrf_token"]})
    assert client.get(public).text.count('data-status="cancelled"') == 0


def test_a_place_closes_and_opens_again(staff_client: StaffClient, client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session)
    address = LIST + "dicht/"
    values = form_of(staff_client.get(address).page, "first_day")
    place = f"{activity.location.slug}/"
    answer = send(
        staff_client,
        address,
        values,
        place=place,
        first_day="2026-11-23",
        last_day="2026-11-24",
        reason="renovation",
    )
    assert answer.status_code == 303
    assert "Er wordt verbouwd." in client.get("/nl/activiteiten/").text
    opening = f"{address}{session.scalars(select(Closure)).one().id}/weg/"
    send(staff_client, opening, {"csrf_token": values["csrf_token"]})
    assert "Er wordt verbouwd." not in client.get("/nl/activiteiten/").text
    again = send(staff_client, opening, {"csrf_token": values["csrf_token"]})
    assert again.status_code == 303


def test_school_holidays_are_skipped(staff_client: StaffClient, client: FlaskClient, session: Session) -> None:
    factories.activity(session, skips_school_holidays=True)
    address = LIST + "vakanties/"
    values = form_of(staff_client.get(address).page, "first_day")
    send(staff_client, address, values, name="Herfst", first_day="2026-11-23", last_day="2026-11-29")
    assert "2026-11-23T09:30" not in client.get("/nl/activiteiten/").text
    holiday = session.scalars(select(SchoolHoliday)).one()
    send(staff_client, f"{address}{holiday.id}/weg/", {"csrf_token": values["csrf_token"]})
    assert "2026-11-23T09:30" in client.get("/nl/activiteiten/").text
