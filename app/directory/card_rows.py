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

from sqlalchemy import Select, bindparam, select
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
    columns = (
        *(Service.id, Service.slug, Service.code, Service.name_id, Service.has_proper_name, Service.summary_id),
        *(Service.status, Service.always_open, Service.closed_on_holidays, Service.assured_date),
        *(Organization.name_id, Organization.has_proper_name),
    )
    rows: Iterable[Any] = session.execute(wanted.with_only_columns(*columns).join(Service.organization))
    return [CardRow(*row) for row in rows]


def details_of(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Details]:
    """For each of these services, also for those that have none."""
    found: dict[uuid.UUID, Details] = defaultdict(Details)
    if not ids:
        return found

    def rows(part: str) -> Iterable[Any]:
        return session.execute(_statements()[part], {"ids": ids})

    for service_id, topic in rows("topics"):
        found[service_id].topics.append(topic)
    for service_id, area_id in rows("areas"):
        found[service_id].areas.add(area_id)
    for service_id, number in rows("phones"):
        found[service_id].phones.append(number)
    for service_id, *channel in rows("channels"):
        found[service_id].channels.append(ChannelRow(*channel))
    for service_id, *place in rows("locations"):
        found[service_id].locations.append(PlaceRow(*place))
    for service_id, opens, closes, days, day in rows("hours"):
        found[service_id].hours.append(HoursLine(opens, closes, tuple(days), day))
    return found


@cache
def _statements() -> dict[str, Any]:
    """Made once: putting one together costs more than running it."""
    at = service_at_location.c
    places = select(at.service_id, Location.address_1, Location.is_hidden)
    lists: dict[str, tuple[Any, Any]] = {
        "topics": (select(ServiceTopic.service_id, ServiceTopic.topic), ServiceTopic.position),
        "areas": (select(service_area.c.service_id, service_area.c.area_id), service_area.c.area_id),
        "phones": (select(Phone.service_id, Phone.number), Phone.position),
        "channels": (select(Channel.service_id, Channel.kind, Channel.value), Channel.position),
        "locations": (places.join(Location, Location.id == at.location_id), Location.slug),
        "hours": (
            select(Schedule.service_id, Schedule.opens, Schedule.closes, Schedule.days, Schedule.day),
            Schedule.position,
        ),
    }
    ids: Any = bindparam("ids", expanding=True)
    return {
        part: query.where(query.selected_columns.service_id.in_(ids)).order_by(order)
        for part, (query, order) in lists.items()
    }
