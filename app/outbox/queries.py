"""How the work for outside services stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.outbox.models import OutboxItem

STRUGGLING = 3  # attempts after which a person should know


@dataclass(frozen=True)
class OutboxState:
    waiting: int  # not done yet, the struggling ones included
    struggling: int  # tried several times without success
    failed: int  # refused for good
    oldest: datetime | None  # since when the oldest one waits

    @property
    def needs_attention(self) -> bool:
        return bool(self.struggling or self.failed)


def outbox_state(session: Session, kind: str | None = None) -> OutboxState:
    """Counts over all kinds, or one."""
    open_items = select(OutboxItem).where(OutboxItem.done_at.is_(None))
    if kind is not None:
        open_items = open_items.where(OutboxItem.kind == kind)
    item = open_items.subquery()
    going_on = item.c.failed_at.is_(None)
    waiting, struggling, failed, oldest = session.execute(
        select(
            func.count().filter(going_on),
            func.count().filter(going_on, item.c.attempts >= STRUGGLING),
            func.count().filter(~going_on),
            func.min(item.c.created_at),
        ).select_from(item)
    ).one()
    return OutboxState(waiting, struggling, failed, oldest)


def last_errors(session: Session, limit: int = 10) -> list[OutboxItem]:
    """The unfinished items that went wrong, the newest first."""
    wanted = select(OutboxItem).where(OutboxItem.done_at.is_(None), OutboxItem.last_error != "")
    return list(session.scalars(wanted.order_by(OutboxItem.id.desc()).limit(limit)))
