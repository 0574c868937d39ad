"""Making people, their roles and their passwords. Every step writes its change: who did what to whom."""

import re
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.accounts import passwords
from app.accounts.models import ADMIN, ROLES, Person, PersonLanguage
from app.accounts.queries import languages_of
from app.changes.actions import differences, record_change
from app.changes.queries import as_it_was, history
from app.languages import SOURCE, by_code

KIND = "person"
SHORTEST = 12
LONGEST = 200  # A hash of megabytes would be a way to keep the server busy.
FIRST_EMAIL = "beheer@noordwijzer.local"
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class AccountError(ValueError):
    """A rule about people was broken; `code` says which, the view finds the words."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.field = field


class NoSuchVersion(LookupError):
    """The person never had that many versions."""


def create_person(
    session: Session,
    *,
    email: str,
    name: str,
    role: str,
    password: str,
    hasher: PasswordHasher,
    by: uuid.UUID | None,
    at: datetime,
    must_change_password: bool = True,
) -> Person:
    """A password that must be changed is a random one, so it is not judged.

    Raises AccountError: `email`, `name`, `role`, `taken`, or what check_password says.
    """
    email, name = email.strip().lower(), " ".join(name.split())
    if not _EMAIL.fullmatch(email) or len(email) > 200:
        raise AccountError("email", "email")
    if not name or len(name) > 100:
        raise AccountError("name", "name")
    if role not in ROLES:
        raise AccountError("role", "role")
    if session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise AccountError("taken", "email")
    if not must_change_password:
        check_password(password, email=email, name=name)
    person = Person(
        email=email,
        name=name,
        role=role,
        password_hash=hasher.hash(password),
        must_change_password=must_change_password,
        created_at=at,
    )
    session.add(person)
    session.flush()
    _note(session, person, "created", {}, by=by, at=at)
    return person


def create_first_admin(session: Session, *, hasher: PasswordHasher, at: datetime) -> tuple[Person, str] | None:
    """The first admin with a random password, once; None when there is an active admin already."""
    if active_admins(session):
        return None
    password = passwords.readable()
    person = create_person(
        session, email=FIRST_EMAIL, name="Beheer", role=ADMIN, password=password, hasher=hasher, by=None, at=at
    )
    return person, password


def check_password(password: str, *, email: str, name: str) -> None:
    """Long enough, not known to every guesser and not made of the person's own name; nothing else is asked.

    Raises AccountError: `short`, `long`, `common`, `personal`.
    """
    if len(password) < SHORTEST:
        raise AccountError("short", "password")
    if len(password) > LONGEST:
        raise AccountError("long", "password")
    if passwords.is_common(password):
        raise AccountError("common", "password")
    own_words = [email, email.partition("@")[0], *name.split()]
    if any(len(word) >= 4 and word.lower() in password.lower() for word in own_words):
        raise AccountError("personal", "password")


def change_password(
    session: Session, person: Person, *, current: str, new: str, hasher: PasswordHasher, at: datetime
) -> None:
    """Ends every session of the person. Raises AccountError: `wrong`, `same`, or what check_password says."""
    if not passwords.verify(hasher, person.password_hash, current):
        raise AccountError("wrong", "current_password")
    if new == current:
        raise AccountError("same", "password")
    check_password(new, email=person.email, name=person.name)
    _set_password(session, person, new, hasher, must_change=False)
    _note(session, person, "password_changed", _facts(person), by=person.id, at=at)


def choose_password(session: Session, person: Person, new: str, *, hasher: PasswordHasher, at: datetime) -> None:
    """The first own password, of whoever holds the link of an invitation. Raises what check_password says."""
    check_password(new, email=person.email, name=person.name)
    _set_password(session, person, new, hasher, must_change=False)
    _note(session, person, "password_changed", _facts(person), by=person.id, at=at)


def reset_password(session: Session, person: Person, *, hasher: PasswordHasher, by: uuid.UUID, at: datetime) -> str:
    """Gives a new random password, to be changed at the next sign-in; ends every session of the person."""
    password = passwords.readable()
    _set_password(session, person, password, hasher, must_change=True)
    _note(session, person, "password_reset", _facts(person), by=by, at=at)
    return password


def set_role(session: Session, person: Person, role: str, *, by: uuid.UUID, at: datetime) -> None:
    """Raises AccountError: `role`, `self`, `last_admin`."""
    if role not in ROLES:
        raise AccountError("role", "role")
    if role == person.role:
        return
    before = _facts(person)
    _give_role(session, person, role, by)
    _note(session, person, "role_changed", before, by=by, at=at)


def set_languages(session: Session, person: Person, codes: Iterable[str], *, by: uuid.UUID, at: datetime) -> None:
    """The languages a translator works in. Raises AccountError: `language`."""
    wanted = set(codes)
    if not wanted <= by_code().keys() - {SOURCE}:
        raise AccountError("language", "languages")
    before = languages_of(session, person.id)
    if wanted == before:
        return
    _give_languages(session, person, wanted)
    found = {"languages": [sorted(before), sorted(wanted)]}
    _record(session, person, "languages_changed", found, by=by, at=at)


def restore_person(session: Session, person: Person, version: int, *, by: uuid.UUID, at: datetime) -> bool:
    """Give the role and the languages of that version again; False when they are those of now.

    Whether and with what somebody signs in never comes back this way. Raises NoSuchVersion and what set_role raises.
    """
    if not 1 <= version <= len(history(session, KIND, person.id)):
        raise NoSuchVersion(str(version))
    before = {"role": person.role, "languages": sorted(languages_of(session, person.id))}
    then = as_it_was(session, KIND, person.id, before, version)
    if then == before:
        return False
    if then["role"] != person.role:
        _give_role(session, person, then["role"], by)
    _give_languages(session, person, then["languages"] or ())
    _record(session, person, "restored", differences(before, then), by=by, at=at)
    return True


def set_active(session: Session, person: Person, is_active: bool, *, by: uuid.UUID, at: datetime) -> None:
    """Nobody is deleted: what they did keeps its name. Raises AccountError: `self`, `last_admin`."""
    if is_active == person.is_active:
        return
    if not is_active:
        _keep_an_admin(session, person, by)
        end_sessions(person)
    before, person.is_active = _facts(person), is_active
    _note(session, person, "activated" if is_active else "deactivated", before, by=by, at=at)


def end_sessions(person: Person) -> None:
    """Whoever is signed in as this person, on whatever device, is so no longer."""
    person.session_epoch += 1


def note_person(session: Session, person: Person, action: str, *, by: uuid.UUID | None, at: datetime) -> None:
    """Write down that something happened to a person of which history may not know the details."""
    _note(session, person, action, _facts(person), by=by, at=at)


def active_admins(session: Session) -> int:
    wanted = select(func.count()).select_from(Person).where(Person.role == ADMIN, Person.is_active)
    return session.scalar(wanted) or 0


def _give_role(session: Session, person: Person, role: str, by: uuid.UUID) -> None:
    _keep_an_admin(session, person, by)
    person.role = role


def _give_languages(session: Session, person: Person, codes: Iterable[str]) -> None:
    session.execute(delete(PersonLanguage).where(PersonLanguage.person_id == person.id))
    session.add_all(PersonLanguage(person_id=person.id, language=code) for code in sorted(codes))
    session.flush()


def _keep_an_admin(session: Session, person: Person, by: uuid.UUID) -> None:
    if person.id == by:
        raise AccountError("self")
    if person.role == ADMIN and person.is_active and active_admins(session) == 1:
        raise AccountError("last_admin")


def _set_password(session: Session, person: Person, password: str, hasher: PasswordHasher, must_change: bool) -> None:
    person.password_hash = hasher.hash(password)
    person.must_change_password = must_change
    end_sessions(person)


def _facts(person: Person) -> dict[str, Any]:
    """What history may know of a person: never anything about the password."""
    return {"email": person.email, "name": person.name, "role": person.role, "is_active": person.is_active}


def _note(
    session: Session, person: Person, action: str, before: dict[str, Any], *, by: uuid.UUID | None, at: datetime
) -> None:
    session.flush()
    _record(session, person, action, differences(before, _facts(person)), by=by, at=at)


def _record(
    session: Session, person: Person, action: str, found: dict[str, Any], *, by: uuid.UUID | None, at: datetime
) -> None:
    """Every change of a person is a version: a person has no number of its own."""
    record_change(
        session,
        kind=KIND,
        record_id=person.id,
        version=len(history(session, KIND, person.id)) + 1,
        action=action,
        by=by,
        at=at,
        differences=found,
    )
