"""From the dates of an activity to events of iCalendar (RFC 5545): a rule, what it leaves out, and what differs.

A calendar program works out a rule by itself, so a date is written down only where that outcome would not be ours:
moved, cancelled, elsewhere, or longer on the clock in the night in which the clock is changed. Pure calculation.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.activities.models import CONFIRMED
from app.activities.occurrences import Plan, Planned, Series
from app.activities.recurrence import ONCE, expand, format_rule
from app.dates import AMSTERDAM, instant_of, wall_clock


@dataclass(frozen=True)
class Event:
    """One VEVENT. Wall-clock times, but `until`, which RFC 5545 wants in UTC. `name` completes the UID.

    With `rule` it is the series and `date` its first one; with `recurrence_id` it is one date of it that differs.
    """

    name: str
    date: Planned
    starts: datetime
    ends: datetime
    rule: str = ""
    until: datetime | None = None
    left_out: tuple[datetime, ...] = ()
    recurrence_id: datetime | None = None


def events(plan: Plan, dates: Sequence[Planned], first: datetime, last: datetime) -> list[Event]:
    """The events that make exactly `dates`, all of which lie between two wall-clock times."""
    wanted = {each.recurrence_id: each for each in dates}
    found: list[Event] = []
    for series in plan.series:
        by_rule = [] if series.rule.frequency == ONCE else _owned(plan, series, first, last)
        kept = [wanted[each] for each in by_rule if each in wanted]
        if len(kept) > 1:
            found += _series_events(plan, series, by_rule, kept)
            for each in kept:
                del wanted[each.recurrence_id]
    return found + [_single(plan, each) for each in wanted.values()]


def _owned(plan: Plan, series: Series, first: datetime, last: datetime) -> list[datetime]:
    """The starts by the rule of a series on the days on which it holds."""
    starts = expand(series.rule, series.starts, first - timedelta(days=7), last)
    return [
        each
        for each in starts
        if (series.until is None or each.date() <= series.until) and plan.series_on(each.date()) is series
    ]


def _series_events(plan: Plan, series: Series, by_rule: Sequence[datetime], kept: Sequence[Planned]) -> list[Event]:
    head, tail = kept[0].recurrence_id, kept[-1].recurrence_id
    has = {each.recurrence_id for each in kept}
    name = "" if series is plan.series[-1] else f"-{series.until:%Y%m%d}"
    length = timedelta(minutes=series.duration)
    master = Event(
        name=name,
        date=kept[0],
        starts=head,
        ends=wall_clock(instant_of(head) + length),
        rule=format_rule(series.rule),
        until=instant_of(tail),
        left_out=tuple(each for each in by_rule if head < each < tail and each not in has),
    )
    different = (each for each in kept if not _is_as_ruled(each, series))
    return [
        master,
        *(Event(name, each, each.starts, each.ends, recurrence_id=each.recurrence_id) for each in different),
    ]


def _is_as_ruled(date: Planned, series: Series) -> bool:
    """Whether a calendar program gets this date right from the rule alone."""
    begin = instant_of(date.recurrence_id)
    return (
        date.status == CONFIRMED
        and not any(map(is_doubtful, (date.recurrence_id, date.starts, date.ends)))
        and instant_of(date.starts) == begin
        and instant_of(date.ends) == begin + timedelta(minutes=series.duration)
        and (date.location_id, date.room_id) == (series.location_id, series.room_id)
    )


def is_doubtful(wall: datetime) -> bool:
    """A time in the hour that the clock skips in spring or passes twice in autumn: programs disagree about it."""
    return wall.replace(tzinfo=AMSTERDAM, fold=0).utcoffset() != wall.replace(tzinfo=AMSTERDAM, fold=1).utcoffset()


def _single(plan: Plan, date: Planned) -> Event:
    """A date by itself: the only one of its series, or one beside the rule."""
    is_first = date.recurrence_id == plan.series[-1].starts and plan.series[-1].rule.frequency == ONCE
    return Event("" if is_first else f"-{date.recurrence_id:%Y%m%dT%H%M}", date, date.starts, date.ends)


def only(dates: Sequence[Planned], weekdays: Collection[int]) -> list[Planned]:
    """Those on some days of the week; 1 is Monday."""
    return [each for each in dates if each.starts.isoweekday() in weekdays]
