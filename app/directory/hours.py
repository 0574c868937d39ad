"""When a service is open: weekly hours, dates that differ, Dutch public holidays, hours past midnight.

Everything here is wall-clock time in Velsen-Noord, naive, because opening hours are what a clock on the wall says: a
night in which the clock changes needs no rule of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from app.dates import WEEKDAYS

LOOK_AHEAD = 14  # days in which the next opening is looked for


@dataclass(frozen=True)
class HoursLine:
    """The same hours on some days of the week, or with `day` on one date. Equal times mean closed."""

    opens: str
    closes: str
    days: tuple[str, ...] = ()
    day: date | None = None

    @property
    def is_closed(self) -> bool:
        return self.opens == self.closes


@dataclass(frozen=True)
class Hours:
    lines: tuple[HoursLine, ...] = ()
    always_open: bool = False
    closed_on_holidays: bool = True

    @property
    def are_known(self) -> bool:
        return self.always_open or bool(self.lines)


@dataclass(frozen=True)
class OpenState:
    """What to say now. `until` when open (None: day and night), `opens` when closed (None: not in two weeks)."""

    is_open: bool
    until: datetime | None = None
    opens: datetime | None = None
    opens_today: bool = False
    is_holiday: bool = False  # closed today because of it

    @property
    def is_always(self) -> bool:
        return self.is_open and self.until is None


@dataclass(frozen=True)
class Interval:
    start: datetime
    end: datetime


@dataclass(frozen=True)
class WeekdayHours:
    """One line of the week as it is printed; no intervals means closed. 0 is Monday."""

    weekday: int
    intervals: tuple[Interval, ...]


@cache
def _public_holidays(year: int) -> frozenset[date]:
    import holidays  # Once a year of the calendar, and only where some service is closed on them.

    return frozenset(holidays.country_holidays("NL", years=year, categories=(holidays.PUBLIC,)))


def is_public_holiday(day: date) -> bool:
    return day in _public_holidays(day.year)


def open_state(hours: Hours, now: datetime) -> OpenState | None:
    """None when nobody knows the hours."""
    if not hours.are_known:
        return None
    if hours.always_open:
        return OpenState(is_open=True)
    running = [each for each in _around(hours, now.date(), back=1, ahead=0) if each.start <= now < each.end]
    if running:
        return OpenState(is_open=True, until=_end(hours, max(each.end for each in running)))
    coming = [each.start for each in _around(hours, now.date(), back=0, ahead=LOOK_AHEAD) if each.start > now]
    opens = min(coming, default=None)
    is_today = opens is not None and opens.date() == now.date()
    return OpenState(
        is_open=False,
        opens=opens,
        opens_today=is_today,
        is_holiday=not is_today and _is_closed_by_holiday(hours, now.date()),
    )


def intervals(hours: Hours, day: date) -> tuple[Interval, ...]:
    """The hours that begin on this day. A line for the date wins over the holiday, the holiday over the week."""
    lines = [line for line in hours.lines if line.day == day]
    if not lines and not _is_closed_by_holiday(hours, day):
        lines = _weekly(hours, day)
    return tuple(sorted((_interval(line, day) for line in lines if not line.is_closed), key=lambda each: each.start))


def week(hours: Hours) -> tuple[WeekdayHours, ...]:
    """Seven lines from Monday on; empty when there are no weekly hours."""
    if not any(line.days for line in hours.lines):
        return ()
    monday = date(2024, 1, 1)
    plain = Hours(tuple(line for line in hours.lines if line.days), closed_on_holidays=False)
    return tuple(WeekdayHours(number, intervals(plain, monday + timedelta(days=number))) for number in range(7))


def exceptions(hours: Hours, today: date, days: int = 35) -> tuple[tuple[date, tuple[Interval, ...]], ...]:
    """The coming dates that differ from the week: set by hand, or public holidays on which it would be open."""
    found = []
    for day in (today + timedelta(days=number) for number in range(days)):
        is_set = any(line.day == day for line in hours.lines)
        if is_set or (_is_closed_by_holiday(hours, day) and _weekly(hours, day)):
            found.append((day, intervals(hours, day)))
    return tuple(found)


def _is_closed_by_holiday(hours: Hours, day: date) -> bool:
    is_set = any(line.day == day for line in hours.lines)
    return hours.closed_on_holidays and not is_set and is_public_holiday(day) and bool(_weekly(hours, day))


def _weekly(hours: Hours, day: date) -> list[HoursLine]:
    name = WEEKDAYS[day.weekday()]
    return [line for line in hours.lines if name in line.days and not line.is_closed]


def _interval(line: HoursLine, day: date) -> Interval:
    start, end = _moment(line.opens, day), _moment(line.closes, day)
    return Interval(start, end if end > start else end + timedelta(days=1))


def _moment(clock: str, day: date) -> datetime:
    if clock == "24:00":
        return datetime.combine(day + timedelta(days=1), time())
    return datetime.combine(day, time.fromisoformat(clock))


def _around(hours: Hours, day: date, *, back: int, ahead: int) -> Iterator[Interval]:
    for number in range(-back, ahead + 1):
        yield from intervals(hours, day + timedelta(days=number))


def _end(hours: Hours, end: datetime) -> datetime | None:
    """Hours that touch, like until 24:00 and from 00:00, are one; None when they never stop within a week."""
    limit = end + timedelta(days=7)
    while end < limit:
        later = [i.end for i in _around(hours, end.date(), back=1, ahead=0) if i.start <= end < i.end]
        if not later:
            return end
        end = max(later)
    return None
