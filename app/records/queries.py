"""Finding a record by the words in its address."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.models import Change
from app.records.kinds import RecordKind
from app.records.models import DRAFT, WITHDRAWN, Revision, ShortCode, SlugHistory

PROPOSED = "proposed"


class NotThere(LookupError):
    """No reader may know of a record with this slug or code."""


class Withdrawn(LookupError):
    """There was one, and it was taken away: 410 in words."""


@dataclass
class Moved(Exception):
    """The record has another slug now: 301."""

    slug: str


def public_record(session: Session, kind: RecordKind, slug: str) -> Any:
    """The published record with this slug. Raises NotThere, Withdrawn, or Moved for an old slug."""
    claimed = session.get(SlugHistory, (kind.name, slug))
    record = session.get(kind.model, claimed.record_id) if claimed else None
    if record is None or record.state == DRAFT:
        raise NotThere(slug)
    if record.state == WITHDRAWN:
        raise Withdrawn(slug)
    if record.slug != slug:
        raise Moved(record.slug)
    return record


def any_record(session: Session, kind: RecordKind, slug: str) -> Any:
    """The record in any state, for staff. Raises NotThere."""
    record = session.scalar(select(kind.model).where(kind.model.slug == slug))
    if record is None:
        raise NotThere(slug)
    return record


def record_of_code(session: Session, kind: RecordKind, code: str) -> uuid.UUID:
    """The id behind a printed code, in any letter case. Raises NotThere."""
    found = session.get(ShortCode, code.upper())
    if found is None or found.kind != kind.name:
        raise NotThere(code)
    return found.record_id


def proposal_number(session: Session, record_id: uuid.UUID) -> int:
    """Which proposal waits beside a record: another number for each one that was made; 0 when none waits."""
    if session.get(Revision, record_id) is None:
        return 0
    made = select(func.max(Change.id)).where(Change.record_id == record_id, Change.action == PROPOSED)
    return session.scalar(made) or 0


def pending_revision(session: Session, record_id: uuid.UUID) -> Revision | None:
    return session.get(Revision, record_id)
