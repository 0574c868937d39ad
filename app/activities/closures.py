"""Places that close and days without school: what stops or skips dates of many activities at once."""

import uuid
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import REASONS, Activity, Closure, Occurrence, SchoolHoliday
from app.activities.occurrences import rebuild
from app.changes.actions import record_change
from app.directory.checks import WrongDocument
from app.directory.models import Location, Room

CLOSURE, SCHOOL_HOLIDAY = "closure", "school_holiday"


def close_location(
    session: Session,
    location: Location,
    room: Room | None,
    first_day: date,
    last_day: date,
    reason: str,
    by: uuid.UUID | None,
    at: datetime,
) -> Closure:
    """Everything in the location, or in one room of it, stops from the first up to and with the last day."""
    _check_days(first_day, last_day)
    if reason and reason not in REASONS:
        raise WrongDocument("reason", f"{reason!r} is not one of {', '.join(REASONS)}")
    closure = Closure(
        location_id=location.id,
        room_id=room.id if room else None,
        first_day=first_day,
        last_day=last_day,
        reason=reason,
    )
    session.add(closure)
    session.flush()
    _rebuild_at(session, location.id, at)
    facts = {
        "location": location.slug,
        "room": room.slug if room else "",
        "first_day": first_day.isoformat(),
        "last_day": last_day.isoformat(),
        "reason": reason,
    }
    _note(session, CLOSURE, closure.id, "created", {key: [None, value] for key, value in facts.items()}, by, at)
    return closure


def reopen(session: Session, closure: Closure, by: uuid.UUID | None, at: datetime) -> None:
    """Take a closure away: what it stopped goes on."""
    closure_id, location_id = closure.id, closure.location_id
    days = [closure.first_day.isoformat(), closure.last_day.isoformat()]
    session.delete(closure)
    session.flush()
    _rebuild_at(session, location_id, at)
    _note(session, CLOSURE, closure_id, "removed", {"days": [days, None]}, by, at)


def add_school_holiday(
    session: Session, name: str, first_day: date, last_day: date, by: uuid.UUID | None, at: datetime
) -> SchoolHoliday:
    """Activities that skip school holidays have no dates then."""
    _check_days(first_day, last_day)
    holiday = SchoolHoliday(name=name.strip(), first_day=first_day, last_day=last_day)
    session.add(holiday)
    session.flush()
    _rebuild_skipping(session, at)
    days = [first_day.isoformat(), last_day.isoformat()]
    _note(session, SCHOOL_HOLIDAY, holiday.id, "created", {"days": [None, days]}, by, at)
    return holiday


def remove_school_holiday(session: Session, holiday: SchoolHoliday, by: uuid.UUID | None, at: datetime) -> None:
    holiday_id, days = holiday.id, [holiday.first_day.isoformat(), holiday.last_day.isoformat()]
    session.delete(holiday)
    session.flush()
    _rebuild_skipping(session, at)
    _note(session, SCHOOL_HOLIDAY, holiday_id, "removed", {"days": [days, None]}, by, at)


def _check_days(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise WrongDocument("last_day", "is before the first day")


def _rebuild_at(session: Session, location_id: uuid.UUID, at: datetime) -> None:
    """Rebuild all that is at the location now, or comes there for a single date."""
    there = select(Occurrence.activity_id).where(Occurrence.location_id == location_id)
    wanted = select(Activity).where((Activity.location_id == location_id) | Activity.id.in_(there))
    for activity in session.scalars(wanted).all():
        rebuild(session, activity, at)


def _rebuild_skipping(session: Session, at: datetime) -> None:
    """Earlier series count too: their rule may skip holidays when the present one does not."""
    wanted = select(Activity).where(Activity.skips_school_holidays | Activity.earlier_series.any())
    for activity in session.scalars(wanted).all():
        rebuild(session, activity, at)


def _note(
    session: Session,
    kind: str,
    record_id: uuid.UUID,
    action: str,
    differences: dict[str, list[object]],
    by: uuid.UUID | None,
    at: datetime,
) -> None:
    record_change(
        session, kind=kind, record_id=record_id, version=1, action=action, by=by, at=at, differences=differences
    )
