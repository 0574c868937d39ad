"""How full the rooms of a place are: a week as a calendar, and hours by room, weekday and part of the day.

Closed meetings count: they hold their room as well. Cancelled dates do not.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.activities.rooms import Taken, taken
from app.directory.models import Location, Room

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS: dict[str, tuple[int, int]] = {MORNING: (8, 12), AFTERNOON: (12, 18), EVENING: (18, 23)}  # hours of the clock
NEARLY_FULL = 60  # percent


@dataclass(frozen=True)
class Booked:
    """One date in the calendar; `is_double` when something else is in the room at the same time."""

    taken: Taken
    is_double: bool


@dataclass(frozen=True)
class Occupancy:
    """Hours in use in one room, on one weekday (0 is Monday), in one part of the day, over a number of weeks."""

    room: Room
    weekday: int
    part: str
    hours: float
    available: float

    @property
    def share(self) -> int:
        """Percent of the hours there are."""
        return round(100 * self.hours / self.available) if self.available else 0

    @property
    def is_nearly_full(self) -> bool:
        """From here on it is hard to find an hour for something weekly."""
        return self.share >= NEARLY_FULL


def week_of(session: Session, location: Location, monday: date) -> dict[uuid.UUID, list[list[Booked]]]:
    """For each room seven lists of what is there, in order of time."""
    start = datetime.combine(monday, time())
    found = taken(session, location.id, start, start + timedelta(days=7))
    calendar: dict[uuid.UUID, list[list[Booked]]] = {room.id: [[] for _ in range(7)] for room in location.rooms}
    for each in found:
        day = (each.starts.date() - monday).days
        if each.room_id in calendar and 0 <= day < 7:
            calendar[each.room_id][day].append(Booked(each, _is_double(each, found)))
    return calendar


def occupancy(session: Session, location: Location, first_day: date, weeks: int) -> list[Occupancy]:
    """Every room, weekday and part of the day, also those in which nothing is."""
    start = datetime.combine(first_day, time())
    found = taken(session, location.id, start, start + timedelta(weeks=weeks))
    days = [first_day + timedelta(days=number) for number in range(7 * weeks)]
    by_day = _by_room_and_day(found)
    return [
        Occupancy(
            room, weekday, part, _hours(by_day, room, days, weekday, hours), (hours[1] - hours[0]) * float(weeks)
        )
        for room in location.rooms
        for weekday in range(7)
        for part, hours in PARTS.items()
    ]


def _by_room_and_day(found: Iterable[Taken]) -> dict[tuple[uuid.UUID, date], list[Taken]]:
    """What is past midnight stands under both days."""
    by_day: dict[tuple[uuid.UUID, date], list[Taken]] = {}
    for each in found:
        day = each.starts.date()
        while day <= each.ends.date():
            by_day.setdefault((each.room_id, day), []).append(each)
            day += timedelta(days=1)
    return by_day


def _hours(
    by_day: Mapping[tuple[uuid.UUID, date], Sequence[Taken]],
    room: Room,
    days: Iterable[date],
    weekday: int,
    hours: tuple[int, int],
) -> float:
    """Hours in use; two things at once in one room do not make it fuller."""
    total = timedelta()
    for day in days:
        if day.weekday() != weekday:
            continue
        begin = datetime.combine(day, time(hours[0]))
        end = datetime.combine(day, time(hours[1]))
        spans = [(max(each.starts, begin), min(each.ends, end)) for each in by_day.get((room.id, day), ())]
        total += _covered(span for span in spans if span[0] < span[1])
    return total / timedelta(hours=1)


def _covered(spans: Iterable[tuple[datetime, datetime]]) -> timedelta:
    total, reached = timedelta(), datetime.min
    for start, end in sorted(spans):
        if end > reached:
            total += end - max(start, reached)
            reached = end
    return total


def _is_double(one: Taken, every: Iterable[Taken]) -> bool:
    return any(
        each is not one and each.room_id == one.room_id and each.starts < one.ends and each.ends > one.starts
        for each in every
    )
