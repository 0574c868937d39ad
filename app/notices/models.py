import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base import Base, WallClock
from app.content.models import Text
from app.records.models import Record

NORMAL, PRIORITY = "normal", "priority"


class Notice(Record, Base):
    """A short announcement. It always has an end; `priority` takes over the screens at once."""

    __tablename__ = "notice"

    title_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    body_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    starts: Mapped[datetime] = mapped_column(WallClock())
    ends: Mapped[datetime] = mapped_column(WallClock())
    priority: Mapped[str] = mapped_column(default=NORMAL)
    on_web: Mapped[bool] = mapped_column(default=True)
    on_screens: Mapped[bool] = mapped_column(default=True)

    title: Mapped[Text] = relationship(foreign_keys=[title_id])
    body: Mapped[Text | None] = relationship(foreign_keys=[body_id])
