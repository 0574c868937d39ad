"""Ten minutes to take back what was just done: published, withdrawn, cancelled, changed. Undoing is a step as well."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.changes.models import Change
from app.changes.queries import history
from app.records.actions import document_at, save, set_state
from app.records.kinds import RecordKind, WrongState

WINDOW = timedelta(minutes=10)
UNDONE = "undone"
# What is no step of the record itself, or was already one back.
LASTING = {
    "created",
    "proposed",
    "rejected",
    "translated",
    UNDONE,
    "owner_set",
    "host_link_made",
    "host_link_revoked",
    "image_added",
    "image_removed",
    "partners_set",
}


def undoable(session: Session, kind: RecordKind, record: Any, now: datetime) -> Change | None:
    """The last step, when it can still be taken back: one person did it within ten minutes and nothing followed."""
    last = next(iter(history(session, kind.name, record.id)), None)
    if last is None or last.by is None or last.action in LASTING or last.version != record.version:
        return None
    return last if now - last.at <= WINDOW and record.version > 1 else None


def undo(
    session: Session, kind: RecordKind, record: Any, version: int, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    """Take the step that made this version back. Raises WrongState when it is too late or another step followed."""
    last = undoable(session, kind, record, at)
    if last is None or last.version != version:
        raise WrongState("too late to undo")
    if "state" in last.differences:
        return set_state(session, kind, record, last.differences["state"][0], by=by, at=at, action=UNDONE)
    return save(session, kind, record, document_at(session, kind, record, version - 1), by=by, at=at, action=UNDONE)
