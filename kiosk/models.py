import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id


class Screen(Base):
    """A physical board in a hall."""

    __tablename__ = "screen"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"), index=True)
    languages: Mapped[list[str]] = mapped_column(default=list)
    created_at: Mapped[datetime]
