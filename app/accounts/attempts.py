"""The limit on guessing passwords. It slows a guesser down and locks nobody out for ever.

Three counts of failures within an hour: one account from one address, one address, one account from anywhere.
Someone who guesses at a colleague's account from elsewhere fills the first two of his own; the third stands high.
What is counted is a digest with a salt of the day: the rows tell nothing about who or where.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.models import SignInAttempt

WINDOW = timedelta(hours=1)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)


class TooManyAttempts(Exception):
    """Ask again after `wait`. The password was not looked at."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"{wait}")
        self.wait = wait


@dataclass(frozen=True)
class Count:
    """Failures under one key, and how many are free of delay."""

    key: str
    free: int


def counts(secret: str, email: str, address: str, now: datetime) -> tuple[Count, ...]:
    """The counts one attempt belongs to."""
    email = email.strip().lower()

    def digest(*words: str) -> str:
        salted = "\0".join((now.date().isoformat(), *words))
        return hmac.new(secret.encode(), salted.encode(), hashlib.sha256).hexdigest()[:32]

    return (
        Count(digest("here", email, address), free=5),
        Count(digest("address", address), free=30),
        Count(digest("account", email), free=50),
    )


def wait_until(failures: list[datetime], free: int) -> datetime | None:
    """Until when nobody may try, from the moments of the failures; None when trying is free.

    The wait begins at a minute and doubles with each failure up to a quarter of an hour; an hour without a
    failure ends it all.
    """
    if len(failures) < free:
        return None
    doublings = min(len(failures) - free, 10)
    wait: timedelta = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    return max(failures) + wait


def begin_attempt(session: Session, wanted: tuple[Count, ...], now: datetime) -> list[int]:
    """Count the attempt as a failure before the password is looked at; gives the ids of its rows.

    Committed at once, so that a hundred attempts at the same moment see each other, and so that no lock is held
    while the password is hashed. Raises TooManyAttempts; a refused attempt does not count.
    """
    rows = [SignInAttempt(key=count.key, at=now) for count in wanted]
    session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - timedelta(days=1)))
    session.add_all(rows)
    session.commit()
    mine = [row.id for row in rows]
    waits = [wait_until(_failures(session, count.key, now, mine), count.free) for count in wanted]
    until = max((wait for wait in waits if wait is not None), default=None)
    session.rollback()
    if until is not None and until > now:
        session.connection(execution_options={"writes": True})  # SQLite: a reader cannot turn writer halfway.
        session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(mine)))
        session.commit()
        raise TooManyAttempts(until - now)
    return mine


def forget_attempts(session: Session, wanted: tuple[Count, ...], mine: list[int]) -> None:
    """After a success: this attempt was no failure, and the account's failures from this address are forgotten.

    The other counts stay: an own account must not be a way to reset the count of an address.
    """
    session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(mine)))
    session.execute(delete(SignInAttempt).where(SignInAttempt.key == wanted[0].key))


def _failures(session: Session, key: str, now: datetime, mine: list[int]) -> list[datetime]:
    wanted = select(SignInAttempt.at).where(
        SignInAttempt.key == key, SignInAttempt.at > now - WINDOW, SignInAttempt.id.not_in(mine)
    )
    return list(session.scalars(wanted))
