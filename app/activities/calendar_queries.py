"""What a calendar is made of: activities with their series and dates, and the words in one language. No N+1."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.activities.calendar_times import Event, events, only
from app.activities.models import Activity, Occurrence
from app.activities.occurrences import AHEAD, Plan, Planned, series_of
from app.activities.queries import ActivityFilters, between
from app.activities.shown import description_of, location_name, reason_words, title_of
from app.content.queries import EMPTY, ShownText, ShownTexts, shown_texts
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
    row = session.get(Occurrence, (activity.id, only_date))
    if row is None:
        raise NotThere(only_date.isoformat())
    planned = planned_of(row)
    event = Event(f"-{only_date:%Y%m%dT%H%M}", planned, planned.starts, planned.ends)
    return CalendarFeed((_shown(activity, event, row, _texts(session, [activity], [row], code), code),), False)


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
    dates = _dates(session, ids, first, last)
    texts = _texts(session, activities.values(), [row for rows in dates.values() for row in rows], code)
    found: list[ShownEvent] = []
    for each in ids:
        activity, rows = activities[each], dates.get(each, [])
        planned = [planned_of(row) for row in rows]
        if filters.weekday:
            planned = only(planned, (filters.weekday,))
        by_date = {row.recurrence_id: row for row in rows}
        made = events(Plan(series_of(activity)), planned, first, last)
        if len(found) + len(made) > MOST_EVENTS:
            return CalendarFeed(tuple(found), True)
        found += [_shown(activity, event, by_date[event.date.recurrence_id], texts, code) for event in made]
    return CalendarFeed(tuple(found), False)


def planned_of(row: Occurrence) -> Planned:
    return Planned(
        row.recurrence_id,
        row.starts,
        row.ends,
        row.status,
        row.reason,
        row.reason_text_id,
        row.location_id,
        row.room_id,
        row.was_moved,
    )


def _activities(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Activity]:
    wanted = select(Activity).where(Activity.id.in_(ids))
    loaded = wanted.options(selectinload(Activity.earlier_series), selectinload(Activity.topics))
    return {each.id: each for each in session.scalars(loaded)}


def _dates(
    session: Session, ids: Sequence[uuid.UUID], first: datetime, last: datetime
) -> dict[uuid.UUID, list[Occurrence]]:
    wanted = (
        select(Occurrence)
        .where(Occurrence.activity_id.in_(ids), Occurrence.starts < last, Occurrence.ends > first)
        .order_by(Occurrence.activity_id, Occurrence.recurrence_id)
        .options(joinedload(Occurrence.location), joinedload(Occurrence.room))
    )
    found: dict[uuid.UUID, list[Occurrence]] = {}
    for row in session.scalars(wanted):
        found.setdefault(row.activity_id, []).append(row)
    return found


def _texts(session: Session, activities: Iterable[Activity], rows: Sequence[Occurrence], code: str) -> ShownTexts:
    ids: set[uuid.UUID | None] = set()
    for each in activities:
        ids |= {each.title_id, each.description_id, each.meeting_point_id}
    for row in rows:
        ids |= {row.reason_text_id, row.location.name_id, row.room.name_id if row.room else None}
    return shown_texts(session, ids, code)


def _shown(activity: Activity, event: Event, row: Occurrence, texts: ShownTexts, code: str) -> ShownEvent:
    return ShownEvent(
        event=event,
        activity_id=activity.id,
        version=activity.version,
        updated_at=activity.updated_at,
        slug=activity.slug,
        code=activity.code,
        title=title_of(activity, texts, code),
        description=description_of(activity, texts, code),
        place=_place(activity, row, texts),
        why=texts.of(row.reason_text_id) or reason_words(row.reason, code),
    )


def _place(activity: Activity, row: Occurrence, texts: ShownTexts) -> str:
    location = row.location
    if location.is_hidden:
        return ""
    spot = (
        texts.of(row.room.name_id) if row.room else (EMPTY if row.was_moved else texts.of(activity.meeting_point_id))
    )
    town = " ".join(part for part in (location.postal_code, location.city) if part)
    parts = (str(location_name(location, texts)), str(spot), location.address_1, town)
    return ", ".join(part for part in parts if part)
