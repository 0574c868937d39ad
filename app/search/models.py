import uuid

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base
from app.generation import UNSEEN


class Posting(Base):
    """A folded word stands in a record, in the best of the places it stands in. The table is rebuildable."""

    __tablename__ = "posting"
    __table_args__ = (Index("ix_posting_record", "kind", "record_id"), UNSEEN)

    word: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    weight: Mapped[int]  # see WEIGHTS in actions.py
