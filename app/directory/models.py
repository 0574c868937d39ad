"""Help, named after HSDS 3: organization, service, location, phone, schedule, service_at_location."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint, false
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.areas.models import Area
from app.base import Base, new_id
from app.content.models import Text
from app.generation import UNSEEN
from app.records.models import Record

UNKNOWN, YES, NO, ONLY_IN_DANGER = "unknown", "yes", "no", "only_in_danger"
ACTIVE, PLANNED, UNSURE, CLOSED = "active", "planned", "unsure", "closed"
COSTS = ("free", "contribution", "membership", "insured", "paid", UNKNOWN)
ACCESS = ("walk_in", "appointment", "referral", "phone", "online")
CHANNELS = ("website", "email", "chat", "whatsapp", "sms")

service_at_location = Table(
    "service_at_location",
    Base.metadata,
    Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
    Column("location_id", ForeignKey("location.id", ondelete="CASCADE"), primary_key=True, index=True),
)
service_area = Table(
    "service_area",
    Base.metadata,
    Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", ForeignKey("area.id"), primary_key=True, index=True),
)


class Organization(Record, Base):
    __tablename__ = "organization"

    name_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    has_proper_name: Mapped[bool] = mapped_column(default=True)
    summary_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    website: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    unconfirmed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sources: Mapped[list[Any]] = mapped_column(default=list)
    staff_note: Mapped[str] = mapped_column(LongText, default="")
    trusts_partner: Mapped[bool] = mapped_column(default=False, server_default=false())  # no approval is needed

    name: Mapped[Text] = relationship(foreign_keys=[name_id])
    summary: Mapped[Text | None] = relationship(foreign_keys=[summary_id])
    phones: Mapped[list["Phone"]] = relationship(
        foreign_keys="Phone.organization_id", cascade="all, delete-orphan", order_by="Phone.position"
    )
    services: Mapped[list["Service"]] = relationship(back_populates="organization")


class Location(Base):
    """A place to go to. A hidden one stands in no public answer of any kind."""

    __tablename__ = "location"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    organization_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organization.id"), index=True)
    name_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    has_proper_name: Mapped[bool] = mapped_column(default=True)
    address_1: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accessibility: Mapped[list[str]] = mapped_column(default=list)
    is_hidden: Mapped[bool] = mapped_column(default=False)
    staff_note: Mapped[str] = mapped_column(LongText, default="")

    name: Mapped[Text] = relationship(foreign_keys=[name_id])
    organization: Mapped[Organization | None] = relationship()
    rooms: Mapped[list["Room"]] = relationship(
        back_populates="location", cascade="all, delete-orphan", order_by="Room.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Room(Base):
    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("location_id", "slug"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"))
    slug: Mapped[str]
    name_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    position: Mapped[int] = mapped_column(default=0)
    is_example: Mapped[bool] = mapped_column(default=False)

    location: Mapped[Location] = relationship(back_populates="rooms")
    name: Mapped[Text] = relationship(foreign_keys=[name_id])


class Service(Record, Base):
    __tablename__ = "service"

    organization_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    name_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    has_proper_name: Mapped[bool] = mapped_column(default=True)
    summary_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    for_whom_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    next_step_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    cost_text_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    hours_text_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))
    alert_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("text.id"))

    status: Mapped[str] = mapped_column(default=ACTIVE)
    cost: Mapped[str] = mapped_column(default=UNKNOWN)
    access: Mapped[list[str]] = mapped_column(default=list)
    anonymous: Mapped[str] = mapped_column(default=UNKNOWN)
    papers: Mapped[str] = mapped_column(default=UNKNOWN)
    tells_others: Mapped[str] = mapped_column(default=UNKNOWN)
    always_open: Mapped[bool] = mapped_column(default=False)
    closed_on_holidays: Mapped[bool] = mapped_column(default=True)
    keywords: Mapped[list[str]] = mapped_column(default=list)
    assured_date: Mapped[date | None]  # HSDS: when the owner or we last checked it
    assurer: Mapped[str] = mapped_column(default="")
    unconfirmed: Mapped[dict[str, Any]] = mapped_column(default=dict)  # facts only recalled: for staff, never public
    sources: Mapped[list[Any]] = mapped_column(default=list)
    staff_note: Mapped[str] = mapped_column(LongText, default="")

    organization: Mapped[Organization] = relationship(back_populates="services")
    name: Mapped[Text] = relationship(foreign_keys=[name_id])
    summary: Mapped[Text | None] = relationship(foreign_keys=[summary_id])
    for_whom: Mapped[Text | None] = relationship(foreign_keys=[for_whom_id])
    next_step: Mapped[Text | None] = relationship(foreign_keys=[next_step_id])
    cost_text: Mapped[Text | None] = relationship(foreign_keys=[cost_text_id])
    hours_text: Mapped[Text | None] = relationship(foreign_keys=[hours_text_id])
    alert: Mapped[Text | None] = relationship(foreign_keys=[alert_id])
    topics: Mapped[list["ServiceTopic"]] = relationship(cascade="all, delete-orphan", order_by="ServiceTopic.position")
    audiences: Mapped[list["ServiceAudience"]] = relationship(
        cascade="all, delete-orphan", order_by="ServiceAudience.audience"
    )
    languages: Mapped[list["ServiceLanguage"]] = relationship(
        cascade="all, delete-orphan", order_by="ServiceLanguage.language"
    )
    phones: Mapped[list["Phone"]] = relationship(
        foreign_keys="Phone.service_id", cascade="all, delete-orphan", order_by="Phone.position"
    )
    channels: Mapped[list["Channel"]] = relationship(cascade="all, delete-orphan", order_by="Channel.position")
    schedules: Mapped[list["Schedule"]] = relationship(cascade="all, delete-orphan", order_by="Schedule.position")
    documents: Mapped[list["RequiredDocument"]] = relationship(
        cascade="all, delete-orphan", order_by="RequiredDocument.position"
    )
    locations: Mapped[list[Location]] = relationship(secondary=service_at_location, order_by=Location.slug)
    areas: Mapped[list[Area]] = relationship(secondary=service_area, order_by=Area.slug)


class ServiceTopic(Base):
    """A topic under which a resident would look for the service; position 0 is the main one."""

    __tablename__ = "service_topic"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True, index=True)
    position: Mapped[int] = mapped_column(default=0)


class ServiceAudience(Base):
    __tablename__ = "service_audience"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), primary_key=True)
    audience: Mapped[str] = mapped_column(primary_key=True)


class ServiceLanguage(Base):
    __tablename__ = "service_language"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)


class Phone(Base):
    """A number as people write it; `owner_id` is set when it is another organisation's number."""

    __tablename__ = "phone"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[str]
    foreign_number: Mapped[str] = mapped_column(default="")  # works with a foreign SIM, where known
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organization.id"))
    position: Mapped[int] = mapped_column(default=0)

    owner: Mapped[Organization | None] = relationship(foreign_keys=[owner_id])


class Channel(Base):
    """Another way to reach a service: website, email, chat, WhatsApp, SMS. `value` may be empty for a chat."""

    __tablename__ = "channel"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Schedule(Base):
    """Weekly opening hours, or with `day` the hours of one date: equal times mean closed that day."""

    __tablename__ = "schedule"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    days: Mapped[list[str]] = mapped_column(default=list)  # MO TU WE TH FR SA SU
    day: Mapped[date | None]  # an exception for one date
    opens: Mapped[str]  # HH:MM
    closes: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class RequiredDocument(Base):
    __tablename__ = "required_document"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    document_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id"))
    position: Mapped[int] = mapped_column(default=0)

    document: Mapped[Text] = relationship()


class Membership(Base):
    """A person (accounts) works for an organisation."""

    __tablename__ = "membership"
    __table_args__ = UNSEEN

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    organization_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), primary_key=True
    )
