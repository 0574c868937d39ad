"""Help as a reader of one language finds it in lists: which services, in which order, with what can be done now.

`now` is the wall-clock time in Velsen-Noord, `area` the slug of the place the site is for.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.areas.queries import AreaChain, area_chain, nearness
from app.areas.urgent import SERVICES
from app.collation import Key, sorting_in
from app.content.queries import Name, ShownText, ShownTexts, shown_texts
from app.directory.hours import Hours, HoursLine, OpenState, open_state
from app.directory.models import (
    CLOSED,
    PLANNED,
    UNSURE,
    Location,
    Organization,
    Phone,
    Service,
    ServiceTopic,
    service_area,
)
from app.directory.phones import call_cost
from app.directory.reach import is_reachable
from app.records.models import PUBLISHED

FALLBACK_SERVICE = "gemeente-velsen"  # Answers for everyone whom no other number on the page helps.


@dataclass(frozen=True)
class ServiceCard:
    slug: str
    code: str
    name: Name
    summary: ShownText
    organization: Name
    main_topic: str
    topics: tuple[str, ...]
    phone: str  # "" if none
    call_cost: str  # free, normal, extra; "" without a phone
    is_reachable: bool
    status: str
    area_level: str  # of the nearest area it serves; "" when it serves none of ours
    open_state: OpenState | None
    always_open: bool
    is_checked: bool


@dataclass(frozen=True)
class Fallback:
    """The one number that is really answered, for help that has none of its own yet."""

    slug: str
    name: Name
    phone: str
    call_cost: str


@dataclass(frozen=True)
class PublicAddress:
    """One public record, for the sitemap: kind is `service` or `organization`."""

    kind: str
    slug: str
    updated_at: datetime


def services_of_topic(session: Session, topic: str, *, area: str, now: datetime, code: str) -> list[ServiceCard]:
    """What helps here with this topic: what can be reached first, then the nearest."""
    chain = area_chain(session, area)
    under_topic = select(ServiceTopic.service_id).where(ServiceTopic.topic == topic)
    services = session.scalars(_listed(chain).where(Service.id.in_(under_topic))).all()
    cards = _cards(session, services, chain, now, code)
    side = {service.slug for service in services if _main_topic(service) != topic}

    alphabetical = sorting_in(code)

    def rank(card: ServiceCard) -> tuple[bool, bool, bool, int, bool, bool, int, Key]:
        return (
            card.status == PLANNED,  # Nobody can go to a plan, whatever number stands beside it.
            not card.is_reachable,
            card.status == UNSURE,  # Nor is it near when perhaps it is not there.
            nearness(card.area_level),
            not card.is_checked,
            card.slug in side,
            SERVICES.index(card.slug) if card.slug in SERVICES else len(SERVICES),
            alphabetical(str(card.name)),
        )

    return sorted(cards, key=rank)


def services_of_organization(
    session: Session, organization_id: uuid.UUID, *, area: str, now: datetime, code: str
) -> list[ServiceCard]:
    """All its public services, those for elsewhere too."""
    chain = area_chain(session, area)
    found = session.scalars(_public().where(Service.organization_id == organization_id, Service.status != CLOSED))
    cards = _cards(session, found.all(), chain, now, code)
    alphabetical = sorting_in(code)
    return sorted(
        cards, key=lambda card: (card.status == PLANNED, not card.is_reachable, alphabetical(str(card.name)))
    )


def cards_of(session: Session, ids: Sequence[uuid.UUID], *, area: str, now: datetime, code: str) -> list[ServiceCard]:
    """The public ones among these services, in the given order."""
    services = {service.id: service for service in session.scalars(_public().where(Service.id.in_(ids)))}
    ordered = [services[each] for each in ids if each in services]
    return _cards(session, ordered, area_chain(session, area), now, code)


def cards_by_slug(session: Session, slugs: Sequence[str], *, area: str, now: datetime, code: str) -> list[ServiceCard]:
    """Like cards_of, for services that are known by name, such as the urgent numbers."""
    rows = session.execute(select(Service.slug, Service.id).where(Service.slug.in_(slugs)))
    found = {slug: service_id for slug, service_id in rows}  # noqa: C416  # dict() knows nothing of rows' types
    return cards_of(session, [found[slug] for slug in slugs if slug in found], area=area, now=now, code=code)


def fallback(session: Session, code: str) -> Fallback | None:
    """None as long as nobody has published the service or given it a number."""
    found = session.scalar(
        select(Service)
        .where(Service.slug == FALLBACK_SERVICE, Service.state == PUBLISHED)
        .options(selectinload(Service.phones))
    )
    if found is None or not found.phones:
        return None
    name = name_of(found, shown_texts(session, [found.name_id], code))
    number = found.phones[0].number
    return Fallback(found.slug, name, number, call_cost(number))


def public_addresses(session: Session) -> list[PublicAddress]:
    """Every service and organisation that has a public page and is not an example."""
    found: list[PublicAddress] = []
    for kind, model in (("service", Service), ("organization", Organization)):
        rows = session.execute(
            select(model.slug, model.updated_at)
            .where(model.state == PUBLISHED, model.is_example.is_(False))
            .order_by(model.slug)
        )
        found.extend(PublicAddress(kind, slug, updated_at) for slug, updated_at in rows)
    return found


def location_name_of(session: Session, slug: str, code: str) -> str:
    """What a place is called; empty for one that is not there or whose address is secret."""
    found = session.scalar(select(Location).where(Location.slug == slug, Location.is_hidden.is_(False)))
    return (
        str(Name(shown_texts(session, [found.name_id], code).of(found.name_id), found.has_proper_name))
        if found
        else ""
    )


def name_of(record: Service | Organization, texts: ShownTexts) -> Name:
    return Name(texts.of(record.name_id), record.has_proper_name)


def hours_of(service: Service) -> Hours:
    lines = tuple(HoursLine(row.opens, row.closes, tuple(row.days), row.day) for row in service.schedules)
    return Hours(lines, service.always_open, service.closed_on_holidays)


def _public() -> Select[Service]:
    return (
        select(Service)
        .where(Service.state == PUBLISHED)
        .options(
            joinedload(Service.organization),
            selectinload(Service.topics),
            selectinload(Service.areas),
            selectinload(Service.phones),
            selectinload(Service.channels),
            selectinload(Service.locations),
            selectinload(Service.schedules),
        )
    )


def _listed(chain: AreaChain) -> Select[Service]:
    served = select(service_area.c.service_id).where(service_area.c.area_id.in_(chain.ids))
    return _public().where(Service.status != CLOSED, Service.id.in_(served))


def _cards(
    session: Session, services: Iterable[Service], chain: AreaChain, now: datetime, code: str
) -> list[ServiceCard]:
    services = list(services)
    wanted = [each for s in services for each in (s.name_id, s.summary_id, s.organization.name_id)]
    texts = shown_texts(session, wanted, code)
    return [_card(service, texts, chain, now) for service in services]


def _card(service: Service, texts: ShownTexts, chain: AreaChain, now: datetime) -> ServiceCard:
    phone = best_phone(service.phones)
    return ServiceCard(
        slug=service.slug,
        code=service.code,
        name=name_of(service, texts),
        summary=texts.of(service.summary_id),
        organization=name_of(service.organization, texts),
        main_topic=_main_topic(service),
        topics=tuple(row.topic for row in service.topics),
        phone=phone,
        call_cost=call_cost(phone) if phone else "",
        is_reachable=is_reachable(service),
        status=service.status,
        area_level=chain.level({area.id for area in service.areas}),
        open_state=open_state(hours_of(service), now),
        always_open=service.always_open,
        is_checked=service.assured_date is not None,
    )


def best_phone(phones: Sequence[Phone]) -> str:
    """The first one: staff order them."""
    return phones[0].number if phones else ""


def _main_topic(service: Service) -> str:
    return service.topics[0].topic if service.topics else ""
