"""Dates of activities as a reader of one language gets them: public, published, everything resolved, no N+1.

Drafts, activities by link and closed meetings ("room") never stand in a list.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, bindparam, extract, func, literal, or_, select
from sqlalchemy.orm import Bundle, Session

from app.activities.confirming import is_unconfirmed
from app.activities.groups import Groups, groups_of
from app.activities.models import PUBLIC, Activity, ActivityAudience, ActivityLanguage, ActivityTopic, Occurrence
from app.activities.occurrences import LONGEST
from app.activities.shown import IN_A_ROW, OF_A_DATE, OF_A_PLACE, icon_of, location_name, reason_words, title_of
from app.content.queries import EMPTY, Name, ShownText, ShownTexts, shown_texts
from app.directory.models import Location, Organization, Room
from app.records.models import PUBLISHED

PAGE_SIZE = 50
MOST_COUNTED = 500  # Counting all takes longer than reading a page, when there are many.


class ActivityRow(NamedTuple):
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


def count_between(session: Session, start: datetime, end: datetime, *, filters: ActivityFilters | None = None) -> int:
    """How many rows occurrences_between gives without a limit; one more than MOST_COUNTED when there are more."""
    some = between(select(literal(1)), start, end, None, filters).limit(MOST_COUNTED + 1)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


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
    found = session.execute(_of_activity(), {"id": activity_id, "now": now, "most": limit}).all()
    return _shown(session, found, code)


def rows_of_activities(
    session: Session, ids: Sequence[uuid.UUID], code: str, now: datetime
) -> dict[uuid.UUID, ActivityRow]:
    """The next public date of each of these activities, by activity; those without one are left out."""
    if not ids:
        return {}
    found = session.execute(_of_activities(), {"ids": list(ids), "now": now}).all()
    return {each.activity.id: row for each, row in zip(found, _shown(session, found, code), strict=True)}


@cache
def _of_activity() -> Select[Any]:
    """Made once: putting it together costs more than asking it."""
    later = Occurrence.ends > bindparam("now", type_=Occurrence.ends.type)
    wanted = select(Occurrence).join(Occurrence.activity).where(Occurrence.activity_id == bindparam("id"), later)
    wanted = wanted.order_by(Occurrence.starts, Occurrence.recurrence_id)
    return _columns_of(wanted.limit(bindparam("most", type_=Integer)))


@cache
def _of_activities() -> Select[Any]:
    """Made once, as above."""
    among = Occurrence.activity_id.in_(bindparam("ids", expanding=True))
    return _columns_of(_next_dates(bindparam("now", type_=Occurrence.ends.type), among))


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
        # Asked of the date's own columns alone, so that an index answers each half.
        ours = select(Activity.id).where(Activity.location_id.in_(there))
        wanted = wanted.where(or_(Occurrence.location_id.in_(there), Occurrence.activity_id.in_(ours)))
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


def _next_dates(now: Any, *among: ColumnElement[bool]) -> Select[Occurrence]:
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
    # Asked of the dates too, so that those of all other activities are not even looked at.
    theirs = Occurrence.activity_id.in_(
        select(Activity.id).join(Activity.organization).where(*_is_listed(), *conditions)
    )
    wanted = _next_dates(now, theirs).limit(limit)
    return _rows(session, wanted, code)


def _rows(session: Session, wanted: Select[Any], code: str) -> list[ActivityRow]:
    return _shown(session, _read(session, wanted), code)


def _shown(session: Session, found: Sequence[Any], code: str) -> list[ActivityRow]:
    texts = _texts(session, found, code)
    groups = groups_of(session, {each.activity.id for each in found})
    return [_row(each, groups[each.activity.id], texts, code) for each in found]


_COLUMNS: tuple[Any, ...] = (
    Bundle("date", *OF_A_DATE),
    Bundle("activity", *IN_A_ROW),
    Bundle("location", *OF_A_PLACE),
    Room.name_id,
)


def _read(session: Session, wanted: Select[Any]) -> Sequence[Any]:
    """The columns of the dates that are wanted: read as whole objects, fifty of them take three times as long."""
    return session.execute(_columns_of(wanted)).all()


def _columns_of(wanted: Select[Any]) -> Select[Any]:
    columns = wanted.with_only_columns(*_COLUMNS, maintain_column_froms=True)
    return columns.join(Occurrence.location).outerjoin(Occurrence.room)


def _texts(session: Session, found: Sequence[Any], code: str) -> ShownTexts:
    ids: set[uuid.UUID | None] = set()
    for date_, activity, location, room_name_id in found:
        ids |= {activity.title_id, activity.meeting_point_id, date_.reason_text_id, location.name_id, room_name_id}
    return shown_texts(session, ids, code)


def _row(found: Any, groups: Groups, texts: ShownTexts, code: str) -> ActivityRow:
    date_, activity, location, room_name_id = found
    is_hidden = location.is_hidden
    return ActivityRow(
        slug=activity.slug,
        code=activity.code,
        title=title_of(activity, texts, code),
        starts=date_.starts,
        ends=date_.ends,
        status=date_.status,
        reason=date_.reason,
        reason_text=texts.of(date_.reason_text_id),
        location=location_name(location, texts),
        room=EMPTY if is_hidden else texts.of(room_name_id),
        icon=icon_of(activity.preset, groups.topics),
        cost=activity.cost,
        price_cents=activity.price_cents,
        topics=groups.topics,
        audiences=groups.audiences,
        age_min=activity.age_min,
        age_max=activity.age_max,
        languages=groups.languages,
        is_example=activity.is_example,
        was_moved=date_.was_moved,
        recurrence_id=date_.recurrence_id,
        location_slug="" if is_hidden else location.slug,
        level=activity.level,
        signup=activity.signup,
        free_places=activity.free_places,
        meeting_point=EMPTY if is_hidden else texts.of(activity.meeting_point_id),
        updated_at=activity.updated_at,
        why=texts.of(date_.reason_text_id) or reason_words(date_.reason, code),
        is_unconfirmed=is_unconfirmed(activity, date_.starts.date()),
    )


def by_day(rows: Iterable[ActivityRow], first_day: date = date.min) -> list[tuple[date, list[ActivityRow]]]:
    """Rows, in order of time, under their days. What began before the first day stands under the first."""
    days = groupby(rows, key=lambda row: max(row.starts.date(), first_day))
    return [(day, list(of_day)) for day, of_day in days]
