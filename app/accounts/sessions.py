"""Who is signed in, and for how long: Flask-Login, with our rules about when a session ends."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from argon2 import PasswordHasher
from flask import Flask, Response, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.accounts import attempts, devices, passwords
from app.accounts.actions import end_sessions
from app.accounts.models import Person
from app.accounts.permissions import NOBODY_YET
from app.accounts.queries import person_with_email
from app.accounts.second_factor import WrongCode, must_turn_on, use_code
from app.clock import now
from app.db import begin_write, db, is_writing

IDLE = timedelta(hours=2)
ABSOLUTE = timedelta(hours=12)
NOTICED = timedelta(minutes=1)  # The cookie is renewed at most this often.
log = structlog.get_logger()


class CodeNeeded(Exception):
    """The password is right; this person also has a second factor, and the code is missing or wrong."""


class WrongSignIn(Exception):
    """No such account, a wrong password, or an account that was ended: the answer does not say which."""


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]  # Flask-Login ships no types
    """The person of this session."""

    person_id: uuid.UUID
    name: str
    email: str
    role: str
    language: str
    must_change_password: bool
    must_turn_on: bool  # the second factor, before anything else
    epoch: int

    def get_id(self) -> str:
        return f"{self.person_id}.{self.epoch}"


class Sessions(LoginManager):  # type: ignore[misc]  # Flask-Login ships no types
    """Flask-Login without what follows people about: no "remember me", no digest of their address and browser."""

    def __init__(self) -> None:
        super().__init__()
        self.session_protection = None
        self._session_identifier_generator = lambda: ""

    def _update_remember_cookie(self, response: Response) -> Response:
        # The original looks into the session on every answer, which would make public pages vary by cookie.
        return response


def init_app(app: Flask) -> None:
    manager = Sessions()
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.config.setdefault("PASSWORD_HASHER", passwords.STRONG)
    app.jinja_env.globals["current_user"] = current_user  # A proxy: only back-office pages look behind it.


def hasher() -> PasswordHasher:
    found: PasswordHasher = current_app.config["PASSWORD_HASHER"]
    return found


def signed_in() -> SignedIn | None:
    """The person of this session, None when nobody is signed in (any more)."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def role() -> str:
    person = signed_in()
    return person.role if person else NOBODY_YET


def person() -> Person:
    """The row of the person who is signed in; asked only where the shell has let somebody in."""
    someone = signed_in()
    assert someone is not None
    return db.session.get_one(Person, someone.person_id)


def my_id() -> uuid.UUID:
    return person().id


def try_sign_in(email: str, password: str, code: str = "") -> SignedIn:
    """Check and start a session. Raises WrongSignIn, CodeNeeded and attempts.TooManyAttempts.

    A wrong code counts as a failure like a wrong password does, so codes cannot be tried out.
    """
    counted = attempts.counts(str(current_app.secret_key), email, request.remote_addr or "", now())
    mine = attempts.begin_attempt(db.session, counted, now())
    found = person_with_email(db.session, email)
    kept = found.password_hash if found and found.is_active else None
    db.session.rollback()  # Hashing takes its time; nobody waits for a lock meanwhile.
    if not passwords.verify(hasher(), kept, password[:1000]) or found is None:
        log.info("sign_in_refused")
        raise WrongSignIn()
    begin_write(db.session)
    db.session.refresh(found)
    if not found.is_active or found.password_hash != kept:  # Somebody ended or changed the account meanwhile.
        raise WrongSignIn()
    if found.totp_secret:
        try:
            use_code(db.session, found, code, at=now())
        except WrongCode as error:
            log.info("sign_in_without_code")
            raise CodeNeeded from error
    attempts.forget_attempts(db.session, counted, mine)
    if hasher().check_needs_rehash(found.password_hash):
        found.password_hash = hasher().hash(password)
    return start(found)


def start(row: Person) -> SignedIn:
    """A fresh session for this person, also after a change of password; nothing of an older one stays."""
    someone = _of(row)
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF keeps the token of the session that was.
    login_user(someone)
    session["sid"] = devices.begin(db.session, row.id, request.user_agent.string, now(), ABSOLUTE).hex
    session["since"] = session["seen"] = int(now().timestamp())
    log.info("signed_in", person=str(row.id))
    return someone


def end() -> None:
    """Sign out, here and everywhere: a copy of the cookie is of no use any more."""
    someone = signed_in()
    if someone is not None:
        end_sessions(db.session.get_one(Person, someone.person_id))
    logout_user()
    session.clear()
    g.pop("csrf_token", None)


def _load(user_id: str) -> SignedIn | None:
    """The person of a session that is still good; None otherwise."""
    moment = now()
    since, seen = _moment("since"), _moment("seen")
    if since is None or seen is None or moment - since > ABSOLUTE or moment - seen > IDLE:
        return None
    person_id, _, epoch = user_id.partition(".")
    row = db.session.get(Person, uuid.UUID(person_id))
    if row is None or not row.is_active or str(row.session_epoch) != epoch:
        return None
    here = devices.going_on(db.session, str(session.get("sid", "")), row.id)
    if here is None:
        return None
    if devices.is_another_hour(here, moment):
        _note_seen(here.id, moment)
    if moment - seen > NOTICED:
        session["seen"] = int(moment.timestamp())
    return _of(row)


def _note_seen(session_id: uuid.UUID, moment: datetime) -> None:
    """Looking at a page writes nothing else, so this has a transaction of its own; it may fail and nobody notices."""
    if is_writing():
        devices.note_seen(db.session, session_id, moment)
        return
    with suppress(OperationalError), Session(db.engine) as own:
        devices.note_seen(begin_write(own), session_id, moment)
        own.commit()


def _moment(name: str) -> datetime | None:
    kept = session.get(name)
    return datetime.fromtimestamp(kept, UTC) if kept is not None else None


def _of(row: Person) -> SignedIn:
    return SignedIn(
        person_id=row.id,
        name=row.name,
        email=row.email,
        role=row.role,
        language=row.language,
        must_change_password=row.must_change_password,
        must_turn_on=must_turn_on(row, now()),
        epoch=row.session_epoch,
    )
