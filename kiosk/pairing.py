"""A device and a screen of the back office find each other: the screen shows a code, somebody types it.

While staff wait for it, whoever shows the screen's public page may ask for a code; what a code brings is only that
its signs of life are believed. Silence never undoes it; only staff do.
"""

import hashlib
import hmac
import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.changes.actions import record_change
from kiosk.models import PairingCode, Screen

ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"  # nothing that is read as something else at three metres
LENGTH = 8
WINDOW = timedelta(minutes=10)
MOST_CODES = 5  # boards that show the same screen at the same moment
MOST_TRIES = 10


class NotPairing(Exception):
    """Nobody waits for a code now."""


class TooMany(Exception):
    """Codes that were asked for, or wrong ones that were typed."""


class WrongCode(Exception):
    """No board shows this code."""


def begin(session: Session, screen: Screen, by: uuid.UUID | None, at: datetime) -> None:
    """For ten minutes the screen shows a code. What was paired before stays until another code is typed."""
    session.execute(delete(PairingCode).where(PairingCode.screen_id == screen.id))
    screen.pairing_until, screen.pairing_tries = at + WINDOW, 0
    _note(session, screen, "pairing", by, at)


def request_code(session: Session, screen: Screen, at: datetime) -> tuple[str, str]:
    """A code to show and the secret that belongs to it. Raises NotPairing, TooMany."""
    if not _is_waiting(screen, at):
        raise NotPairing(screen.slug)
    asked = session.scalar(select(func.count()).where(PairingCode.screen_id == screen.id)) or 0
    if asked >= MOST_CODES:
        raise TooMany(screen.slug)
    code = "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))
    token = secrets.token_urlsafe(32)
    session.add(PairingCode(token_digest=digest(token), screen_id=screen.id, code=code, created_at=at))
    session.flush()
    return code, token


def confirm(session: Session, screen: Screen, typed: str, by: uuid.UUID | None, at: datetime) -> None:
    """Believe the board that shows this code. Raises NotPairing, TooMany, WrongCode."""
    if not _is_waiting(screen, at):
        raise NotPairing(screen.slug)
    if screen.pairing_tries >= MOST_TRIES:
        raise TooMany(screen.slug)
    wanted = "".join(typed.split()).replace("-", "").upper()
    found = session.scalar(
        select(PairingCode).where(PairingCode.screen_id == screen.id, PairingCode.code == wanted).limit(1)
    )
    if found is None:
        screen.pairing_tries += 1
        raise WrongCode(wanted)
    screen.token_digest, screen.paired_at, screen.pairing_until = found.token_digest, at, None
    session.execute(delete(PairingCode).where(PairingCode.screen_id == screen.id))
    _note(session, screen, "paired", by, at)


def revoke(session: Session, screen: Screen, by: uuid.UUID | None, at: datetime) -> None:
    """The device is believed no longer; its screen goes on showing the public programme."""
    screen.token_digest, screen.paired_at, screen.pairing_until = "", None, None
    _note(session, screen, "revoked", by, at)


def is_paired_with(screen: Screen, token: str) -> bool:
    return bool(screen.token_digest) and hmac.compare_digest(screen.token_digest, digest(token))


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _is_waiting(screen: Screen, at: datetime) -> bool:
    return screen.pairing_until is not None and at < screen.pairing_until


def _note(session: Session, screen: Screen, action: str, by: uuid.UUID | None, at: datetime) -> None:
    screen.version += 1
    session.flush()
    record_change(session, kind="screen", record_id=screen.id, version=screen.version, action=action, by=by, at=at)
