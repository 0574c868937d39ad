"""An edit that waits beside a published record until somebody approves it or not."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.changes.models import Change
from app.records.actions import note_step, save
from app.records.kinds import Document, EditConflict, RecordKind, WrongState
from app.records.models import Revision
from app.records.queries import PROPOSED, proposal_number


def propose(
    session: Session,
    kind: RecordKind,
    record: Any,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    expected_version: int | None = None,
    expected_proposal: int | None = None,
) -> Revision:
    """Keep an edit beside the published record until somebody approves it; a second proposal replaces the first.

    Raises EditConflict when the record or the proposal beside it is not the one that was expected.
    """
    revision = session.get(Revision, record.id)
    number = proposal_number(session, record.id)
    if expected_proposal is not None and number != expected_proposal:
        raise EditConflict(record, revision.document if revision else kind.snapshot(session, record), number)
    if expected_version is not None and record.version != expected_version:
        raise EditConflict(record, kind.snapshot(session, record), number)
    revision = revision or Revision(record_id=record.id, kind=kind.name)
    revision.base_version = record.version
    revision.document = {**kind.snapshot(session, record), **document}
    revision.by, revision.at = by, at
    session.add(revision)
    note_step(session, kind, record, PROPOSED, {}, {}, by=by, at=at)
    return revision


def approve_revision(
    session: Session, kind: RecordKind, record: Any, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    """Make the pending revision the record. Raises WrongState without one, EditConflict when its base is gone."""
    revision = session.get(Revision, record.id)
    if revision is None:
        raise WrongState("no revision is waiting")
    change = save(
        session,
        kind,
        record,
        revision.document,
        by=by,
        at=at,
        expected_version=revision.base_version,
        action="approved",
    )
    session.delete(revision)
    session.flush()
    return change


def reject_revision(session: Session, kind: RecordKind, record: Any, *, by: uuid.UUID | None, at: datetime) -> None:
    """Drop the pending revision; its words stay in the change row."""
    revision = session.get(Revision, record.id)
    if revision is None:
        raise WrongState("no revision is waiting")
    note_step(session, kind, record, "rejected", {"document": revision.document}, {}, by=by, at=at)
    session.delete(revision)
    session.flush()
