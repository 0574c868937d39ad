import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.models import Change


def generation(session: Session) -> int:
    """A number that grows with every change: what was made at the same generation is still right."""
    return session.scalar(select(func.max(Change.id))) or 0


def history(session: Session, kind: str, record_id: uuid.UUID) -> list[Change]:
    """All changes of one record, the newest first."""
    wanted = select(Change).where(Change.kind == kind, Change.record_id == record_id)
    return list(session.scalars(wanted.order_by(Change.id.desc())))


def as_it_was(
    session: Session, kind: str, record_id: uuid.UUID, standing: Mapping[str, Any], version: int
) -> dict[str, Any]:
    """The fields that stand there now as they were at `version`, by walking the differences back from today."""
    fields = dict(standing)
    for change in history(session, kind, record_id):
        if change.version <= version:
            break
        for field, (before, _after) in change.differences.items():
            if field in fields:
                fields[field] = before
    return fields


def recent(session: Session, limit: int = 20) -> list[Change]:
    return list(session.scalars(select(Change).order_by(Change.id.desc()).limit(limit)))
