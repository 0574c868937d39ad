"""What a reader may ask the list of activities, read from the address.

Values that only our own links and choices write are refused when they are wrong (400 with the field named). The date
can be typed by hand, so a wrong one is passed over with a notice.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.activities.queries import ActivityFilters
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.errors import BadQuery

UNREADABLE, PAST = "unreadable", "past"
DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Question:
    """`passed_over` says why the date was not used: unreadable, past, or the empty text."""

    first_day: date
    filters: ActivityFilters
    page: int
    passed_over: str
    given: dict[str, str]  # the values as they stand in the address, without the page


def read_question(args: Mapping[str, str], today: date) -> Question:
    """Raises BadQuery."""
    given = {name: args.get(name, "").strip() for name in ("van", "dag", "doelgroep", "taal", "gratis", "onderwerp")}
    first_day, passed_over = _first_day(given["van"], today)
    filters = ActivityFilters(
        weekday=_number("dag", given["dag"], 7) if given["dag"] else None,
        audience=_choice("doelgroep", given["doelgroep"], AUDIENCES),
        language=_choice("taal", given["taal"], SPOKEN_LANGUAGES),
        free_only=bool(_choice("gratis", given["gratis"], ("1",))),
        topic=_choice("onderwerp", given["onderwerp"], TOPIC_BY_SLUG),
    )
    page = _number("pagina", args.get("pagina", "").strip() or "1", LAST_PAGE)
    return Question(first_day, filters, page, passed_over, {key: value for key, value in given.items() if value})


def read_date(args: Mapping[str, str]) -> datetime | None:
    """`datum`, the original start of one date; None when it is not asked. Raises BadQuery."""
    text = args.get("datum", "").strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", text):
        raise BadQuery("datum", text)
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadQuery("datum", text) from error


def _first_day(text: str, today: date) -> tuple[date, str]:
    if not text:
        return today, ""
    dutch = DUTCH_DATE.fullmatch(text)
    try:
        day = date(int(dutch[3]), int(dutch[2]), int(dutch[1])) if dutch else date.fromisoformat(text)
    except ValueError:
        return today, UNREADABLE
    return (day, "") if day >= today else (today, PAST)


def _choice(field: str, value: str, allowed: Collection[str]) -> str:
    if value and value not in allowed:
        raise BadQuery(field, value)
    return value


def _number(field: str, value: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", value) or not 1 <= int(value) <= most:
        raise BadQuery(field, value)
    return int(value)
