"""What the cards of some services are made of, as plain rows.

Read as whole records, the fifteen cards of a page of search results cost four times as much as the search itself.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, cast, false, literal, null, select, union_all
from sqlalchemy.orm import Session

from app.directory.hours import HoursLine
from app.directory.models import (
    Channel,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceTopic,
    service_area,
    service_at_location,
)
from app.records.models import PUBLISHED


class CardRow(NamedTuple):
    """A service; `by_id` and `by_has_proper_name` are of its organisation's name."""

    id: uuid.UUID
    slug: str
    code: str
    name_id: uuid.UUID
    has_proper_name: bool
    summary_id: uuid.UUID | None
    status: str
    always_open: bool
    closed_on_holidays: bool
    assured_date: date | None
    by_id: uuid.UUID
    by_has_proper_name: bool


class ChannelRow(NamedTuple):
    kind: str
    value: str


class PlaceRow(NamedTuple):
    address_1: str
    is_hidden: bool


@dataclass
class Details:
    """What stands in the tables of a service, each in its order."""

    topics: list[str] = field(default_factory=list)
    areas: set[uuid.UUID] = field(default_factory=set)
    phones: list[str] = field(default_factory=list)
    channels: list[ChannelRow] = field(default_factory=list)
    locations: list[PlaceRow] = field(default_factory=list)
    hours: list[HoursLine] = field(default_factory=list)


def card_rows(session: Session, wanted: Select[uuid.UUID]) -> list[CardRow]:
    """`wanted` selects ids of services."""
    return _read(session.execute(_columns_of(wanted)))


def card_rows_of(session: Session, ids: Sequence[uuid.UUID]) -> list[CardRow]:
    """Of these services those that are public."""
    return _read(session.execute(_of_public(), {"ids": list(ids)}))


def _read(rows: Iterable[Any]) -> list[CardRow]:
    return [CardRow(*row) for row in rows]


@cache
def _of_public() -> Any:
    return _columns_of(select(Service.id).where(Service.state == PUBLISHED, _asked(Service.id)))


def _columns_of(wanted: Select[uuid.UUID]) -> Any:
    columns = (
        *(Service.id, Service.slug, Service.code, Service.name_id, Service.has_proper_name, Service.summary_id),
        *(Service.status, Service.always_open, Service.closed_on_holidays, Service.assured_date),
        *(Organization.name_id, Organization.has_proper_name),
    )
    return wanted.with_only_columns(*columns).join(Service.organization)


def details_of(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Details]:
    """For each of these services, also for those that have none."""
    found: dict[uuid.UUID, Details] = defaultdict(Details)
    if not ids:
        return found
    for part, service_id, text, more, is_so, area_id, *_order in session.execute(_lists(), {"ids": ids}):
        of_it = found[service_id]
        match part:
            case "topic":
                of_it.topics.append(text)
            case "area":
                of_it.areas.add(area_id)
            case "phone":
                of_it.phones.append(text)
            case "channel":
                of_it.channels.append(ChannelRow(text, more))
            case "location":
                of_it.locations.append(PlaceRow(text, is_so))
    for service_id, opens, closes, days, day in session.execute(_hours(), {"ids": ids}):
        found[service_id].hours.append(HoursLine(opens, closes, tuple(days), day))
    return found


# The statements are made once: putting one together costs more than running it.
@cache
def _hours() -> Any:
    columns = (Schedule.service_id, Schedule.opens, Schedule.closes, Schedule.days, Schedule.day)
    return select(*columns).where(_asked(Schedule.service_id)).order_by(Schedule.position)


@cache
def _lists() -> Any:
    """All other lists in one question: which list, of which service, two texts, yes or no, an area, and the order."""
    at, serves = service_at_location.c, service_area.c
    empty, no, first = literal(""), false(), literal(0)
    nowhere: Any = cast(null(), serves.area_id.type)
    lists = (
        ("topic", ServiceTopic.service_id, ServiceTopic.topic, empty, no, nowhere, ServiceTopic.position, empty),
        ("area", serves.service_id, empty, empty, no, serves.area_id, first, empty),
        ("phone", Phone.service_id, Phone.number, empty, no, nowhere, Phone.position, empty),
        ("channel", Channel.service_id, Channel.kind, Channel.value, no, nowhere, Channel.position, empty),
        ("location", at.service_id, Location.address_1, empty, Location.is_hidden, nowhere, first, Location.slug),
    )
    names = ("part", "service_id", "text", "more", "is_so", "area_id", "position", "slug")
    parts = []
    for part, *columns in lists:
        named = (column.label(name) for name, column in zip(names, (literal(part), *columns), strict=True))
        parts.append(select(*named).where(_asked(columns[0])))
    parts[-1] = parts[-1].where(at.location_id == Location.id)
    return union_all(*parts).order_by("position", "slug")


def _asked(service_id: Any) -> Any:
    return service_id.in_(bindparam("ids", expanding=True))
