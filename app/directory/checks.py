"""What may stand in a document. Every refusal names the key, so that a form or a starter file can point at it."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.actions import put_text
from app.content.models import Text
from app.records.kinds import Document

CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


class WrongDocument(ValueError):
    """A value that cannot stand in a document. `field` is the key it stands under."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def refuse_unknown_keys(document: Document, known: frozenset[str], field: str = "") -> None:
    unknown = sorted(document.keys() - known)
    if unknown:
        raise WrongDocument(field or unknown[0], f"{unknown[0]!r} is not a known key")


def required_text(session: Session, text: Text | None, document: Document) -> Text:
    named = put_text(session, text, document["name"]) if document["name"].strip() else None
    if named is None:
        raise WrongDocument("name", "is empty")
    return named


def web_address(field: str, value: str) -> str:
    """Only http and https: a `javascript:` address must never become a link."""
    if value and not value.startswith(("http://", "https://")):
        raise WrongDocument(field, f"{value!r} does not begin with https:// or http://")
    return value


def codes(field: str, values: Iterable[str], allowed: Collection[str]) -> list[str]:
    """The values without repetition. Raises WrongDocument for one that is not allowed."""
    for value in values:
        if value not in allowed:
            raise WrongDocument(field, f"{value!r} is not one of {', '.join(allowed)}")
    return list(dict.fromkeys(values))


def iso_date(field: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise WrongDocument(field, f"{value!r} is not a date like 2026-11-23") from error


def by_slug(session: Session, model: Any, field: str, slugs: Iterable[str]) -> list[Any]:
    wanted = list(dict.fromkeys(slugs))
    found = {row.slug: row for row in session.scalars(select(model).where(model.slug.in_(wanted)))} if wanted else {}
    missing = [slug for slug in wanted if slug not in found]
    if missing:
        raise WrongDocument(field, f"{missing[0]!r} is not there")
    return [found[slug] for slug in sorted(wanted)]


def clock_time(field: str, value: str) -> str:
    if not CLOCK_TIME.fullmatch(value):
        raise WrongDocument(field, f"{value!r} is not a time like 09:30")
    return value
