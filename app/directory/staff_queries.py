"""Help as staff find it: in every state, with what is not public, and with the state of its translations."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload

from app.areas.models import LEVELS, Area
from app.content.models import MACHINE, Text
from app.directory.documents import SERVICE_TEXTS
from app.directory.models import PLANNED, UNSURE, Location, Organization, Phone, Service
from app.languages import SOURCE, offered
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN

PAGE = 50


@dataclass(frozen=True)
class ListedService:
    slug: str
    name: str
    organization: str
    state: str
    status: str
    assured_date: date | None
    has_phone: bool


@dataclass(frozen=True)
class ListedOrganization:
    slug: str
    name: str
    state: str
    services: int
    is_example: bool


@dataclass(frozen=True)
class ListedLocation:
    slug: str
    name: str
    address: str
    rooms: int
    is_hidden: bool


@dataclass(frozen=True)
class Found:
    """One page of a list."""

    rows: list[Any]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True)
class LanguageState:
    """How far the texts of one record are in one language. The fields are keys of staff_words.FACTS."""

    code: str
    autonym: str
    done: int
    total: int
    by_machine: int
    missing: tuple[str, ...]
    behind: tuple[str, ...]


def services(
    session: Session, *, words: str = "", only: str = "", page: int = 1, mine: Collection[uuid.UUID] | None = None
) -> Found:
    """`only` is a key of staff_words.FILTERS; `mine` holds the organisations of a partner."""
    name, owner = aliased(Text), aliased(Text)
    wanted = (
        select(Service)
        .join(name, Service.name_id == name.id)
        .join(Service.organization)
        .join(owner, Organization.name_id == owner.id)
        .where(*_about(words, name.source, owner.source, Service.slug), *_filter(only))
        .where(*(() if mine is None else (Service.organization_id.in_(mine),)))
        .order_by(func.lower(name.source), Service.slug)
        .options(
            joinedload(Service.name),
            contains_eager(Service.organization).joinedload(Organization.name),
            selectinload(Service.phones),
        )
    )
    found, count, page = _page_of(session, wanted, page)
    rows = [
        ListedService(
            slug=each.slug,
            name=each.name.source,
            organization=each.organization.name.source,
            state=each.state,
            status=each.status,
            assured_date=each.assured_date,
            has_phone=bool(each.phones),
        )
        for each in found
    ]
    return Found(rows, count, page)


def organizations(session: Session, *, words: str = "", only: str = "", page: int = 1) -> Found:
    name = aliased(Text)
    wanted = (
        select(Organization)
        .join(name, Organization.name_id == name.id)
        .where(*_about(words, name.source, Organization.slug), *_in_state(Organization, only))
        .order_by(func.lower(name.source), Organization.slug)
        .options(joinedload(Organization.name), selectinload(Organization.services))
    )
    found, count, page = _page_of(session, wanted, page)
    rows = [
        ListedOrganization(each.slug, each.name.source, each.state, len(each.services), each.is_example)
        for each in found
    ]
    return Found(rows, count, page)


def locations(session: Session, *, words: str = "", page: int = 1) -> Found:
    name = aliased(Text)
    wanted = (
        select(Location)
        .join(name, Location.name_id == name.id)
        .where(*_about(words, name.source, Location.slug, Location.address_1, Location.city))
        .order_by(func.lower(name.source), Location.slug)
        .options(joinedload(Location.name), selectinload(Location.rooms))
    )
    found, count, page = _page_of(session, wanted, page)
    rows = [
        ListedLocation(each.slug, each.name.source, _address(each), len(each.rooms), each.is_hidden) for each in found
    ]
    return Found(rows, count, page)


def location(session: Session, slug: str) -> Location | None:
    return session.scalar(select(Location).where(Location.slug == slug))


def location_slugs(session: Session, begin: str) -> set[str]:
    """Those that begin with these letters."""
    return set(session.scalars(select(Location.slug).where(Location.slug.startswith(begin))))


def locations_with_rooms(session: Session) -> list[Location]:
    """The places one can have a room calendar of, by slug."""
    found = session.scalars(select(Location).order_by(Location.slug).options(selectinload(Location.rooms)))
    return [each for each in found if each.rooms]


def organization_names(session: Session) -> dict[str, str]:
    """Every organisation by slug, in order of name."""
    rows = session.execute(select(Organization.slug, Text.source).join(Text, Organization.name_id == Text.id))
    return _in_order((row.slug, row.source) for row in rows)


def location_names(session: Session, mine: Collection[uuid.UUID] | None = None) -> dict[str, str]:
    """By slug; for a partner (`mine`) without secret places of others."""
    wanted = select(Location.slug, Text.source).join(Text, Location.name_id == Text.id)
    if mine is not None:
        wanted = wanted.where(or_(Location.is_hidden.is_(False), Location.organization_id.in_(mine)))
    rows = session.execute(wanted)
    return _in_order((row.slug, row.source) for row in rows)


def area_names(session: Session) -> dict[str, str]:
    """The nearest first."""
    areas = sorted(session.scalars(select(Area)), key=lambda area: (LEVELS.index(area.level), area.name))
    return {area.slug: area.name for area in areas}


def services_of(session: Session, organization: Organization) -> list[tuple[str, str, str]]:
    """Slug, name and state of every service of an organisation."""
    wanted = select(Service.slug, Text.source, Service.state).join(Text, Service.name_id == Text.id)
    rows = session.execute(wanted.where(Service.organization_id == organization.id))
    return sorted(((row.slug, row.source, row.state) for row in rows), key=lambda row: row[1].casefold())


def service_texts(service: Service) -> dict[str, list[Text]]:
    """The Dutch texts that readers of other languages need, by field."""
    found = {field: [getattr(service, field)] for field in SERVICE_TEXTS if getattr(service, field)}
    if not service.has_proper_name:
        found = {"name": [service.name], **found}
    documents = [row.document for row in service.documents]
    return {**found, "documents": documents} if documents else found


def organization_texts(organization: Organization) -> dict[str, list[Text]]:
    found = {"summary": [organization.summary]} if organization.summary else {}
    return found if organization.has_proper_name else {"name": [organization.name], **found}


def location_texts(location: Location) -> dict[str, list[Text]]:
    found = {"rooms": [room.name for room in location.rooms]} if location.rooms else {}
    return found if location.has_proper_name else {"name": [location.name], **found}


def translation_states(texts: dict[str, list[Text]]) -> list[LanguageState]:
    """One line for every language that readers can choose, Dutch apart."""
    return [_language_state(each.code, each.autonym, texts) for each in offered() if each.code != SOURCE and texts]


def _language_state(code: str, autonym: str, texts: dict[str, list[Text]]) -> LanguageState:
    missing, behind, done, machine = [], [], 0, 0
    for field, rows in texts.items():
        for text in rows:
            found = next((each for each in text.translations if each.language == code), None)
            if found is None:
                missing.append(field)
                continue
            done += 1
            machine += found.origin == MACHINE
            if found.source_digest != text.digest:
                behind.append(field)
    total = sum(len(rows) for rows in texts.values())
    return LanguageState(
        code, autonym, done, total, machine, tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(behind))
    )


def _about(words: str, *columns: Any) -> list[ColumnElement[bool]]:
    """Every word stands somewhere in these columns."""
    return [or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in words.split()[:8]]


def _filter(only: str) -> list[ColumnElement[bool]]:
    if only == "niet-nagekeken":
        return [Service.assured_date.is_(None), Service.state == PUBLISHED]
    if only == "geen-telefoon":
        return [
            Service.id.not_in(select(Phone.service_id).where(Phone.service_id.is_not(None))),
            Service.state == PUBLISHED,
        ]
    if only == "onzeker":
        return [Service.status.in_((PLANNED, UNSURE)), Service.state != WITHDRAWN]
    return _in_state(Service, only)


def _in_state(model: Any, only: str) -> list[ColumnElement[bool]]:
    states = {"concept": DRAFT, "weggehaald": WITHDRAWN}
    return [model.state == states[only]] if only in states else []


def _page_of(session: Session, wanted: Select[Any], page: int) -> tuple[list[Any], int, int]:
    """The rows of a page, how many there are in all, and the page, which is the last one when it asks too far."""
    count = session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    page = min(page, max(1, -(-count // PAGE)))
    return list(session.scalars(wanted.limit(PAGE).offset((page - 1) * PAGE)).unique()), count, page


def _address(place: Location) -> str:
    town = " ".join(filter(None, (place.postal_code, place.city)))
    return ", ".join(filter(None, (place.address_1, town)))


def _in_order(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(rows, key=lambda row: row[1].casefold()))
