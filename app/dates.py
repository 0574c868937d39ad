"""Dates and times as people read them: our own patterns, because CLDR is American or poor in some languages.

Wall-clock times only; digits are Latin in every language (decided: letters and doors use them too).
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from app.languages import language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DIGITS = {ord(digit): str(value % 10) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def wall_clock(instant: datetime) -> datetime:
    """The naive time on the wall in Velsen-Noord at an aware instant."""
    return instant.astimezone(AMSTERDAM).replace(tzinfo=None)


def instant_of(wall: datetime) -> datetime:
    """The aware UTC instant of a naive wall-clock time.

    A time that the spring change skips counts as the hour after it; a time that the autumn change repeats counts
    as its first passing: so an activity at 02:30 happens exactly once on both nights.
    """
    return wall.replace(tzinfo=AMSTERDAM, fold=0).astimezone(UTC)


@lru_cache(maxsize=4096)  # A list names its days once, the pages of a house name the same ones.
def day_text(day: date, code: str, *, year: bool = False) -> str:
    """Weekday, day and month in words: `maandag 23 november`."""
    pattern = f"EEEE {_day_and_month(code)}{' y' if year else ''}"
    return _latin(format_date(day, pattern, locale=language(code).locale))


def short_day_text(day: date, code: str) -> str:
    return _latin(format_date(day, "EEE d MMM", locale=language(code).locale))


def date_text(day: date, code: str) -> str:
    """Day, month and year in words, without the weekday."""
    return _latin(format_date(day, f"{_day_and_month(code)} y", locale=language(code).locale))


def _day_and_month(code: str) -> str:
    """Persian month names end on a linking vowel in CLDR's date form; people write them bare."""
    return "d LLLL" if code == "fa" else "d MMMM"


@lru_cache(maxsize=128)
def weekday_text(weekday: int, code: str) -> str:
    """The name of a weekday; 0 is Monday."""
    monday = date(2024, 1, 1)
    return format_date(monday + timedelta(days=weekday), "EEEE", locale=language(code).locale)


def time_text(moment: datetime) -> str:
    return moment.strftime("%H:%M")


def _latin(text: str) -> str:
    """Babel gives Latin digits for all our languages today; this keeps it so when CLDR changes its mind."""
    return text.translate(_DIGITS)
