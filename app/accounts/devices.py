"""Where somebody is signed in: one row for each sign-in, with the kind of device and no address of it."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.accounts.models import PersonSession

# What browsers say of themselves; the first that is found counts, because many name the others too.
BROWSERS = {"Firefox/": "Firefox", "Edg": "Edge", "Samsung": "Samsung", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux")


def begin(session: Session, person_id: uuid.UUID, agent: str, at: datetime, longest: timedelta) -> uuid.UUID:
    """Note a sign-in, forget those that ended by themselves; gives the id that the cookie carries."""
    old = PersonSession.person_id == person_id, PersonSession.started_at < at - longest
    session.execute(delete(PersonSession).where(*old))
    row = PersonSession(person_id=person_id, started_at=at, seen_at=hour_of(at), device=device_words(agent))
    session.add(row)
    session.flush()
    return row.id


def going_on(session: Session, session_id: str, person_id: uuid.UUID) -> PersonSession | None:
    """The sign-in that the cookie names; None when it was ended, or never was this person's."""
    try:
        row = session.get(PersonSession, uuid.UUID(session_id))
    except ValueError:
        return None
    return row if row is not None and row.person_id == person_id else None


def note_seen(session: Session, session_id: uuid.UUID, at: datetime) -> None:
    """Ask `is_another_hour` first: it is written down once an hour, not at every page."""
    session.execute(update(PersonSession).where(PersonSession.id == session_id).values(seen_at=hour_of(at)))


def is_another_hour(row: PersonSession, at: datetime) -> bool:
    return hour_of(at) > row.seen_at


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def devices_of(session: Session, person_id: uuid.UUID) -> list[PersonSession]:
    """The newest first."""
    wanted = select(PersonSession).where(PersonSession.person_id == person_id)
    return list(session.scalars(wanted.order_by(PersonSession.started_at.desc(), PersonSession.id)))


def end_device(session: Session, session_id: uuid.UUID, person_id: uuid.UUID) -> None:
    """Sign one device out; that of another person stays as it is."""
    mine = PersonSession.id == session_id, PersonSession.person_id == person_id
    session.execute(delete(PersonSession).where(*mine))


def device_words(agent: str) -> str:
    """`Firefox, Android`; what is not known is left out. Nothing that could tell two phones apart."""
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), "")
    system = next((name for name in SYSTEMS if name in agent), "")
    return ", ".join(filter(None, (browser, system)))
