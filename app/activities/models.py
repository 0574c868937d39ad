"""Activities, named after iCalendar: rrule, recurrence_id, occurrence. Times are wall-clock in Velsen-Noord."""

import uuid
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base import Base, WallClock, new_id
from app.content.models import Text
from app.directory.models import Location, Organization, Room
from app.generation import UNSEEN
from app.records.models import PUBLISHED, Record

PUBLIC, BY_LINK, ROOM_ONLY = "public", "link", "room"
CONFIRMED, CHANGED, FULL, CANCELLED = "confirmed", "changed", "full", "cancelled"
COSTS = ("free", "gift", "paid")
SIGNUPS = ("none", "desk", "required")
REASONS = ("ill", "weather", "holiday", "renovation", "too_few", "other")


class Activity(Record, Base):
    __tablename__ = "activity"

    preset: Mapped[str] = mapped_column(default="")  # code in presets.py; own texts below win over it
    title_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    description_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    signup_text_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    for_whom_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    meeting_point_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))

    organization_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"), index=True)
    room_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("room.id"), index=True)

    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    cost: Mapped[str] = mapped_column(default="free")
    price_cents: Mapped[int] = mapped_column(default=0)
    signup: Mapped[str] = mapped_column(default="none")
    signup_phone: Mapped[str] = mapped_column(default="")
    free_places: Mapped[int | None]  # set by hand; nobody is registered here
    level: Mapped[str] = mapped_column(default="")  # A0 A1 A2 B1
    children_welcome: Mapped[str] = mapped_column(default="unknown")  # yes no unknown
    childcare: Mapped[str] = mapped_column(default="unknown")
    come_late: Mapped[str] = mapped_column(default="unknown")  # coming alone or late is fine
    accessible: Mapped[str] = mapped_column(default="unknown")
    visibility: Mapped[str] = mapped_column(default=PUBLIC)

    starts: Mapped[datetime] = mapped_column(WallClock())  # first date and time
    duration: Mapped[int]  # minutes
    rrule: Mapped[str] = mapped_column(default="")  # empty: once
    until: Mapped[date | None]  # last day of the series
    reconfirm_on: Mapped[date | None]
    skips_school_holidays: Mapped[bool] = mapped_column(default=False)

    organization: Mapped[Organization] = relationship()
    location: Mapped[Location] = relationship()
    room: Mapped[Room | None] = relationship()
    image: Mapped["ActivityImage | None"] = relationship(viewonly=True)
    title: Mapped[Text | None] = relationship(foreign_keys=[title_id])
    description: Mapped[Text | None] = relationship(foreign_keys=[description_id])
    signup_text: Mapped[Text | None] = relationship(foreign_keys=[signup_text_id])
    for_whom: Mapped[Text | None] = relationship(foreign_keys=[for_whom_id])
    meeting_point: Mapped[Text | None] = relationship(foreign_keys=[meeting_point_id])
    topics: Mapped[list["ActivityTopic"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityTopic.position"
    )
    audiences: Mapped[list["ActivityAudience"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityAudience.audience"
    )
    languages: Mapped[list["ActivityLanguage"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityLanguage.language"
    )
    extra_dates: Mapped[list["ExtraDate"]] = relationship(cascade="all, delete-orphan", order_by="ExtraDate.starts")
    date_changes: Mapped[list["DateChange"]] = relationship(
        cascade="all, delete-orphan", order_by="DateChange.recurrence_id"
    )
    pauses: Mapped[list["Pause"]] = relationship(cascade="all, delete-orphan", order_by="Pause.first_day")
    earlier_series: Mapped[list["EarlierSeries"]] = relationship(
        cascade="all, delete-orphan", order_by="EarlierSeries.until"
    )

    @property
    def is_closed_meeting(self) -> bool:
        """It holds its room and stands nowhere else, in whatever state it is."""
        return self.visibility == ROOM_ONLY

    @hybrid_property
    def has_page(self) -> bool:
        """Readers have a page of it, listed or only for whoever has the link."""
        return self.state == PUBLISHED and self.visibility != ROOM_ONLY

    @has_page.inplace.expression
    @classmethod
    def _has_page(cls) -> ColumnElement[bool]:
        return and_(cls.state == PUBLISHED, cls.visibility != ROOM_ONLY)


class ActivityImage(Base):
    """The photo of an activity. Recognisable people agreed until a day; children are on none."""

    __tablename__ = "activity_image"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # in the address; another photo is another address
    alt_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    consent_by: Mapped[str] = mapped_column(default="")
    consent_until: Mapped[date | None]

    alt: Mapped[Text] = relationship()


class ImageFile(Base):
    """One width of a photo as WebP. In the database, so that every machine has it and what is removed is gone."""

    __tablename__ = "image_file"

    key: Mapped[str] = mapped_column(primary_key=True)
    width: Mapped[int] = mapped_column(primary_key=True)
    height: Mapped[int]
    content: Mapped[bytes]


class WaitingImage(Base):
    """A photo that somebody chose for an activity and that is not with it yet: their form was not right."""

    __tablename__ = "waiting_image"
    __table_args__ = UNSEEN

    key: Mapped[str] = mapped_column(primary_key=True)  # of its files
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    at: Mapped[datetime]


class ActivityTopic(Base):
    __tablename__ = "activity_topic"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)


class ActivityAudience(Base):
    __tablename__ = "activity_audience"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    audience: Mapped[str] = mapped_column(primary_key=True)


class ActivityLanguage(Base):
    __tablename__ = "activity_language"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)


class EarlierSeries(Base):
    """How the activity ran up to and with `until`, before a change "from this date on"."""

    __tablename__ = "earlier_series"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    until: Mapped[date] = mapped_column(primary_key=True)
    starts: Mapped[datetime] = mapped_column(WallClock())
    duration: Mapped[int]
    rrule: Mapped[str]
    skips_school_holidays: Mapped[bool]
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"))
    room_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("room.id"))

    location: Mapped[Location] = relationship()
    room: Mapped[Room | None] = relationship()


class ExtraDate(Base):
    """One more date beside the rule (iCalendar RDATE)."""

    __tablename__ = "extra_date"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    starts: Mapped[datetime] = mapped_column(WallClock(), primary_key=True)


class DateChange(Base):
    """What is different on one date, known by its original start (iCalendar RECURRENCE-ID)."""

    __tablename__ = "date_change"

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    recurrence_id: Mapped[datetime] = mapped_column(WallClock(), primary_key=True)
    status: Mapped[str]  # changed, full, cancelled
    reason: Mapped[str] = mapped_column(default="")  # one of REASONS
    reason_text_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    new_starts: Mapped[datetime | None] = mapped_column(WallClock())
    new_duration: Mapped[int | None]
    new_location_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("location.id"))
    new_room_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("room.id"))

    reason_text: Mapped[Text | None] = relationship()
    new_location: Mapped[Location | None] = relationship()
    new_room: Mapped[Room | None] = relationship()


class Pause(Base):
    """No dates from the first up to and with the last day; the dates stay in sight as cancelled."""

    __tablename__ = "pause"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")


class HostLink(Base):
    """A link for whoever leads one series: it works without sign-in until it is revoked. The secret is in no row."""

    __tablename__ = "host_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]  # who got it, for staff and for the history
    language: Mapped[str] = mapped_column(default="nl")
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    activity: Mapped[Activity] = relationship()


class Closure(Base):
    """A location, or one room of it, is closed: everything in it stops at once."""

    __tablename__ = "closure"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    room_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")


class SchoolHoliday(Base):
    """Filled by staff once a year; `name` is Dutch and for staff only."""

    __tablename__ = "school_holiday"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]


class Occurrence(Base):
    """One date of an activity, worked out ahead so that "this week" is an index range. Rebuildable at any time."""

    __tablename__ = "occurrence"
    __table_args__ = (
        Index("ix_occurrence_starts", "starts", "ends", "activity_id"),
        Index("ix_occurrence_ends", "ends", "starts"),
        Index("ix_occurrence_location", "location_id", "starts"),
    )

    activity_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True)
    recurrence_id: Mapped[datetime] = mapped_column(WallClock(), primary_key=True)
    starts: Mapped[datetime] = mapped_column(WallClock())
    ends: Mapped[datetime] = mapped_column(WallClock())
    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    reason_text_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id"))
    room_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("room.id"))
    was_moved: Mapped[bool] = mapped_column(default=False)

    activity: Mapped[Activity] = relationship()
    location: Mapped[Location] = relationship()
    room: Mapped[Room | None] = relationship()
