"""Who is in which room when. Closed meetings and drafts hold their room too; a cancelled date gives it free."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.activities.models import CANCELLED, Activity, Occurrence
from app.activities.occurrences import LONGEST
from app.activities.shown import preset_words
from app.directory.models import Location, Room
from app.languages import SOURCE

STEP = timedelta(minutes=15)
LOOK_AROUND = timedelta(hours=4)  # how far from the wished time another one is still worth proposing


@dataclass(frozen=True)
class Taken:
    """One date in a room, for staff: closed meetings by their name too."""

    activity_id: uuid.UUID
    room_id: uuid.UUID
    title: str
    starts: datetime
    ends: datetime


def taken(
    session: Session,
    location_id: uuid.UUID,
    start: datetime,
    end: datetime,
    *,
    without: uuid.UUID | None = None,
) -> list[Taken]:
    """Every date in a room of this location that overlaps the time, in order of start."""
    wanted = (
        select(Occurrence)
        .where(
            Occurrence.location_id == location_id,
            Occurrence.room_id.is_not(None),
            Occurrence.status != CANCELLED,
            Occurrence.starts < end,
            Occurrence.starts > start - LONGEST,
            Occurrence.ends > start,
        )
        .options(joinedload(Occurrence.activity).joinedload(Activity.title))
        .order_by(Occurrence.starts, Occurrence.activity_id)
    )
    if without is not None:
        wanted = wanted.where(Occurrence.activity_id != without)
    return [_taken(each) for each in session.scalars(wanted)]


def free_rooms(
    session: Session, location: Location, start: datetime, end: datetime, *, without: uuid.UUID | None = None
) -> list[Room]:
    """The rooms of the location in which nothing is at that time."""
    busy = {each.room_id for each in taken(session, location.id, start, end, without=without)}
    return [room for room in location.rooms if room.id not in busy]


def free_starts(
    busy: Iterable[tuple[datetime, datetime]], start: datetime, length: timedelta, limit: int = 3
) -> list[datetime]:
    """The nearest starts on the same day at which something of this length fits between what is there."""
    spans = list(busy)
    steps = range(1, LOOK_AROUND // STEP + 1)
    tries = [start + STEP * number * sign for number in steps for sign in (1, -1)]
    free = [
        each
        for each in tries
        if each.date() == start.date() and all(each + length <= begin or each >= end for begin, end in spans)
    ]
    return sorted(free[:limit])


def clashes(dates: Sequence[tuple[datetime, datetime]], there: Iterable[Taken], room_id: uuid.UUID) -> list[Taken]:
    """What is in the room already at one of these times."""
    return [
        each
        for each in there
        if each.room_id == room_id and any(each.starts < end and each.ends > start for start, end in dates)
    ]


def _taken(row: Occurrence) -> Taken:
    assert row.room_id is not None
    activity = row.activity
    title = activity.title.source if activity.title else preset_words(activity.preset, "title", SOURCE).value
    return Taken(activity.id, row.room_id, title, row.starts, row.ends)
