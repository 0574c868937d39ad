"""How often something is, as one choice that people understand, and the rule of recurrence.py behind it."""

from collections.abc import Sequence
from datetime import date

from app.activities.recurrence import EACH_MONTH, EACH_WEEK, LAST, MOST_WEEKS, Rule, monthly, parse_rule, weekly
from app.dates import WEEKDAYS

ONCE = "once"
_MONTH = {"month-1": 1, "month-2": 2, "month-3": 3, "month-4": 4, "month-last": LAST}
CHOICES = (ONCE, *(f"week-{number}" for number in range(1, MOST_WEEKS + 1)), *_MONTH)


def is_monthly(choice: str | None) -> bool:
    return choice in _MONTH


def rule_of(choice: str, days: Sequence[str], first_day: date) -> Rule:
    """The rule of a choice; without days it is the weekday of the first day."""
    days = [day for day in WEEKDAYS if day in days] or [WEEKDAYS[first_day.weekday()]]
    if choice == ONCE:
        return Rule()
    if is_monthly(choice):
        return monthly(_MONTH[choice], days[0])
    return weekly(*days, interval=int(choice.removeprefix("week-")))


def how_often_of(rrule: str) -> str:
    rule = parse_rule(rrule)
    if rule.frequency == EACH_MONTH:
        return next(choice for choice, position in _MONTH.items() if position == rule.position)
    return f"week-{rule.interval}" if rule.frequency == EACH_WEEK else ONCE


def days_of(rrule: str, first_day: date) -> list[str]:
    """The days to tick: none when it is simply the weekday of the first day, so that they move together."""
    days = list(parse_rule(rrule).days)
    return [] if days == [WEEKDAYS[first_day.weekday()]] else days
