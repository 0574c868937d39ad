"""The second factor: a code from an app on the phone (TOTP, RFC 6238), and codes on paper for when it is lost."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.actions import AccountError, note_person
from app.accounts.models import ADMIN, Person, RecoveryCode

ISSUER = "Noordwijzer"
CODES = 8
SLACK = 1  # steps of thirty seconds that a phone's clock may be off
GRACE = timedelta(days=7)  # in which a new admin can still work without
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


class WrongCode(ValueError):
    """Not the code of now, used already, or no recovery code of this person."""


def new_secret() -> str:
    return pyotp.random_base32()


def address_for_app(secret: str, email: str) -> str:
    """What stands in the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def turn_on(session: Session, person: Person, secret: str, code: str, *, at: datetime) -> list[str]:
    """Keep the secret once the app gave a right code; gives the recovery codes, shown only now. Raises WrongCode."""
    step = _step_of(secret, code, at)
    if step is None:
        raise WrongCode
    person.totp_secret, person.totp_step = secret, step
    note_person(session, person, "second_factor_on", by=person.id, at=at)
    return _new_codes(session, person)


def turn_off(session: Session, person: Person, *, by: uuid.UUID, at: datetime) -> None:
    """Raises AccountError("self") for an admin's own: only another admin helps one who lost the phone."""
    if person.role == ADMIN and by == person.id:
        raise AccountError("self")
    person.totp_secret = person.totp_step = None
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    note_person(session, person, "second_factor_off", by=by, at=at)


def use_code(session: Session, person: Person, code: str, *, at: datetime) -> None:
    """Take a code for signing in; every code is good once. Raises WrongCode."""
    code = code.replace(" ", "").lower()
    step = _step_of(person.totp_secret or new_secret(), code, at)
    if step is not None and step > (person.totp_step or 0):
        person.totp_step = step
        return
    found = session.scalar(
        select(RecoveryCode).where(RecoveryCode.person_id == person.id, RecoveryCode.digest == _digest(person, code))
    )
    if found is None:
        raise WrongCode
    session.delete(found)


def must_turn_on(person: Person, now: datetime) -> bool:
    """An admin who had a week and still has no second factor does nothing else first."""
    return person.role == ADMIN and not person.totp_secret and now > person.created_at + GRACE


def codes_left(session: Session, person: Person) -> int:
    return len(session.scalars(select(RecoveryCode.digest).where(RecoveryCode.person_id == person.id)).all())


def _new_codes(session: Session, person: Person) -> list[str]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    codes = ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(CODES)]
    session.add_all(RecoveryCode(person_id=person.id, digest=_digest(person, each)) for each in codes)
    session.flush()
    return codes


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half minute the code belongs to; None when it is not right now."""
    totp = pyotp.TOTP(secret)
    if not code.isascii() or not code.isdecimal() or len(code) != totp.digits:
        return None
    now = int(at.timestamp()) // totp.interval
    steps = (now + each for each in range(-SLACK, SLACK + 1))
    return next((each for each in steps if secrets.compare_digest(totp.generate_otp(each), code)), None)


def _digest(person: Person, code: str) -> str:
    """A code is ten random letters: nobody guesses it from its digest."""
    return hashlib.sha256(f"{person.id} {code.replace('-', '')}".encode()).hexdigest()
