"""A proposal beside the record as it stands: what the proposer changed, and what became of the record meanwhile."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.changes.actions import differences
from app.changes.models import Change
from app.records.actions import document_at
from app.records.kinds import Document, RecordKind
from app.records.models import Revision
from app.records.proposing import approve_revision
from app.records.queries import pending_revision


@dataclass(frozen=True)
class Proposed:
    """One field of a proposal. `has_moved`: somebody else changed it since, so approving writes over their words."""

    field: str
    standing: Any
    proposed: Any
    has_moved: bool


def waiting_revisions(session: Session) -> list[Revision]:
    """All proposals, what waits longest first."""
    return list(session.scalars(select(Revision).order_by(Revision.at, Revision.record_id)))


def proposed_fields(session: Session, kind: RecordKind, record: Any, revision: Revision) -> list[Proposed]:
    """Only what the proposer changed; the rest of the document is just how it was then."""
    base = document_at(session, kind, record, revision.base_version)
    standing = kind.snapshot(session, record)
    return [
        Proposed(field, standing.get(field), after, standing.get(field) != before)
        for field, (before, after) in differences(base, revision.document).items()
        if field in standing and standing.get(field) != after
    ]


def merged(session: Session, kind: RecordKind, record: Any, revision: Revision) -> Document:
    """The record as it stands with the proposed fields in it: nothing that others did meanwhile is undone."""
    fields = {each.field: each.proposed for each in proposed_fields(session, kind, record, revision)}
    return {**kind.snapshot(session, record), **fields}


def waiting_document(session: Session, kind: RecordKind, record: Any) -> Document | None:
    """What the form of a proposer holds: the record as it stands, with what waits in it; None when nothing waits."""
    revision = pending_revision(session, record.id)
    return merged(session, kind, record, revision) if revision is not None else None


def approve_merged(
    session: Session, kind: RecordKind, record: Any, revision: Revision, *, by: uuid.UUID, at: datetime
) -> Change | None:
    """Make the proposal the record, on top of whatever stands there now."""
    revision.document = merged(session, kind, record, revision)
    revision.base_version = record.version
    session.flush()
    return approve_revision(session, kind, record, by=by, at=at)
