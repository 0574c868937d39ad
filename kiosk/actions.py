"""Putting up screens, changing them, hearing their signs of life and noticing when those stop."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.changes.actions import differences, record_change
from app.dates import wall_clock
from app.directory.models import Location
from app.languages import by_code
from app.outbox.actions import enqueue
from app.outbox.mail import KIND, mail_payload
from app.records.actions import document_at
from app.records.kinds import Document, EditConflict, RecordKind
from app.records.slugs import first_free
from kiosk import mails
from kiosk.heartbeat import MISSED, silent_in_hours
from kiosk.models import Screen, ScreenBeat
from kiosk.pairing import is_paired_with

MOST_LANGUAGES = 6  # With more, today's list could not return in each of them within 150 seconds.
FIELDS = ("name", "languages", "hours", "without_slides", "without_notices", "alert_to")
RESERVED = {"sw.js", "shell.json"}


class NoSuchPlace(LookupError):
    """There is no location with this slug for the screen to hang in."""


class WrongLanguages(ValueError):
    """None, too many, one twice, or one that is not in the list of languages."""


class NotPaired(Exception):
    """The token is not that of the screen's device."""


def ensure_screen(
    session: Session, slug: str, name: str, location_slug: str, languages: Sequence[str], at: datetime
) -> Screen:
    """The screen with this slug, made when it is not there. One that is there stays as staff set it."""
    screen = session.scalar(select(Screen).where(Screen.slug == slug))
    if screen is not None:
        return screen
    return create_screen(
        session, slug=slug, name=name, location_slug=location_slug, languages=languages, by=None, at=at
    )


def create_screen(
    session: Session,
    *,
    slug: str,
    name: str,
    location_slug: str,
    languages: Sequence[str],
    by: uuid.UUID | None,
    at: datetime,
) -> Screen:
    """A screen with a free slug close to the wanted one. Raises NoSuchPlace, WrongLanguages."""
    check_languages(languages)
    location = session.scalar(select(Location).where(Location.slug == location_slug))
    if location is None:
        raise NoSuchPlace(location_slug)
    taken = set(session.scalars(select(Screen.slug).where(Screen.slug.startswith(slug)))) | RESERVED
    free = first_free(slug, taken)
    screen = Screen(slug=free, name=name, location_id=location.id, languages=list(languages), created_at=at)
    session.add(screen)
    session.flush()
    _note(session, screen, "created", {"name": [None, name], "languages": [None, list(languages)]}, by, at)
    return screen


def screen_snapshot(_session: Session, screen: Screen) -> Document:
    return {name: getattr(screen, name) for name in FIELDS}


# A screen is no record; conflicts compare it as one.
SCREEN = RecordKind("screen", Screen, screen_snapshot, lambda *_unused: None)


def save_screen(
    session: Session,
    screen: Screen,
    facts: Mapping[str, Any],
    *,
    expected_version: int,
    by: uuid.UUID | None,
    at: datetime,
    action: str = "saved",
) -> bool:
    """Change what staff decide about a screen; False when nothing differs. Raises WrongLanguages, EditConflict."""
    if expected_version != screen.version:
        raise EditConflict(screen, screen_snapshot(session, screen))
    check_languages(facts["languages"])
    found = differences(screen_snapshot(session, screen), {name: facts[name] for name in FIELDS})
    if not found:
        return False
    for name in FIELDS:
        setattr(screen, name, facts[name])
    screen.version += 1
    session.flush()
    _note(session, screen, action, found, by, at)
    return True


def restore_screen(session: Session, screen: Screen, version: int, *, by: uuid.UUID | None, at: datetime) -> bool:
    """What staff had decided at that version; False when that is so now. Raises WrongState, WrongLanguages."""
    document = document_at(session, SCREEN, screen, version)
    return save_screen(session, screen, document, expected_version=screen.version, by=by, at=at, action="restored")


def check_languages(languages: Sequence[str]) -> None:
    known = all(code in by_code() for code in languages)
    if not known or not 1 <= len(set(languages)) == len(languages) <= MOST_LANGUAGES:
        raise WrongLanguages(", ".join(languages))


def take_beat(session: Session, screen: Screen, token: str, facts: dict[str, Any], at: datetime) -> None:
    """Raises NotPaired. When a mail had gone out about its silence, another says that it is back."""
    if not is_paired_with(screen, token):
        raise NotPaired(screen.slug)
    beat = session.get(ScreenBeat, screen.id)
    if beat is None:
        session.add(ScreenBeat(screen_id=screen.id, at=at, since=at, facts=facts))
        return
    if beat.alerted_at is not None:
        _mail(session, screen, mails.back(screen, wall_clock(beat.at), wall_clock(at)), at)
        beat.alerted_at = None
    if at - beat.at > MISSED:
        beat.since = at
    beat.at, beat.facts = at, facts


def alert_silent(session: Session, at: datetime) -> int:
    """One mail for each paired screen that is silent while it should be lit; gives how many."""
    silent = 0
    wall = wall_clock(at)
    wanted = (
        select(Screen, ScreenBeat)
        .join(ScreenBeat, ScreenBeat.screen_id == Screen.id)
        .where(Screen.token_digest != "", ScreenBeat.alerted_at.is_(None), ScreenBeat.at < at - MISSED)
    )
    for screen, beat in session.execute(wanted).all():
        if silent_in_hours(screen.hours, wall_clock(beat.at), wall):
            beat.alerted_at = at
            silent += 1
            _mail(session, screen, mails.silent(screen, wall_clock(beat.at)), at)
    return silent


def _mail(session: Session, screen: Screen, mail: tuple[str, str], at: datetime) -> None:
    if screen.alert_to:
        subject, text = mail
        enqueue(session, KIND, mail_payload(screen.alert_to, subject, text), at)


def _note(
    session: Session, screen: Screen, action: str, found: dict[str, Any], by: uuid.UUID | None, at: datetime
) -> None:
    record_change(
        session,
        kind="screen",
        record_id=screen.id,
        version=screen.version,
        action=action,
        by=by,
        at=at,
        differences=found,
    )
