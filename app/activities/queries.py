"""Dates of activities as a reader of one language gets them: public, published, everything resolved, no N+1.

Drafts, activities by link and closed meetings ("room") never stand in a list.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, extract, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, load_only, selectinload

from app.activities.confirming import is_unconfirmed
from app.activities.models import PUBLIC, Activity, ActivityAudience, ActivityLanguage, ActivityTopic, Occurrence
from app.activities.occurrences import LONGEST
from app.activities.shown import IN_A_ROW, OF_A_PLACE, icon_of, location_name, reason_words, title_of
from app.content.queries import EMPTY, Name, ShownText, ShownTexts, shown_texts
from app.directory.models import Location, Organization, Room
from app.records.models import PUBLISHED

PAGE_SIZE = 50


@dataclass(frozen=True)
class ActivityRow:
    """One date of one activity. Times are naive wall-clock times; `location` is empty where the address is hidden."""

    slug: str
    code: str
    title: ShownText
    starts: datetime
    ends: datetime
    status: str  # confirmed, changed, full, cancelled
    reason: str  # a code of models.REASONS or ""; wording.reason_text says it in words
    reason_text: ShownText
    location: Name
    room: ShownText
    icon: str
    cost: str  # free, gift, paid
    price_cents: int
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    age_min: int | None
    age_max: int | None
    languages: tuple[str, ...]
    is_example: bool
    was_moved: bool
    recurrence_id: datetime
    location_slug: str
    level: str
    signup: str
    free_places: int | None
    meeting_point: ShownText
    updated_at: datetime
    why: ShownText  # why it is not as usual: the own words of staff, else the sentence of the reason
    is_unconfirmed: bool = False  # nobody said in time that the series still goes on by then


@dataclass(frozen=True)
class ActivityFilters:
    """What a reader asked for; what is left empty does not narrow. `weekday` is 1 (Monday) to 7."""

    weekday: int | None = None
    audience: str = ""
    language: str = ""
    free_only: bool = False
    topic: str = ""

    def __bool__(self) -> bool:
        return self != ActivityFilters()


def occurrences_between(
    session: Session,
    start: datetime,
    end: datetime,
    code: str,
    *,
    location_slug: str | None = None,
    filters: ActivityFilters | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[ActivityRow]:
    """Public dates of which a part lies between two naive wall-clock times, in order of start."""
    wanted = between(select(Occurrence), start, end, location_slug, filters)
    wanted = wanted.order_by(Occurrence.starts, Activity.slug, Occurrence.recurrence_id)
    return _rows(session, wanted.limit(limit).offset(offset), code)


def count_between(
    session: Session,
    start: datetime,
    end: datetime,
    *,
    location_slug: str | None = None,
    filters: ActivityFilters | None = None,
) -> int:
    """How many rows occurrences_between gives without a limit."""
    return session.scalar(between(select(func.count()), start, end, location_slug, filters)) or 0


def rows_of_organization(
    session: Session, organization_id: uuid.UUID, now: datetime, code: str, limit: int = 20
) -> list[ActivityRow]:
    """The next public date of each activity of an organisation. `now` is a naive wall-clock time.

    Examples stand only with example organisations, never with a real one.
    """
    fits = or_(Activity.is_example.is_(False), Organization.is_example)
    return _next_of_each(session, now, code, limit, Activity.organization_id == organization_id, fits)


def rows_of_topic(session: Session, topic: str, now: datetime, code: str, limit: int = 10) -> list[ActivityRow]:
    """The next public date of each activity under a topic."""
    under = Activity.id.in_(select(ActivityTopic.activity_id).where(ActivityTopic.topic == topic))
    return _next_of_each(session, now, code, limit, under)


def rows_of_activity(
    session: Session, activity_id: uuid.UUID, now: datetime, code: str, limit: int
) -> list[ActivityRow]:
    """The next dates of one activity, whoever may see it: the caller has asked that already."""
    wanted = (
        select(Occurrence)
        .join(Occurrence.activity)
        .where(Occurrence.activity_id == activity_id, Occurrence.ends > now)
        .order_by(Occurrence.starts, Occurrence.recurrence_id)
    )
    return _rows(session, wanted.limit(limit), code)


def rows_of_activities(
    session: Session, ids: Sequence[uuid.UUID], code: str, now: datetime
) -> dict[uuid.UUID, ActivityRow]:
    """The next public date of each of these activities, by activity; those without one are left out."""
    if not ids:
        return {}
    rows = _read(session, _next_dates(now, Occurrence.activity_id.in_(ids)))
    texts = _texts(session, rows, code)
    return {each.activity_id: _row(each, texts, code) for each in rows}


def public_activities(session: Session) -> list[Activity]:
    """Every listed activity, for the search index and the site map."""
    return list(session.scalars(select(Activity).where(*_is_listed()).order_by(Activity.slug)))


def _is_listed() -> tuple[ColumnElement[bool], ...]:
    return Activity.state == PUBLISHED, Activity.visibility == PUBLIC


def between(
    wanted: Select[Any],
    start: datetime,
    end: datetime,
    location_slug: str | None,
    filters: ActivityFilters | None,
) -> Select[Any]:
    """`wanted` narrowed to public dates of which a part lies between two wall-clock times."""
    wanted = wanted.select_from(Occurrence).join(Occurrence.activity).where(*_is_listed())
    # No date is longer than LONGEST: with this bound the index on the start alone finds the range.
    wanted = wanted.where(Occurrence.starts < end, Occurrence.starts > start - LONGEST, Occurrence.ends > start)
    if location_slug is not None:
        there = select(Location.id).where(Location.slug == location_slug, Location.is_hidden.is_(False))
        # A date that moved away is said where people would come for it, and where it is now.
        wanted = wanted.where(or_(Occurrence.location_id.in_(there), Activity.location_id.in_(there)))
    return wanted.where(*_conditions(filters or ActivityFilters()))


def _conditions(filters: ActivityFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.weekday is not None:
        found.append(extract("dow", Occurrence.starts) == filters.weekday % 7)
    if filters.free_only:
        found.append(Activity.cost != "paid")
    for table, column, value in (
        (ActivityAudience, ActivityAudience.audience, filters.audience),
        (ActivityLanguage, ActivityLanguage.language, filters.language),
        (ActivityTopic, ActivityTopic.topic, filters.topic),
    ):
        if value:
            found.append(Activity.id.in_(select(table.activity_id).where(column == value)))
    return found


def _next_dates(now: datetime, *among: ColumnElement[bool]) -> Select[Occurrence]:
    """The first date of each listed activity that is not over yet; `among` narrows the dates that are looked at."""
    first = (
        select(Occurrence.activity_id, func.min(Occurrence.starts).label("starts"))
        .where(Occurrence.ends > now, *among)
        .group_by(Occurrence.activity_id)
        .subquery()
    )
    return (
        select(Occurrence)
        .join(Occurrence.activity)
        .join(first, (first.c.activity_id == Occurrence.activity_id) & (first.c.starts == Occurrence.starts))
        .where(*_is_listed(), *among)  # Said again: else PostgreSQL reads all activities there are.
        .order_by(Occurrence.starts, Activity.slug)
    )


def _next_of_each(
    session: Session, now: datetime, code: str, limit: int, *conditions: ColumnElement[bool]
) -> list[ActivityRow]:
    wanted = _next_dates(now).join(Activity.organization).where(*conditions).limit(limit)
    return _rows(session, wanted, code)


def _rows(session: Session, wanted: Select[Any], code: str) -> list[ActivityRow]:
    rows = _read(session, wanted)
    texts = _texts(session, rows, code)
    return [_row(each, texts, code) for each in rows]


def _read(session: Session, wanted: Select[Any]) -> Sequence[Occurrence]:
    loaded = wanted.options(
        contains_eager(Occurrence.activity).options(
            load_only(*IN_A_ROW, raiseload=True),
            selectinload(Activity.topics),
            selectinload(Activity.audiences),
            selectinload(Activity.languages),
        ),
        joinedload(Occurrence.location).load_only(*OF_A_PLACE, raiseload=True),
        joinedload(Occurrence.room).load_only(Room.name_id, raiseload=True),
    )
    return session.scalars(loaded).unique().all()


def _texts(session: Session, rows: Sequence[Occurrence], code: str) -> ShownTexts:
    ids: set[uuid.UUID | None] = set()
    for row in rows:
        ids |= {row.activity.title_id, row.activity.meeting_point_id, row.reason_text_id, row.location.name_id}
        ids.add(row.room.name_id if row.room else None)
    return shown_texts(session, ids, code)


def _row(row: Occurrence, texts: ShownTexts, code: str) -> ActivityRow:
    activity = row.activity
    is_hidden = row.location.is_hidden
    return ActivityRow(
        slug=activity.slug,
        code=activity.code,
        title=title_of(activity, texts, code),
        starts=row.starts,
        ends=row.ends,
        status=row.status,
        reason=row.reason,
        reason_text=texts.of(row.reason_text_id),
        location=location_name(row.location, texts),
        room=texts.of(row.room.name_id) if row.room and not is_hidden else EMPTY,
        icon=icon_of(activity),
        cost=activity.cost,
        price_cents=activity.price_cents,
        topics=tuple(each.topic for each in activity.topics),
        audiences=tuple(each.audience for each in activity.audiences),
        age_min=activity.age_min,
        age_max=activity.age_max,
        languages=tuple(each.language for each in activity.languages),
        is_example=activity.is_example,
        was_moved=row.was_moved,
        recurrence_id=row.recurrence_id,
        location_slug="" if is_hidden else row.location.slug,
        level=activity.level,
        signup=activity.signup,
        free_places=activity.free_places,
        meeting_point=EMPTY if is_hidden else texts.of(activity.meeting_point_id),
        updated_at=activity.updated_at,
        why=texts.of(row.reason_text_id) or reason_words(row.reason, code),
        is_unconfirmed=is_unconfirmed(activity, row.starts.date()),
    )


def by_day(rows: Iterable[ActivityRow], first_day: date = date.min) -> list[tuple[date, list[ActivityRow]]]:
    """Rows, in order of time, under their days. What began before the first day stands under the first."""
    days = groupby(rows, key=lambda row: max(row.starts.date(), first_day))
    return [(day, list(of_day)) for day, of_day in days]
