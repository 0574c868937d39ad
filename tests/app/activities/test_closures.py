from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities import actions, closures
from app.activities.models import CANCELLED, CONFIRMED, Activity, Occurrence
from app.changes.models import Change
from app.directory.checks import WrongDocument
from tests import factories

AT = factories.AT
CHRISTMAS = (date(2026, 11, 30), date(2026, 12, 6))
MONDAY = datetime(2026, 11, 30, 9, 30)


def status(session: Session, activity: Activity, moment: datetime = MONDAY) -> str:
    return session.get_one(Occurrence, (activity.id, moment)).status


def test_a_closed_place_stops_everything_in_it_at_once(session: Session) -> None:
    place = factories.location(session)
    inside = [factories.activity(session, location=place.slug) for _ in range(2)]
    visiting, elsewhere = factories.activity(session), factories.activity(session)
    actions.move_occurrence(session, visiting, MONDAY, location=place.slug, by=None, at=AT)
    closure = closures.close_location(session, place, None, *CHRISTMAS, "renovation", None, AT)
    assert [status(session, each) for each in (*inside, visiting)] == [CANCELLED] * 3
    assert status(session, elsewhere) == CONFIRMED
    assert session.get_one(Occurrence, (inside[0].id, MONDAY)).reason == "renovation"
    closures.reopen(session, closure, None, AT)
    assert status(session, inside[0]) == CONFIRMED
    written = session.scalars(select(Change.action).where(Change.kind == "closure").order_by(Change.id)).all()
    assert written == ["created", "removed"]


def test_a_closed_room_stops_only_what_is_in_it(session: Session) -> None:
    place = factories.location(session)
    inside, outside = factories.activity(session, location=place.slug, room="zaal"), factories.activity(session)
    closures.close_location(session, place, place.rooms[0], *CHRISTMAS, "", None, AT)
    assert (status(session, inside), status(session, outside)) == (CANCELLED, CONFIRMED)


def test_a_closure_ends_after_it_begins_and_has_a_known_reason(session: Session) -> None:
    place = factories.location(session)
    with pytest.raises(WrongDocument, match="last_day"):
        closures.close_location(session, place, None, CHRISTMAS[1], CHRISTMAS[0], "", None, AT)
    with pytest.raises(WrongDocument, match="reason"):
        closures.close_location(session, place, None, *CHRISTMAS, "zomaar", None, AT)


def test_school_holidays_skip_only_what_asks_for_it(session: Session) -> None:
    skipping, going = factories.activity(session, skips_school_holidays=True), factories.activity(session)
    holiday = closures.add_school_holiday(session, "Herfst", *CHRISTMAS, None, AT)
    assert session.get(Occurrence, (skipping.id, MONDAY)) is None
    assert status(session, going) == CONFIRMED
    closures.remove_school_holiday(session, holiday, None, AT)
    assert status(session, skipping) == CONFIRMED
