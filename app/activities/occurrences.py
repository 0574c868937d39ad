"""From the rules of an activity to its dates: a pure calculation, and the table that holds its outcome."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.activities.models import (
    CANCELLED,
    CONFIRMED,
    Activity,
    Closure,
    DateChange,
    EarlierSeries,
    Occurrence,
    SchoolHoliday,
)
from app.activities.recurrence import Rule, expand, parse_rule
from app.dates import instant_of, wall_clock
from app.records.models import WITHDRAWN

AHEAD = relativedelta(months=13)
KEPT = relativedelta(months=1)
LONGEST = timedelta(days=7)  # No date lasts longer: what is on at a moment is then a short range of starts.
HOLIDAY = "holiday"


@dataclass(frozen=True)
class Series:
    """Dates by one rule at one place, up to and with `until`."""

    starts: datetime
    duration: int  # minutes
    rule: Rule
    until: date | None
    skips_school_holidays: bool
    location_id: uuid.UUID
    room_id: uuid.UUID | None


@dataclass(frozen=True)
class Edit:
    """What is different on one date; see models.DateChange."""

    recurrence_id: datetime
    status: str
    reason: str = ""
    reason_text_id: uuid.UUID | None = None
    new_starts: datetime | None = None
    new_duration: int | None = None
    new_location_id: uuid.UUID | None = None
    new_room_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Period:
    """Days on which nothing goes on: a pause or school holiday everywhere, a closure at one place."""

    first_day: date
    last_day: date
    reason: str = ""
    location_id: uuid.UUID | None = None
    room_id: uuid.UUID | None = None

    def has(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def stops(self, planned: "Planned") -> bool:
        if self.location_id is not None and planned.location_id != self.location_id:
            return False
        if self.room_id is not None and planned.room_id != self.room_id:
            return False
        last_moment = max(planned.starts, planned.ends - timedelta(minutes=1))
        return planned.starts.date() <= self.last_day and last_moment.date() >= self.first_day


@dataclass(frozen=True)
class Plan:
    """Everything that decides the dates of one activity. `series` holds earlier ones first, the present one last."""

    series: tuple[Series, ...]
    extra_dates: tuple[datetime, ...] = ()
    edits: tuple[Edit, ...] = ()
    pauses: tuple[Period, ...] = ()
    school_holidays: tuple[Period, ...] = ()
    closures: tuple[Period, ...] = ()

    def series_on(self, day: date) -> Series:
        """The series that held or holds on a day."""
        return next((each for each in self.series[:-1] if each.until and day <= each.until), self.series[-1])


@dataclass(frozen=True)
class Planned:
    """One date as it will be. `recurrence_id` is the start by the rule, and stays when the date is moved."""

    recurrence_id: datetime
    starts: datetime
    ends: datetime
    status: str
    reason: str
    reason_text_id: uuid.UUID | None
    location_id: uuid.UUID
    room_id: uuid.UUID | None
    was_moved: bool


def work_out(plan: Plan, first: datetime, last: datetime) -> list[Planned]:
    """All dates of which the original or the present time falls from `first` up to `last`, in order of start."""
    edits = {edit.recurrence_id: edit for edit in plan.edits}
    ids = set(original_starts(plan, first - LONGEST, last))
    ids |= {edit.recurrence_id for edit in plan.edits if edit.status == CANCELLED}  # A cancelled date never vanishes.
    ids |= {each for each in edits if edits[each].new_starts and is_date(plan, each)}
    every = (_planned(plan, each, edits.get(each)) for each in ids)
    shown = (each for each in every if max(each.ends, each.recurrence_id) > first)
    return sorted(
        (each for each in shown if min(each.starts, each.recurrence_id) < last),
        key=lambda each: (each.starts, each.recurrence_id),
    )


def original_starts(plan: Plan, first: datetime, last: datetime) -> list[datetime]:
    """The starts by rule and extra dates alone, from `first` up to `last`, before any change to a date."""
    edited = {edit.recurrence_id for edit in plan.edits}
    found = {each for each in plan.extra_dates if first <= each < last}
    for series in plan.series:
        for each in expand(series.rule, series.starts, first, last):
            if series.until is not None and each.date() > series.until:
                break
            skipped = series.skips_school_holidays and any(one.has(each.date()) for one in plan.school_holidays)
            if not skipped or each in edited:  # What somebody changed by hand stays in sight.
                found.add(each)
    return sorted(found)


def is_date(plan: Plan, recurrence_id: datetime) -> bool:
    """Whether the rule or an extra date gives exactly this start."""
    return recurrence_id in original_starts(plan, recurrence_id, recurrence_id + timedelta(minutes=1))


def _planned(plan: Plan, recurrence_id: datetime, edit: Edit | None) -> Planned:
    series = plan.series_on(recurrence_id.date())
    edit = edit or Edit(recurrence_id, CONFIRMED)
    starts = _on_the_wall(edit.new_starts or recurrence_id)
    moved_place = edit.new_location_id is not None or edit.new_room_id is not None
    location_id = edit.new_location_id or series.location_id
    planned = Planned(
        recurrence_id=recurrence_id,
        starts=starts,
        # The end is what the poster says, also in the night in which the clock is changed.
        ends=_on_the_wall(starts + timedelta(minutes=edit.new_duration or series.duration)),
        status=edit.status,
        reason=edit.reason,
        reason_text_id=edit.reason_text_id,
        location_id=location_id,
        room_id=edit.new_room_id if moved_place else series.room_id,
        was_moved=edit.new_starts is not None or moved_place,
    )
    if planned.status == CANCELLED:
        return planned
    stop = next((each for each in (*plan.closures, *plan.pauses) if each.stops(planned)), None)
    if stop is None:
        return planned
    return Planned(**{**vars(planned), "status": CANCELLED, "reason": stop.reason, "reason_text_id": None})


def _on_the_wall(wall: datetime) -> datetime:
    """The same time, or the hour after it in the spring night that skips it. Never between two passings."""
    return wall_clock(instant_of(wall))


# The table


def plan_of(activity: Activity, school_holidays: tuple[Period, ...] = (), closures: tuple[Period, ...] = ()) -> Plan:
    return Plan(
        series=series_of(activity),
        extra_dates=tuple(each.starts for each in activity.extra_dates),
        edits=tuple(_edit(each) for each in activity.date_changes),
        pauses=tuple(Period(each.first_day, each.last_day, each.reason) for each in activity.pauses),
        school_holidays=school_holidays,
        closures=closures,
    )


def series_of(activity: Activity) -> tuple[Series, ...]:
    """The earlier series in order, then the present one."""
    earlier = sorted(activity.earlier_series, key=lambda each: each.until)
    return (*(_series(each) for each in earlier), _series(activity))


def _series(row: Activity | EarlierSeries) -> Series:
    rule = parse_rule(row.rrule)
    return Series(row.starts, row.duration, rule, row.until, row.skips_school_holidays, row.location_id, row.room_id)


def _edit(row: DateChange) -> Edit:
    return Edit(
        row.recurrence_id,
        row.status,
        row.reason,
        row.reason_text_id,
        row.new_starts,
        row.new_duration,
        row.new_location_id,
        row.new_room_id,
    )


def full_plan(session: Session, activity: Activity) -> Plan:
    """The plan with the school holidays and closures that stand in the database."""
    return plan_of(activity, *_surroundings(session))


def rebuild(session: Session, activity: Activity, now: datetime) -> None:
    """Make the table hold the dates of one activity, from a month ago to 13 months ahead."""
    _write(session, activity, full_plan(session, activity), now)


def extend(session: Session, now: datetime, progress: Callable[[int], None] = lambda done: None) -> int:
    """Rebuild every activity that may have dates and drop the dates of long ago; how many activities there were."""
    surroundings = _surroundings(session)
    ids = list(session.scalars(select(Activity.id).where(Activity.state != WITHDRAWN).order_by(Activity.id)))
    for done, each in enumerate(ids, start=1):
        activity = session.get_one(Activity, each)
        _write(session, activity, plan_of(activity, *surroundings), now)
        progress(done)
    session.execute(delete(Occurrence).where(Occurrence.ends <= wall_clock(now) - KEPT))
    session.flush()
    return len(ids)


def _surroundings(session: Session) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    holidays = session.scalars(select(SchoolHoliday).order_by(SchoolHoliday.first_day))
    closures = session.scalars(select(Closure).order_by(Closure.first_day, Closure.id))
    return (
        tuple(Period(each.first_day, each.last_day, HOLIDAY) for each in holidays),
        tuple(Period(each.first_day, each.last_day, each.reason, each.location_id, each.room_id) for each in closures),
    )


def _write(session: Session, activity: Activity, plan: Plan, now: datetime) -> None:
    today = wall_clock(now).replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = (
        {}
        if activity.state == WITHDRAWN
        else {each.recurrence_id: each for each in work_out(plan, today - KEPT, today + AHEAD)}
    )
    standing = session.scalars(select(Occurrence).where(Occurrence.activity_id == activity.id)).all()
    for row in standing:
        planned = wanted.pop(row.recurrence_id, None)
        if planned is None:
            session.delete(row)
        else:
            for field, value in vars(planned).items():
                setattr(row, field, value)  # SQLAlchemy writes only what differs.
    session.add_all(Occurrence(activity_id=activity.id, **vars(each)) for each in wanted.values())
    session.flush()
