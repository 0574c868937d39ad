import uuid
from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id
from app.generation import UNSEEN

READER, OWNER = "reader", "owner"
KINDS = ("service", "activity")
# What can be wrong, in the order of the page. The words stand in labels.py.
WRONG = ("gone", "hours", "place", "phone", "cost", "other")


class Report(Base):
    """Somebody says that something is wrong. Who it was is kept nowhere; the words go when it is dealt with."""

    __tablename__ = "report"
    __table_args__ = (Index("ix_report_record", "kind", "record_id"), UNSEEN)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    source: Mapped[str] = mapped_column(default=READER)
    what: Mapped[str]  # one of WRONG
    words: Mapped[str] = mapped_column(LongText, default="")
    language: Mapped[str]  # of the page it was sent from; the words may be in any
    at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[uuid.UUID | None]


class Review(Base):
    """Who is asked whether a record is still right, how often, and how far the asking is."""

    __tablename__ = "review"

    kind: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    owner_email: Mapped[str] = mapped_column(default="")  # empty: the editors look themselves
    language: Mapped[str] = mapped_column(default="nl")
    interval_months: Mapped[int]
    asked_on: Mapped[date | None]
    asked_again_on: Mapped[date | None]


class FormAttempt(Base):
    """A public form that was sent, for the limit. `key` is a daily-salted digest, never the address itself."""

    __tablename__ = "form_attempt"
    __table_args__ = UNSEEN

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


class LinkCheck(Base):
    """How a website answered the last time. One failure may be bad luck: two in a row are shown."""

    __tablename__ = "link_check"
    __table_args__ = UNSEEN

    url: Mapped[str] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    words: Mapped[str] = mapped_column(default="")  # what went wrong, empty when it answered
