"""What the first page of the back office and the history pages read from every room."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import queries as accounts
from app.accounts.models import Person
from app.activities.hosts import host_names
from app.activities.models import Activity
from app.activities.presets import PRESET_BY_CODE
from app.changes.models import Change
from app.changes.queries import history, recent
from app.content.models import Text
from app.directory.models import Location, Organization, Service
from app.notices.models import Notice

_TITLES: dict[str, tuple[Any, Any]] = {
    "activity": (Activity, Activity.title_id),
    "organization": (Organization, Organization.name_id),
    "service": (Service, Service.name_id),
    "location": (Location, Location.name_id),
    "notice": (Notice, Notice.title_id),
}
KINDS = frozenset((*_TITLES, "person", "screen", "recording"))


@dataclass(frozen=True)
class ShownChange:
    """One line of history. `who` is empty for the system; `slug` is empty for what has no page of its own."""

    at: datetime
    who: str
    kind: str
    record_id: uuid.UUID
    title: str
    action: str
    version: int
    differences: dict[str, Any]


def every_location(session: Session) -> Iterable[Location]:
    return session.scalars(select(Location))


def recent_changes(session: Session, limit: int = 15) -> list[ShownChange]:
    """What people did last; what the system did by itself (loading, extending) is not news."""
    by_people = [change for change in recent(session, limit * 10) if change.by is not None]
    return _shown(session, by_people[:limit])


def record_history(session: Session, kind: str, record_id: uuid.UUID) -> list[ShownChange]:
    """Everything that happened to one record, the newest first."""
    return _shown(session, history(session, kind, record_id))


def titles(session: Session, records: Iterable[tuple[str, uuid.UUID]]) -> dict[uuid.UUID, str]:
    """What records are called in Dutch, one query for each kind; one that is gone has no title."""
    wanted: dict[str, set[uuid.UUID]] = {}
    for kind, record_id in records:
        wanted.setdefault(kind, set()).add(record_id)
    found: dict[uuid.UUID, str] = {}
    for kind, ids in wanted.items():
        if kind == "person":
            found |= {
                row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
            }
        elif kind in _TITLES:
            found |= _record_titles(session, kind, ids)
    return found


def _record_titles(session: Session, kind: str, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    model, text_id = _TITLES[kind]
    preset = model.preset if kind == "activity" else model.slug
    rows = session.execute(
        select(model.id, model.slug, preset, Text.source).outerjoin(Text, Text.id == text_id).where(model.id.in_(ids))
    )
    return {
        record_id: source or (PRESET_BY_CODE[word].title if word in PRESET_BY_CODE else slug)
        for record_id, slug, word, source in rows
    }


def _shown(session: Session, changes: list[Change]) -> list[ShownChange]:
    called = titles(session, ((change.kind, change.record_id) for change in changes))
    doers = [change.by for change in changes]
    who = accounts.names(session, doers) | host_names(session, doers)
    return [
        ShownChange(
            at=change.at,
            who=who.get(change.by, "") if change.by else "",
            kind=change.kind,
            record_id=change.record_id,
            title=called.get(change.record_id, ""),
            action=change.action,
            version=change.version,
            differences=change.differences,
        )
        for change in changes
    ]
