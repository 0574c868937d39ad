"""Taking all examples away at once, when the first real activity stands there."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY
from app.activities.documents import snapshot
from app.activities.models import Activity, Closure, DateChange, EarlierSeries
from app.directory.actions import ORGANIZATION
from app.directory.locations import location_snapshot, put_location
from app.directory.models import Location, Organization, Room, Service
from app.records import actions as records
from app.records.models import WITHDRAWN


@dataclass(frozen=True)
class Removed:
    activities: int
    organizations: int
    rooms: int


def remove_examples(session: Session, *, by: uuid.UUID | None, at: datetime) -> Removed:
    """Withdraw every example activity and the example organisations nobody real needs; delete unused example rooms.

    What a real activity uses stays: staff chose it, so it is no example any more in their eyes.
    """
    activities = session.scalars(select(Activity).where(Activity.is_example)).all()
    shown = 0
    for activity in activities:
        _leave_rooms(session, activity, by, at)
        if activity.state != WITHDRAWN:
            records.withdraw(session, ACTIVITY, activity, by=by, at=at)
            shown += 1
    organizations = session.scalars(
        select(Organization).where(
            Organization.is_example,
            Organization.state != WITHDRAWN,
            Organization.id.not_in(select(Activity.organization_id).where(Activity.is_example.is_(False))),
            Organization.id.not_in(select(Service.organization_id).where(Service.is_example.is_(False))),
        )
    ).all()
    for organization in organizations:
        records.withdraw(session, ORGANIZATION, organization, by=by, at=at)
    return Removed(shown, len(organizations), _delete_rooms(session, by, at))


def _leave_rooms(session: Session, activity: Activity, by: uuid.UUID | None, at: datetime) -> None:
    """A room can only go when no row holds it, and the row of a withdrawn activity stays."""
    before = snapshot(session, activity)
    example_rooms = {room.slug for room in session.scalars(select(Room).where(Room.is_example))}

    def without(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "room": "" if document["room"] in example_rooms else document["room"]}

    after = {
        "room": without(before)["room"],
        "date_changes": [without(each) for each in before["date_changes"]],
        "earlier_series": [without(each) for each in before["earlier_series"]],
    }
    records.save(session, ACTIVITY, activity, after, by=by, at=at)


def _delete_rooms(session: Session, by: uuid.UUID | None, at: datetime) -> int:
    used = _rooms_in_use(session)
    unused = [room for room in session.scalars(select(Room).where(Room.is_example)) if room.id not in used]
    removed = 0
    for location in {room.location for room in unused}:
        removed += _delete_from(session, location, {room.slug for room in unused if room.location is location}, by, at)
    return removed


def _delete_from(session: Session, location: Location, slugs: set[str], by: uuid.UUID | None, at: datetime) -> int:
    document = location_snapshot(location)
    document["rooms"] = [room for room in document["rooms"] if room["slug"] not in slugs]
    put_location(session, document, by=by, at=at)
    return len(slugs)


def _rooms_in_use(session: Session) -> set[uuid.UUID | None]:
    columns = (Activity.room_id, EarlierSeries.room_id, DateChange.new_room_id, Closure.room_id)
    return {room for column in columns for room in session.scalars(select(column).where(column.is_not(None)))}
