import uuid

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


def recent(session: Session, limit: int = 20) -> list[Change]:
    return list(session.scalars(select(Change).order_by(Change.id.desc()).limit(limit)))
