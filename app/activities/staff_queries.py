"""What the back office reads about activities: every state, and the choices and defaults of its forms."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.activities.models import Activity, Closure, Occurrence, SchoolHoliday
from app.activities.occurrences import full_plan
from app.activities.presets import PRESETS
from app.activities.recurrence import parse_rule
from app.activities.shown import icon_of, preset_words
from app.activities.wording import describe
from app.content.models import Text
from app.directory.models import Location, Room
from app.languages import SOURCE
from app.records.models import PUBLISHED, WITHDRAWN

PAGE_SIZE = 50
AT_ONCE = 8


@dataclass(frozen=True)
class ListedActivity:
    """One line of the list. `next_date` is None when nothing is to come."""

    id: uuid.UUID
    title: str
    icon: str
    state: str
    visibility: str
    is_example: bool
    when: str
    place: str
    next_date: datetime | None
    next_status: str


@dataclass(frozen=True)
class ListedDate:
    """One date. `was_changed` by hand can be undone; `original` names the date for good."""

    original: datetime
    starts: datetime
    ends: datetime
    status: str
    reason: str
    own_words: str
    place: str
    place_code: str  # as in place_choices
    was_changed: bool
    was_moved: bool
    plan_minutes: int  # how long it takes, and where it is, by the plan
    plan_place: str


@dataclass(frozen=True)
class ListedClosure:
    id: uuid.UUID
    place: str
    first_day: date
    last_day: date
    reason: str


def activities_for_staff(
    session: Session,
    now: datetime,
    *,
    state: str = "",
    words: str = "",
    examples: bool | None = None,
    page: int = 1,
    mine: Collection[uuid.UUID] | None = None,
) -> tuple[list[ListedActivity], int]:
    """A page of activities, what comes first at the top, and how many there are. `now` is a wall-clock time.

    `mine` holds the organisations of a partner.
    """
    next_start = (
        select(func.min(Occurrence.starts))
        .where(Occurrence.activity_id == Activity.id, Occurrence.ends > now)
        .correlate(Activity)
        .scalar_subquery()
    )
    conditions = _conditions(state, words, examples)
    if mine is not None:
        conditions.append(Activity.organization_id.in_(mine))
    total = session.scalar(select(func.count()).select_from(Activity).where(*conditions)) or 0
    wanted = (
        select(Activity)
        .where(*conditions)
        .order_by(next_start.is_(None), next_start, Activity.slug)
        .options(*_loaded())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    found = session.scalars(wanted).unique().all()
    dates = _next_dates(session, [each.id for each in found], now)
    return [_listed(each, dates.get(each.id)) for each in found], total


def _conditions(state: str, words: str, examples: bool | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [Activity.state == state if state else Activity.state != WITHDRAWN]
    if examples is not None:
        conditions.append(Activity.is_example.is_(examples))
    if words:
        presets = [each.code for each in PRESETS if words.casefold() in each.title.casefold()]
        own = select(Text.id).where(Text.source.icontains(words, autoescape=True))
        named_by_preset = Activity.title_id.is_(None) & Activity.preset.in_(presets)
        conditions.append(or_(Activity.title_id.in_(own), named_by_preset))
    return conditions


def _loaded() -> tuple[Any, ...]:
    return (
        joinedload(Activity.title),
        joinedload(Activity.location).joinedload(Location.name),
        joinedload(Activity.room).joinedload(Room.name),
        selectinload(Activity.topics),
    )


def _next_dates(session: Session, ids: Sequence[uuid.UUID], now: datetime) -> dict[uuid.UUID, Occurrence]:
    wanted = select(Occurrence).where(Occurrence.activity_id.in_(ids), Occurrence.ends > now)
    found: dict[uuid.UUID, Occurrence] = {}
    for each in session.scalars(wanted.order_by(Occurrence.starts)):
        found.setdefault(each.activity_id, each)
    return found


def _listed(activity: Activity, following: Occurrence | None) -> ListedActivity:
    return ListedActivity(
        id=activity.id,
        title=title_for_staff(activity),
        icon=icon_of(activity.preset, [each.topic for each in activity.topics]),
        state=activity.state,
        visibility=activity.visibility,
        is_example=activity.is_example,
        when=describe(parse_rule(activity.rrule), SOURCE),
        place=place_words(activity.location, activity.room),
        next_date=following.starts if following else None,
        next_status=following.status if following else "",
    )


def title_for_staff(activity: Activity) -> str:
    """What it is called in Dutch."""
    return activity.title.source if activity.title else preset_words(activity.preset, "title", SOURCE).value


def when_for_staff(activity: Activity) -> str:
    """Its rule in words, with the hours."""
    ends = activity.starts + timedelta(minutes=activity.duration)
    return f"{describe(parse_rule(activity.rrule), SOURCE)}, {activity.starts:%H:%M}–{ends:%H:%M}"


def place_words(location: Location, room: Room | None) -> str:
    return f"{location.name.source}, {room.name.source}" if room else location.name.source


def place_code(location: Location, room: Room | None) -> str:
    return f"{location.slug}/{room.slug if room else ''}"


def dates_for_staff(session: Session, activity: Activity, now: datetime, limit: int = AT_ONCE) -> list[ListedDate]:
    """The next dates, closed meetings and drafts too."""
    wanted = (
        select(Occurrence)
        .where(Occurrence.activity_id == activity.id, Occurrence.ends > now)
        .order_by(Occurrence.starts, Occurrence.recurrence_id)
        .options(joinedload(Occurrence.location).joinedload(Location.name), joinedload(Occurrence.room))
        .limit(limit)
    )
    return [_date(session, activity, each) for each in session.scalars(wanted).unique()]


def date_for_staff(session: Session, activity: Activity, original: datetime) -> ListedDate | None:
    found = session.get(Occurrence, (activity.id, original))
    return _date(session, activity, found) if found else None


def _date(session: Session, activity: Activity, row: Occurrence) -> ListedDate:
    own = session.get(Text, row.reason_text_id) if row.reason_text_id else None
    plan = full_plan(session, activity).series_on(row.recurrence_id.date())
    plan_room = session.get_one(Room, plan.room_id) if plan.room_id else None
    return ListedDate(
        original=row.recurrence_id,
        starts=row.starts,
        ends=row.ends,
        status=row.status,
        reason=row.reason,
        own_words=own.source if own else "",
        place=place_words(row.location, row.room),
        place_code=place_code(row.location, row.room),
        was_changed=any(each.recurrence_id == row.recurrence_id for each in activity.date_changes),
        was_moved=row.was_moved,
        plan_minutes=plan.duration,
        plan_place=place_code(session.get_one(Location, plan.location_id), plan_room),
    )


def closures_for_staff(session: Session, today: date) -> list[ListedClosure]:
    """What is closed now or later, the first at the top."""
    wanted = select(Closure).where(Closure.last_day >= today).order_by(Closure.first_day, Closure.id)
    return [
        ListedClosure(
            each.id,
            place_words(
                session.get_one(Location, each.location_id), session.get(Room, each.room_id) if each.room_id else None
            ),
            each.first_day,
            each.last_day,
            each.reason,
        )
        for each in session.scalars(wanted)
    ]


def holidays_for_staff(session: Session, today: date) -> Sequence[SchoolHoliday]:
    return session.scalars(
        select(SchoolHoliday).where(SchoolHoliday.last_day >= today).order_by(SchoolHoliday.first_day)
    ).all()


def shown_examples(session: Session) -> int:
    """How many example activities readers still see."""
    wanted = select(func.count()).select_from(Activity).where(Activity.is_example, Activity.state == PUBLISHED)
    return session.scalar(wanted) or 0
