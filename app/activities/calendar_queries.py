"""What a calendar is made of: activities with their series and dates, and the words in one language. No N+1."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, selectinload

from app.activities.calendar_times import Event, events, only
from app.activities.models import Activity, Occurrence
from app.activities.occurrences import AHEAD, Plan, Planned, series_of
from app.activities.queries import ActivityFilters, between
from app.activities.shown import description_of, location_name, reason_words, title_of
from app.content.queries import EMPTY, ShownText, ShownTexts, shown_texts
from app.directory.models import Location, Room
from app.records.queries import NotThere

MOST_EVENTS = 1000


@dataclass(frozen=True)
class ShownEvent:
    """One event with its words; `place` is empty where the address is hidden."""

    event: Event
    activity_id: uuid.UUID
    version: int
    updated_at: datetime
    slug: str
    code: str
    title: ShownText
    description: ShownText
    place: str
    why: ShownText


@dataclass(frozen=True)
class CalendarFeed:
    """`is_cut` says that there was more than a feed may hold."""

    events: tuple[ShownEvent, ...]
    is_cut: bool


def calendar_of_activity(
    session: Session, activity: Activity, code: str, today: date, only_date: datetime | None = None
) -> CalendarFeed:
    """The whole series or one date of it, whoever may see it: the caller has asked that already. Raises NotThere."""
    if only_date is None:
        return _feed(session, [activity.id], code, today, ActivityFilters())
    found = _dates(session, [activity.id], Occurrence.recurrence_id == only_date)
    if not found:
        raise NotThere(only_date.isoformat())
    (date,) = found[activity.id]
    event = Event(f"-{only_date:%Y%m%dT%H%M}", date, date.starts, date.ends)
    return CalendarFeed((_shown(activity, event, _words(session, [activity], [date], code)),), False)


def calendar_of_list(
    session: Session, code: str, now: datetime, first_day: date, filters: ActivityFilters, location_slug: str | None
) -> CalendarFeed:
    """What the list of activities shows, up to 13 months ahead; the soonest first when there is too much."""
    start = max(now, datetime.combine(first_day, time()))
    soonest: Any = select(Occurrence.activity_id, func.min(Occurrence.starts))
    wanted = between(soonest, start, now + AHEAD, location_slug, filters).group_by(Occurrence.activity_id)
    rows = session.execute(wanted.order_by(func.min(Occurrence.starts)).limit(MOST_EVENTS + 1)).all()
    return _feed(session, [row[0] for row in rows], code, now.date(), filters)


def _feed(
    session: Session, ids: Sequence[uuid.UUID], code: str, today: date, filters: ActivityFilters
) -> CalendarFeed:
    first = datetime.combine(today.replace(day=1), time())  # So that the first date of a series stays for a month.
    last = datetime.combine(today, time()) + AHEAD
    activities = _activities(session, ids)
    dates = _dates(session, ids, Occurrence.starts < last, Occurrence.ends > first)
    words = _words(session, activities.values(), [each for rows in dates.values() for each in rows], code)
    found: list[ShownEvent] = []
    for each in ids:
        activity, planned = activities[each], dates.get(each, [])
        if filters.weekday:
            planned = only(planned, (filters.weekday,))
        made = events(Plan(series_of(activity)), planned, first, last)
        if len(found) + len(made) > MOST_EVENTS:
            return CalendarFeed(tuple(found), True)
        found += [_shown(activity, event, words) for event in made]
    return CalendarFeed(tuple(found), False)


def _activities(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Activity]:
    wanted = select(Activity).where(Activity.id.in_(ids))
    loaded = wanted.options(selectinload(Activity.earlier_series), selectinload(Activity.topics))
    return {each.id: each for each in session.scalars(loaded)}


def _dates(
    session: Session, ids: Sequence[uuid.UUID], *conditions: ColumnElement[bool]
) -> dict[uuid.UUID, list[Planned]]:
    """Columns, no objects: a year of a house is thousands of dates."""
    wanted = (
        select(Occurrence.activity_id, *(getattr(Occurrence, each.name) for each in fields(Planned)))
        .where(Occurrence.activity_id.in_(ids), *conditions)
        .order_by(Occurrence.activity_id, Occurrence.recurrence_id)
    )
    found: dict[uuid.UUID, list[Planned]] = {}
    for activity_id, *facts in session.execute(wanted):
        found.setdefault(activity_id, []).append(Planned(*facts))
    return found


@dataclass(frozen=True)
class Words:
    """The places and texts of all dates in one language, each read once."""

    code: str
    locations: dict[uuid.UUID, Location]
    rooms: dict[uuid.UUID, Room]
    texts: ShownTexts


def _words(session: Session, activities: Iterable[Activity], dates: Sequence[Planned], code: str) -> Words:
    places = {each.location_id for each in dates}
    locations = {each.id: each for each in session.scalars(select(Location).where(Location.id.in_(places)))}
    inside = {each.room_id for each in dates if each.room_id}
    rooms = {each.id: each for each in session.scalars(select(Room).where(Room.id.in_(inside)))}
    ids: set[uuid.UUID | None] = {each.reason_text_id for each in dates}
    for activity in activities:
        ids |= {activity.title_id, activity.description_id, activity.meeting_point_id}
    ids |= {location.name_id for location in locations.values()} | {room.name_id for room in rooms.values()}
    return Words(code, locations, rooms, shown_texts(session, ids, code))


def _shown(activity: Activity, event: Event, words: Words) -> ShownEvent:
    date, texts = event.date, words.texts
    return ShownEvent(
        event=event,
        activity_id=activity.id,
        version=activity.version,
        updated_at=activity.updated_at,
        slug=activity.slug,
        code=activity.code,
        title=title_of(activity, texts, words.code),
        description=description_of(activity, texts, words.code),
        place=_place(activity, date, words),
        why=texts.of(date.reason_text_id) or reason_words(date.reason, words.code),
    )


def _place(activity: Activity, date: Planned, words: Words) -> str:
    location = words.locations[date.location_id]
    if location.is_hidden:
        return ""
    room = words.rooms.get(date.room_id) if date.room_id else None
    meeting_point = EMPTY if date.was_moved else words.texts.of(activity.meeting_point_id)
    spot = words.texts.of(room.name_id) if room else meeting_point
    town = " ".join(part for part in (location.postal_code, location.city) if part)
    parts = (str(location_name(location, words.texts)), str(spot), location.address_1, town)
    return ", ".join(part for part in parts if part)
