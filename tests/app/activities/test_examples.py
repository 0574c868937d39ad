"""When the first real activity stands there, all examples can go at once."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import Activity
from app.directory.models import Room
from app.records.models import DRAFT, WITHDRAWN
from tests import factories
from tests.support.forms import form_of, send
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


def test_the_first_real_activity_offers_to_remove_all_examples(
    staff_client: StaffClient, client: FlaskClient, session: Session, place: str
) -> None:
    club = factories.organization(session, name="Verzonnen club", is_example=True)
    rooms = [
        {"slug": "zaal", "name": "Zaal", "is_example": False},
        {"slug": "keuken", "name": "Keuken", "is_example": True},
        {"slug": "atelier", "name": "Atelier", "is_example": True},
    ]
    factories.location(session, slug="huis", name="Huis", rooms=rooms)
    example = factories.activity(session, organization=club.slug, location="huis", room="keuken", is_example=True)
    factories.activity(session, location="huis", room="atelier", state=DRAFT)
    assert "voorbeelden/weg" not in staff_client.get(at(example)).text
    answer = send(staff_client, NEW, new_form(staff_client), step="publish")
    offer = staff_client.get(answer.location)
    assert "Er staat nog 1 voorbeeld tussen." in offer.text
    done = send(staff_client, LIST + "voorbeelden/weg/", form_of(offer.page, "csrf_token"))
    assert done.status_code == 303
    session.expire_all()
    assert (example.state, club.state) == (WITHDRAWN, WITHDRAWN)
    assert client.get(f"/nl/activiteiten/{example.slug}/").status_code == 410
    found = sorted(room.slug for room in session.scalars(select(Room)))
    assert found == ["atelier", "zaal", "zaal"], "a room that a real activity uses stays"
    assert "Koffieochtend" in client.get("/nl/activiteiten/").text
