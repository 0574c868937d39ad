"""Which places there are to go to, and what is there, as a reader of one language gets them. Never a hidden one."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from app.activities.models import PUBLIC, Activity, Occurrence
from app.activities.shown import title_of
from app.areas.queries import area_chain
from app.collation import sorting_in
from app.content.queries import Name, ShownTexts, shown_texts
from app.directory.models import CLOSED, Location, Service, service_area, service_at_location
from app.directory.reach import map_address
from app.maps.models import Outline
from app.records.models import PUBLISHED


@dataclass(frozen=True)
class Entry:
    """A service or an activity, to follow from a place to its page."""

    slug: str
    name: Name
    is_example: bool


@dataclass(frozen=True)
class Place:
    """`pin` is latitude and longitude where staff put one; the map shows it, the list does without."""

    slug: str
    name: Name
    address: str
    postal_code: str
    city: str
    map_address: str
    pin: tuple[float, float] | None
    services: tuple[Entry, ...]
    activities: tuple[Entry, ...]


@dataclass(frozen=True)
class Listing:
    """Every place where something is, and the help that stands at no place we may tell."""

    places: tuple[Place, ...]
    elsewhere: tuple[Entry, ...]

    @property
    def has_pins(self) -> bool:
        return any(place.pin for place in self.places)


def listing(session: Session, *, area: str, now: datetime, code: str) -> Listing:
    """In the order of the reader's alphabet. `now` is the wall-clock time: an activity needs a date to come."""
    locations = _locations(session)
    services = _services(session, area)
    activities = _activities(session, now, locations)
    wanted = [*(each.name_id for each in locations.values()), *(each.name_id for each in services.values())]
    texts = shown_texts(session, [*wanted, *(each.title_id for each in activities)], code)
    helping, meeting, housed = defaultdict(list), defaultdict(list), set()
    for service_id, location_id in session.execute(select(service_at_location)):
        if service_id in services and location_id in locations:
            helping[location_id].append(_service(services[service_id], texts))
            housed.add(service_id)
    for activity in activities:
        title = title_of(activity, texts, code)
        meeting[activity.location_id].append(Entry(activity.slug, Name(title, False), activity.is_example))
    places = [
        _place(each, texts, _sorted(helping[each.id], code), _sorted(meeting[each.id], code))
        for each in locations.values()
        if helping[each.id] or meeting[each.id]
    ]
    alphabetical = sorting_in(code)
    places.sort(key=lambda place: (alphabetical(str(place.name)), place.slug))
    homeless = (_service(each, texts) for each in services.values() if each.id not in housed)
    return Listing(tuple(places), _sorted(homeless, code))


def pinned(location: Location) -> tuple[float, float] | None:
    """Where the pin of a place stands; None for a hidden place, whatever its row says."""
    if location.is_hidden or location.latitude is None or location.longitude is None:
        return None
    return location.latitude, location.longitude


def place_by_slug(session: Session, slug: str) -> Location | None:
    return session.scalar(select(Location).where(Location.slug == slug).options(joinedload(Location.name)))


def outlines(session: Session) -> dict[str, Any]:
    """The outlines as a GeoJSON FeatureCollection; `credit` names those who made them, each once."""
    found = session.scalars(select(Outline).order_by(Outline.position)).all()
    return {
        "type": "FeatureCollection",
        "credit": list(dict.fromkeys(each.credit for each in found)),
        "features": [
            {"type": "Feature", "properties": {"name": each.name}, "geometry": each.geometry} for each in found
        ],
    }


def has_outlines(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Outline.id.is_not(None)))))


def _locations(session: Session) -> dict[uuid.UUID, Location]:
    found = session.scalars(select(Location).where(Location.is_hidden.is_(False)))
    return {each.id: each for each in found}


def _services(session: Session, area: str) -> dict[uuid.UUID, Service]:
    """The same ones that stand in the lists of topics: public, going on, and for this area."""
    served = select(service_area.c.service_id).where(service_area.c.area_id.in_(area_chain(session, area).ids))
    listed = select(Service).where(Service.state == PUBLISHED, Service.status != CLOSED, Service.id.in_(served))
    return {each.id: each for each in session.scalars(listed)}


def _activities(session: Session, now: datetime, locations: Iterable[uuid.UUID]) -> list[Activity]:
    to_come = exists().where(Occurrence.activity_id == Activity.id, Occurrence.ends > now)
    listed = select(Activity).where(Activity.state == PUBLISHED, Activity.visibility == PUBLIC, to_come)
    known = set(locations)
    return [each for each in session.scalars(listed) if each.location_id in known]


def _service(service: Service, texts: ShownTexts) -> Entry:
    return Entry(service.slug, Name(texts.of(service.name_id), service.has_proper_name), service.is_example)


def _sorted(entries: Iterable[Entry], code: str) -> tuple[Entry, ...]:
    alphabetical = sorting_in(code)
    return tuple(sorted(entries, key=lambda entry: (alphabetical(str(entry.name)), entry.slug)))


def _place(location: Location, texts: ShownTexts, services: tuple[Entry, ...], activities: tuple[Entry, ...]) -> Place:
    return Place(
        slug=location.slug,
        name=Name(texts.of(location.name_id), location.has_proper_name),
        address=location.address_1,
        postal_code=location.postal_code,
        city=location.city,
        map_address=map_address(location),
        pin=pinned(location),
        services=services,
        activities=activities,
    )
