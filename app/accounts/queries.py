"""Reading about people who work in the back office."""

import uuid
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Person, PersonLanguage


def person_with_email(session: Session, email: str) -> Person | None:
    return session.scalar(select(Person).where(Person.email == email.strip().lower()))


def people(session: Session) -> list[Person]:
    """Everybody, those who may sign in first."""
    return list(session.scalars(select(Person).order_by(Person.is_active.desc(), Person.name, Person.email)))


def languages_of(session: Session, person_id: uuid.UUID) -> set[str]:
    """The languages a translator works in."""
    wanted = select(PersonLanguage.language).where(PersonLanguage.person_id == person_id)
    return set(session.scalars(wanted))


def names(session: Session, ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """What the people with these ids are called, in one query."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    return {row.id: row.name for row in rows}
