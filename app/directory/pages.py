"""One service and one organisation with everything their pages say, for a reader of one language.

Nothing here may carry what only staff see (`unconfirmed`, `staff_note`, `sources`) or where a hidden place is.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.content.queries import Name, ShownText, ShownTexts, shown_texts, texts_by_language
from app.directory.hours import Interval, OpenState, WeekdayHours, exceptions, open_state, week
from app.directory.models import Channel, Location, Organization, Phone, Service
from app.directory.phones import call_cost
from app.directory.queries import (
    Fallback,
    ServiceCard,
    fallback,
    hours_of,
    name_of,
    services_of_organization,
)
from app.directory.reach import channel_address, host_of, is_reachable, map_address
from app.languages import SOURCE

TEXTS = ("name", "summary", "for_whom", "next_step", "cost_text", "hours_text", "alert")

CHECKED_FOR = timedelta(days=183)


@dataclass(frozen=True)
class ShownPhone:
    number: str
    call_cost: str
    foreign_number: str  # "" when not known
    owner: Name | None  # whose number it is, when it is not the organisation's own


@dataclass(frozen=True)
class ShownChannel:
    """`href` is empty when there is nothing to tap; `words` is what the reader sees of it (host, address, number)."""

    kind: str
    href: str
    words: str
    language: str


@dataclass(frozen=True)
class ShownPlace:
    """A place that may be seen. `address` is empty when nobody knows it yet."""

    name: Name
    address: str
    postal_code: str
    city: str
    accessibility: tuple[str, ...]
    map_address: str
    slug: str
    is_pinned: bool  # on the map of this site


@dataclass(frozen=True)
class ShownHours:
    state: OpenState | None
    week: tuple[WeekdayHours, ...]
    exceptions: tuple[tuple[date, tuple[Interval, ...]], ...]  # no intervals: closed that day
    text: ShownText

    @property
    def are_known(self) -> bool:
        return self.state is not None or bool(self.text)


@dataclass(frozen=True)
class ServicePage:
    slug: str
    code: str
    name: Name
    names: dict[str, str]  # by language, to send to someone else
    summary: ShownText
    for_whom: ShownText
    next_step: ShownText
    alert: ShownText
    status: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    access: tuple[str, ...]
    cost: str
    cost_text: ShownText
    anonymous: str
    papers: str
    tells_others: str
    phones: tuple[ShownPhone, ...]
    channels: tuple[ShownChannel, ...]
    places: tuple[ShownPlace, ...]
    has_hidden_place: bool
    hours: ShownHours
    documents: tuple[ShownText, ...]
    assured_date: date | None
    organization: Name
    organization_id: uuid.UUID
    organization_slug: str  # "" when the organisation has no public page
    is_example: bool
    is_reachable: bool
    fallback: Fallback | None  # only for a service that cannot be reached itself

    @property
    def is_somewhere(self) -> bool:
        """Help that comes only by phone or internet has no door that anyone could miss."""
        is_remote = bool(self.access) and set(self.access) <= {"phone", "online"}
        return bool(self.places) or self.has_hidden_place or not is_remote

    def is_checked_long_ago(self, today: date) -> bool:
        """Readers are told so, with the day."""
        return self.assured_date is not None and today > self.assured_date + CHECKED_FOR


@dataclass(frozen=True)
class OrganizationPage:
    id: uuid.UUID
    slug: str
    name: Name
    summary: ShownText
    phones: tuple[ShownPhone, ...]
    website: str
    website_host: str
    email: str
    services: tuple[ServiceCard, ...]
    is_example: bool


def service_page(session: Session, service_id: uuid.UUID, *, now: datetime, code: str) -> ServicePage:
    """The service must be one that the reader may see: ask records.queries.public_record first."""
    service = session.execute(_whole_service().where(Service.id == service_id)).scalar_one()
    texts = shown_texts(session, _text_ids(service), code)
    organization = service.organization
    reachable = is_reachable(service)
    return ServicePage(
        slug=service.slug,
        code=service.code,
        name=name_of(service, texts),
        names=names_of(session, service),
        summary=texts.of(service.summary_id),
        for_whom=texts.of(service.for_whom_id),
        next_step=texts.of(service.next_step_id),
        alert=texts.of(service.alert_id),
        status=service.status,
        topics=tuple(row.topic for row in service.topics),
        audiences=tuple(row.audience for row in service.audiences),
        languages=tuple(row.language for row in service.languages),
        access=tuple(service.access),
        cost=service.cost,
        cost_text=texts.of(service.cost_text_id),
        anonymous=service.anonymous,
        papers=service.papers,
        tells_others=service.tells_others,
        phones=_phones(service.phones, texts),
        channels=tuple(_channel(channel) for channel in service.channels),
        places=tuple(_place(location, texts) for location in service.locations if not location.is_hidden),
        has_hidden_place=any(location.is_hidden for location in service.locations),
        hours=_hours(service, texts, now),
        documents=tuple(texts.of(row.document_id) for row in service.documents),
        assured_date=service.assured_date,
        organization=name_of(organization, texts),
        organization_id=organization.id,
        organization_slug=organization.slug if organization.is_public else "",
        is_example=service.is_example,
        is_reachable=reachable,
        fallback=None if reachable else fallback(session, code),
    )


def names_of(session: Session, service: Service) -> dict[str, str]:
    """The name in every offered language; a proper name is the same in each."""
    found = texts_by_language(session, service.name_id)
    return dict.fromkeys(found, found[SOURCE]) if service.has_proper_name else found


def _hours(service: Service, texts: ShownTexts, now: datetime) -> ShownHours:
    hours = hours_of(service)
    return ShownHours(
        open_state(hours, now), week(hours), exceptions(hours, now.date()), texts.of(service.hours_text_id)
    )


def organization_page(
    session: Session, organization_id: uuid.UUID, *, area: str, now: datetime, code: str
) -> OrganizationPage:
    """The organisation must be one that the reader may see."""
    organization = session.execute(
        select(Organization)
        .where(Organization.id == organization_id)
        .options(selectinload(Organization.phones).joinedload(Phone.owner))
    ).scalar_one()
    wanted = [organization.name_id, organization.summary_id, *_owner_ids(organization.phones)]
    texts = shown_texts(session, wanted, code)
    return OrganizationPage(
        id=organization.id,
        slug=organization.slug,
        name=name_of(organization, texts),
        summary=texts.of(organization.summary_id),
        phones=_phones(organization.phones, texts),
        website=organization.website,
        website_host=host_of(organization.website),
        email=organization.email,
        services=tuple(services_of_organization(session, organization.id, area=area, now=now, code=code)),
        is_example=organization.is_example,
    )


def _whole_service() -> Select[Service]:
    return select(Service).options(
        joinedload(Service.organization),
        selectinload(Service.topics),
        selectinload(Service.audiences),
        selectinload(Service.languages),
        selectinload(Service.channels),
        selectinload(Service.schedules),
        selectinload(Service.locations),
        selectinload(Service.documents),
        selectinload(Service.phones).joinedload(Phone.owner),
    )


def _text_ids(service: Service) -> list[uuid.UUID | None]:
    return [
        *(getattr(service, f"{field}_id") for field in TEXTS),
        service.organization.name_id,
        *(location.name_id for location in service.locations if not location.is_hidden),
        *(row.document_id for row in service.documents),
        *_owner_ids(service.phones),
    ]


def _owner_ids(phones: list[Phone]) -> list[uuid.UUID]:
    return [phone.owner.name_id for phone in phones if phone.owner]


def _phones(phones: list[Phone], texts: ShownTexts) -> tuple[ShownPhone, ...]:
    return tuple(
        ShownPhone(
            number=phone.number,
            call_cost=call_cost(phone.number),
            foreign_number=phone.foreign_number,
            owner=name_of(phone.owner, texts) if phone.owner else None,
        )
        for phone in phones
    )


def _channel(channel: Channel) -> ShownChannel:
    href = channel_address(channel)
    words = host_of(channel.value) or channel.value
    return ShownChannel(channel.kind, href, words, channel.language)


def _place(location: Location, texts: ShownTexts) -> ShownPlace:
    return ShownPlace(
        name=Name(texts.of(location.name_id), location.has_proper_name),
        address=location.address_1,
        postal_code=location.postal_code,
        city=location.city,
        accessibility=tuple(location.accessibility),
        map_address=map_address(location),
        slug=location.slug,
        is_pinned=location.latitude is not None,
    )
