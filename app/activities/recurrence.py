"""Rules that people use for a series, as a subset of iCalendar's RRULE: once, weekly, every n weeks, monthly.

Everything is wall-clock time: 09:30 stays 09:30 when summer time begins or ends. The last day of a series is kept
beside the rule, not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from app.dates import WEEKDAYS

ONCE, EACH_WEEK, EACH_MONTH = "ONCE", "WEEKLY", "MONTHLY"
LAST = -1
POSITIONS = (1, 2, 3, 4, LAST)  # A fifth Friday exists in some months only: nobody could rely on it.
MOST_WEEKS = 8


class UnreadableRule(ValueError):
    """The text is no RRULE at all."""


class UnsupportedRule(ValueError):
    """A right RRULE that asks for something this house does not do; the message names the part."""


@dataclass(frozen=True)
class Rule:
    """`days` are RRULE codes in the order of the week; `position` (first to fourth, or last) is for months only."""

    frequency: str = ONCE
    days: tuple[str, ...] = ()
    interval: int = 1
    position: int = 0


def parse_rule(text: str) -> Rule:
    """The rule in an RRULE value; the empty text means once. Raises UnreadableRule and UnsupportedRule."""
    if not text.strip():
        return Rule()
    parts = dict(_parts(text))
    frequency = parts.pop("FREQ", "")
    interval = _interval(parts.pop("INTERVAL", "1"))
    days = [each for each in parts.pop("BYDAY", "").split(",") if each]
    if parts.pop("WKST", "MO") != "MO" or parts:
        raise UnsupportedRule(next(iter(parts), "WKST"))
    if frequency == EACH_WEEK:
        return _weekly(days, interval)
    if frequency == EACH_MONTH:
        return _monthly(days, interval)
    raise (UnsupportedRule if frequency else UnreadableRule)(f"FREQ={frequency}")


def format_rule(rule: Rule) -> str:
    """The RRULE value; parsing it again gives an equal rule."""
    if rule.frequency == ONCE:
        return ""
    if rule.frequency == EACH_MONTH:
        return f"FREQ=MONTHLY;BYDAY={rule.position}{rule.days[0]}"
    interval = f"INTERVAL={rule.interval};" if rule.interval > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={','.join(rule.days)}"


def weekly(*days: str, interval: int = 1) -> Rule:
    return _weekly(list(days), interval)


def monthly(position: int, day: str) -> Rule:
    return _monthly([f"{position}{day}"], 1)


def expand(rule: Rule, starts: datetime, first: datetime, last: datetime) -> list[datetime]:
    """The naive starts of a series that begins at `starts`, from `first` up to but not with `last`.

    Every second week counts from the week of `starts`. `starts` itself is a date only when the rule names its day.
    """
    if rule.frequency == ONCE:
        return [starts] if first <= starts < last else []
    return [each for each in _rrule(rule, starts).between(first, last, inc=True) if each < last]


def first_date(rrule_text: str, day: date) -> date:
    """The first day from `day` on that the rule names; `day` itself for something that is once."""
    rule = parse_rule(rrule_text)
    if rule.frequency == ONCE:
        return day
    first: datetime = next(iter(_rrule(rule, datetime.combine(day, time()))))
    return first.date()


def _rrule(rule: Rule, starts: datetime) -> rrule:
    if rule.frequency == EACH_MONTH:
        return rrule(MONTHLY, dtstart=starts, byweekday=weekday(WEEKDAYS.index(rule.days[0]), rule.position))
    numbers = [WEEKDAYS.index(day) for day in rule.days]
    return rrule(WEEKLY, dtstart=starts, interval=rule.interval, byweekday=numbers, wkst=0)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not name or not value or name in seen:
            raise UnreadableRule(text)
        seen.add(name)
        yield name, value


def _interval(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text[:6]) < 1:
        raise UnreadableRule(f"INTERVAL={text}")
    if int(text[:6]) > MOST_WEEKS:
        raise UnsupportedRule(f"INTERVAL={text}")
    return int(text)


def _weekly(days: list[str], interval: int) -> Rule:
    for day in days:
        if day not in WEEKDAYS:
            raise (UnsupportedRule if day[-2:] in WEEKDAYS else UnreadableRule)(f"BYDAY={day}")
    if not days:
        raise UnsupportedRule("BYDAY")
    if not 1 <= interval <= MOST_WEEKS:
        raise UnsupportedRule(f"INTERVAL={interval}")
    return Rule(EACH_WEEK, tuple(day for day in WEEKDAYS if day in days), interval)


def _monthly(days: list[str], interval: int) -> Rule:
    if interval != 1 or len(days) != 1:
        raise UnsupportedRule("INTERVAL" if interval != 1 else "BYDAY")
    day, number = days[0][-2:], days[0][:-2].removeprefix("+")
    if day not in WEEKDAYS:
        raise UnreadableRule(f"BYDAY={days[0]}")
    if number not in {str(each) for each in POSITIONS}:
        raise UnsupportedRule(f"BYDAY={days[0]}")
    return Rule(EACH_MONTH, (day,), 1, int(number))
