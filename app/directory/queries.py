"""Help as a reader of one language finds it in lists: which services, in which order, with what can be done now.

`now` is the wall-clock time in Velsen-Noord, `area` the slug of the place the site is for.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.areas.queries import AreaChain, area_chain, nearness
from app.areas.urgent import SERVICES
from app.collation import Key, sorting_in
from app.content.queries import Name, ShownText, ShownTexts, shown_texts
from app.directory.card_rows import CardRow, Details, card_rows, card_rows_of, details_of
from app.directory.hours import Hours, HoursLine, OpenState, open_state
from app.directory.models import CLOSED, PLANNED, UNSURE, Location, Organization, Service, ServiceTopic, service_area
from app.directory.phones import call_cost
from app.directory.reach import can_be_reached
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
    wanted = _listed(chain).where(Service.id.in_(under_topic))
    cards = _cards(session, card_rows(session, wanted), chain, now, code).values()

    alphabetical = sorting_in(code)

    def rank(card: ServiceCard) -> tuple[bool, bool, bool, int, bool, bool, int, Key]:
        return (
            card.status == PLANNED,  # Nobody can go to a plan, whatever number stands beside it.
            not card.is_reachable,
            card.status == UNSURE,  # Nor is it near when perhaps it is not there.
            nearness(card.area_level),
            not card.is_checked,
            card.main_topic != topic,
            SERVICES.index(card.slug) if card.slug in SERVICES else len(SERVICES),
            alphabetical(str(card.name)),
        )

    return sorted(cards, key=rank)


def services_of_organization(
    session: Session, organization_id: uuid.UUID, *, area: str, now: datetime, code: str
) -> list[ServiceCard]:
    """All its public services, those for elsewhere too."""
    chain = area_chain(session, area)
    wanted = _public().where(Service.organization_id == organization_id, Service.status != CLOSED)
    alphabetical = sorting_in(code)
    return sorted(
        _cards(session, card_rows(session, wanted), chain, now, code).values(),
        key=lambda card: (card.status == PLANNED, not card.is_reachable, alphabetical(str(card.name))),
    )


def cards_of(
    session: Session, ids: Sequence[uuid.UUID], *, chain: AreaChain, now: datetime, code: str
) -> dict[uuid.UUID, ServiceCard]:
    """The public ones among these services, in the given order."""
    cards = _cards(session, card_rows_of(session, ids), chain, now, code) if ids else {}
    return {each: cards[each] for each in ids if each in cards}


def cards_by_slug(session: Session, slugs: Sequence[str], *, area: str, now: datetime, code: str) -> list[ServiceCard]:
    """Like cards_of, for services that are known by name, such as the urgent numbers."""
    rows = session.execute(select(Service.slug, Service.id).where(Service.slug.in_(slugs)))
    found = {slug: service_id for slug, service_id in rows}  # noqa: C416  # dict() knows nothing of rows' types
    ids = [found[slug] for slug in slugs if slug in found]
    return list(cards_of(session, ids, chain=area_chain(session, area), now=now, code=code).values())


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


def _public() -> Select[uuid.UUID]:
    return select(Service.id).where(Service.state == PUBLISHED)


def _listed(chain: AreaChain) -> Select[uuid.UUID]:
    served = select(service_area.c.service_id).where(service_area.c.area_id.in_(chain.ids))
    return _public().where(Service.status != CLOSED, Service.id.in_(served))


def _cards(
    session: Session, rows: Sequence[CardRow], chain: AreaChain, now: datetime, code: str
) -> dict[uuid.UUID, ServiceCard]:
    details = details_of(session, [row.id for row in rows])
    texts = shown_texts(session, [each for row in rows for each in (row.name_id, row.summary_id, row.by_id)], code)
    return {row.id: _card(row, details[row.id], texts, chain, now) for row in rows}


def _card(row: CardRow, details: Details, texts: ShownTexts, chain: AreaChain, now: datetime) -> ServiceCard:
    phone = details.phones[0] if details.phones else ""  # Staff order them.
    hours = Hours(tuple(details.hours), row.always_open, row.closed_on_holidays)
    return ServiceCard(
        slug=row.slug,
        code=row.code,
        name=Name(texts.of(row.name_id), row.has_proper_name),
        summary=texts.of(row.summary_id),
        organization=Name(texts.of(row.by_id), row.by_has_proper_name),
        main_topic=details.topics[0] if details.topics else "",
        topics=tuple(details.topics),
        phone=phone,
        call_cost=call_cost(phone) if phone else "",
        is_reachable=can_be_reached(details.phones, details.channels, details.locations),
        status=row.status,
        area_level=chain.level(details.areas),
        open_state=open_state(hours, now),
        always_open=row.always_open,
        is_checked=row.assured_date is not None,
    )
