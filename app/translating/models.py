import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base


class UrgentApproval(Base):
    """A native reader said: this translation of this urgent catalog sentence is right.

    It counts for exactly these two wordings: both digests must be those of today's words.
    """

    __tablename__ = "urgent_approval"

    language: Mapped[str] = mapped_column(primary_key=True)
    source_digest: Mapped[str] = mapped_column(primary_key=True)
    value_digest: Mapped[str]
    by: Mapped[uuid.UUID]
    at: Mapped[datetime]
