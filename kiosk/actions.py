"""Putting up screens."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.directory.models import Location
from app.languages import by_code
from kiosk.models import Screen

MOST_LANGUAGES = 6  # With more, today's list could not return in each of them within 150 seconds.


class NoSuchPlace(LookupError):
    """There is no location with this slug for the screen to hang in."""


class WrongLanguages(ValueError):
    """None, too many, one twice, or one that is not in the list of languages."""


def ensure_screen(
    session: Session, slug: str, name: str, location_slug: str, languages: Sequence[str], at: datetime
) -> Screen:
    """The screen with this slug, made when it is not there. One that is there stays as staff set it."""
    screen = session.scalar(select(Screen).where(Screen.slug == slug))
    if screen is not None:
        return screen
    _check_languages(languages)
    location = session.scalar(select(Location).where(Location.slug == location_slug))
    if location is None:
        raise NoSuchPlace(location_slug)
    screen = Screen(slug=slug, name=name, location_id=location.id, languages=list(languages), created_at=at)
    session.add(screen)
    session.flush()
    return screen


def _check_languages(languages: Sequence[str]) -> None:
    known = all(code in by_code() for code in languages)
    if not known or not 1 <= len(set(languages)) == len(languages) <= MOST_LANGUAGES:
        raise WrongLanguages(", ".join(languages))
