"""Two activities in one room at one time: what is in the way of a document that is being written, and what is free."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.occurrences import AHEAD
from app.activities.recurrence import expand, parse_rule
from app.activities.rooms import Taken, clashes, free_starts, taken
from app.directory.models import Location, Room
from app.records.kinds import Document

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Clash:
    """Another activity in the room; `first` is the first time they meet, `count` how often in the year ahead."""

    activity_id: uuid.UUID
    title: str
    first: datetime
    count: int


@dataclass(frozen=True)
class InTheWay:
    clashes: tuple[Clash, ...]
    free_rooms: tuple[Room, ...]  # of the same place, free every time
    free_times: tuple[time, ...]  # on the same days in the same room, free every time

    @property
    def seal(self) -> str:
        """What an "anyway" must carry, so that it is about exactly these clashes."""
        words = "\n".join(f"{each.activity_id} {each.count}" for each in self.clashes)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def in_the_way(session: Session, document: Document, *, without: uuid.UUID | None, now: datetime) -> InTheWay | None:
    """None when the document names no room, or its room is free every time. `now` is a wall-clock time."""
    location = session.scalars(select(Location).where(Location.slug == document["location"])).one_or_none()
    room = _room(location, document.get("room") or "")
    spans = dates_of(document, now)
    if location is None or room is None or not spans:
        return None
    day = timedelta(days=1)  # Around the dates too: the day of the first one is looked at for free times.
    there = taken(session, location.id, spans[0][0] - day, spans[-1][1] + day, without=without)
    found = [(each, span) for each in there for span in spans if clashes([span], [each], room.id)]
    if not found:
        return None
    return InTheWay(
        clashes=_together([each for each, _span in found]),
        free_rooms=tuple(each for each in location.rooms if not clashes(spans, there, each.id)),
        free_times=_free_times(spans, [each for each in there if each.room_id == room.id]),
    )


def dates_of(document: Document, now: datetime) -> list[Span]:
    """When it is, by its rule alone, from now on for as long as dates are worked out."""
    starts = datetime.fromisoformat(document["starts"])
    length = timedelta(minutes=document["duration"])
    last = datetime.combine(now.date(), time()) + AHEAD
    if document.get("until"):
        last = min(last, datetime.combine(date.fromisoformat(document["until"]), time()) + timedelta(days=1))
    dates = expand(parse_rule(document["rrule"]), starts, max(starts, now - length), last)
    extra = [datetime.fromisoformat(each) for each in document.get("extra_dates") or ()]
    return [(each, each + length) for each in sorted({*dates, *extra}) if each + length > now]


def _room(location: Location | None, slug: str) -> Room | None:
    return next((each for each in location.rooms if each.slug == slug), None) if location and slug else None


def _together(found: list[Taken]) -> tuple[Clash, ...]:
    """One line for each activity, the soonest first."""
    by_activity = sorted(set(found), key=lambda each: (each.activity_id.hex, each.starts))
    clashing = []
    for _id, group in groupby(by_activity, lambda each: each.activity_id):
        dates = list(group)
        clashing.append(Clash(dates[0].activity_id, dates[0].title, dates[0].starts, len(dates)))
    return tuple(sorted(clashing, key=lambda each: (each.first, each.title)))


def _free_times(spans: list[Span], there: list[Taken]) -> tuple[time, ...]:
    """Times near the wished one at which the room is free on every one of the days, not only on the first."""
    start, end = spans[0]
    days = {begin.date() for begin, _end in spans}
    on_first_day = [
        (datetime.combine(start.date(), each.starts.time()), each.ends - each.starts)
        for each in there
        if each.starts.date() in days
    ]
    busy = {(begin, begin + length) for begin, length in on_first_day}
    return tuple(each.time() for each in free_starts(busy, start, end - start))
