import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base
from app.generation import UNSEEN


class Change(Base):
    """One write to one record. `differences` maps a field to [before, after]; values are plain JSON."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_record", "kind", "record_id", "version"), UNSEEN)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    version: Mapped[int]
    action: Mapped[str]  # created, saved, published, withdrawn, translated, ...
    by: Mapped[uuid.UUID | None]  # person; None is the system
    at: Mapped[datetime]
    differences: Mapped[dict[str, Any]]
