import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id
from app.generation import UNSEEN


class Screen(Base):
    """A physical board in a hall."""

    __tablename__ = "screen"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"), index=True)
    languages: Mapped[list[str]] = mapped_column(default=list)  # those that take turns
    hours: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"1": ["08:00", "22:00"]}; empty: day and night
    # What is left out, so that whatever is new stands on every screen.
    without_slides: Mapped[list[str]] = mapped_column(default=list)
    without_notices: Mapped[list[str]] = mapped_column(default=list)  # slugs
    alert_to: Mapped[str] = mapped_column(default="")  # who gets a mail when it falls silent
    version: Mapped[int] = mapped_column(default=1)
    pairing_until: Mapped[datetime | None]  # until then the screen shows a code
    pairing_tries: Mapped[int] = mapped_column(default=0)  # wrong codes typed since that began
    token_digest: Mapped[str] = mapped_column(default="")  # of the paired device; empty: not paired
    paired_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class PairingCode(Base):
    """A device that asks to be believed: somebody in the back office types the code it shows."""

    __tablename__ = "pairing_code"
    __table_args__ = UNSEEN

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    screen_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("screen.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    created_at: Mapped[datetime]


class ScreenBeat(Base):
    """What the paired device of a screen said last. One row for each screen."""

    __tablename__ = "screen_beat"
    __table_args__ = UNSEEN

    screen_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("screen.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime]
    since: Mapped[datetime]  # of the first beat after the last silence
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # see kiosk/heartbeat.py
    alerted_at: Mapped[datetime | None]  # when its silence was mailed; empty again after it came back
