from datetime import datetime
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base
from app.generation import UNSEEN


class OutboxItem(Base):
    """Work for an outside service. It stays until done; `due_at` moves back with every attempt."""

    __tablename__ = "outbox_item"
    __table_args__ = UNSEEN

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]  # mail, ...
    payload: Mapped[dict[str, Any]]
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]  # refused for good; waits for a person to try again
    last_error: Mapped[str] = mapped_column(LongText, default="")
