"""What can be asked of a printable page, read from its address. All raise BadQuery with the field named."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from app.errors import BadQuery
from app.languages import offered_codes

MOST_LANGUAGES = 3  # More do not fit on a poster that is read from two metres.
FURTHEST = timedelta(days=366)
MOST_ON_A_CARD = 12
CODE = re.compile(r"[0-9A-Z]{1,12}")


def read_choice(args: Mapping[str, str], field: str, allowed: tuple[str, ...]) -> str:
    """One of `allowed`, of which the first stands for nothing asked."""
    value = args.get(field, "").strip() or allowed[0]
    if value not in allowed:
        raise BadQuery(field, value)
    return value


def read_first_day(args: Mapping[str, str], today: date) -> date:
    """`van`; the Monday of this week when it is not asked."""
    text = args.get("van", "").strip()
    if not text:
        return today - timedelta(days=today.weekday())
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadQuery("van", text) from error
    if abs(day - today) > FURTHEST:
        raise BadQuery("van", text)
    return day


def read_languages(args: Mapping[str, str], own: str) -> tuple[str, ...]:
    """`talen`, codes with commas between; the language of the page when it is not asked."""
    text = args.get("talen", "").strip()
    codes = tuple(dict.fromkeys(text.split(","))) if text else (own,)
    if len(codes) > MOST_LANGUAGES or any(code not in offered_codes() for code in codes):
        raise BadQuery("talen", text)
    return codes


def read_codes(text: str) -> tuple[str, ...]:
    """The short codes of a card, each once, in capitals, in their order."""
    codes = tuple(dict.fromkeys(each.strip() for each in text.upper().split(",") if each.strip()))
    if not codes or len(codes) > MOST_ON_A_CARD or not all(CODE.fullmatch(each) for each in codes):
        raise BadQuery("kaartje", text)
    return codes
