"""Organisations and services as plain JSON documents, and back. The shape stands in actions.py."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy.orm import Session

from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.models import Area
from app.areas.topics import TOPIC_BY_SLUG
from app.content.actions import put_text
from app.content.models import Text, plain
from app.dates import WEEKDAYS
from app.directory import models
from app.directory.checks import (
    WrongDocument,
    by_slug,
    clock_time,
    codes,
    iso_date,
    refuse_unknown_keys,
    required_text,
    web_address,
)
from app.directory.models import (
    Channel,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAudience,
    ServiceLanguage,
    ServiceTopic,
)
from app.directory.phones import is_number
from app.records.kinds import Document

Row = TypeVar("Row", Phone, Channel, Schedule)
YES_NO = (models.UNKNOWN, models.YES, models.NO)

ORGANIZATION_KEYS = frozenset(
    ("slug", "name", "proper_name", "summary", "website", "email", "phones", "unconfirmed", "staff_note", "sources")
)
SERVICE_TEXTS = ("summary", "for_whom", "next_step", "cost_text", "hours_text", "alert")
SERVICE_CHOICES: dict[str, tuple[str, ...]] = {  # the first is what a document without the key means
    "cost": (models.UNKNOWN, *models.COSTS),
    "anonymous": YES_NO,
    "papers": YES_NO,
    "tells_others": (*YES_NO, models.ONLY_IN_DANGER),
    "status": (models.ACTIVE, models.PLANNED, models.UNSURE, models.CLOSED),
}
SERVICE_KEYS = frozenset(
    (
        *("slug", "organization", "name", "proper_name", *SERVICE_TEXTS, "topics", "audiences", "areas", "locations"),
        *("languages", *SERVICE_CHOICES, "access", "always_open", "closed_on_holidays", "phones", "channels"),
        *("schedules", "documents", "keywords", "assured_date", "assurer", "unconfirmed", "staff_note", "sources"),
    )
)


def organization_snapshot(_session: Session, organization: Organization) -> Document:
    return {
        "slug": organization.slug,
        "name": organization.name.source,
        "proper_name": organization.has_proper_name,
        "summary": _source(organization.summary),
        "website": organization.website,
        "email": organization.email,
        "phones": [_phone_document(phone) for phone in organization.phones],
        "unconfirmed": organization.unconfirmed,
        "staff_note": organization.staff_note,
        "sources": organization.sources,
    }


def apply_organization(session: Session, organization: Organization, document: Document) -> None:
    refuse_unknown_keys(document, ORGANIZATION_KEYS)
    with session.no_autoflush:
        organization.slug = document["slug"]
        organization.name = required_text(session, organization.name, document)
        organization.has_proper_name = document.get("proper_name", True)
        organization.summary = put_text(session, organization.summary, document.get("summary"))
        organization.website = web_address("website", document.get("website", ""))
        organization.email = document.get("email", "")
        _apply_rows(organization.phones, document.get("phones", ()), Phone, _phone_writer(session))
        _apply_notes(organization, document)


def service_snapshot(_session: Session, service: Service) -> Document:
    return {
        "slug": service.slug,
        "organization": service.organization.slug,
        "name": service.name.source,
        "proper_name": service.has_proper_name,
        **{field: _source(getattr(service, field)) for field in SERVICE_TEXTS},
        "topics": [row.topic for row in sorted(service.topics, key=lambda row: row.position)],
        "audiences": sorted(row.audience for row in service.audiences),
        "areas": sorted(area.slug for area in service.areas),
        "locations": sorted(location.slug for location in service.locations),
        "languages": sorted(row.language for row in service.languages),
        **{field: getattr(service, field) for field in SERVICE_CHOICES},
        "access": list(service.access),
        "always_open": service.always_open,
        "closed_on_holidays": service.closed_on_holidays,
        "phones": [_phone_document(phone) for phone in service.phones],
        "channels": [{"kind": row.kind, "value": row.value, "language": row.language} for row in service.channels],
        "schedules": [_schedule_document(row) for row in service.schedules],
        "documents": [row.document.source for row in service.documents],
        "keywords": list(service.keywords),
        "assured_date": service.assured_date.isoformat() if service.assured_date else "",
        "assurer": service.assurer,
        "unconfirmed": service.unconfirmed,
        "staff_note": service.staff_note,
        "sources": service.sources,
    }


def apply_service(session: Session, service: Service, document: Document) -> None:
    refuse_unknown_keys(document, SERVICE_KEYS)
    with session.no_autoflush:
        service.slug = document["slug"]
        service.organization = by_slug(session, Organization, "organization", [document["organization"]])[0]
        service.name = required_text(session, service.name, document)
        service.has_proper_name = document.get("proper_name", True)
        for field in SERVICE_TEXTS:
            setattr(service, field, put_text(session, getattr(service, field), document.get(field)))
        for field, allowed in SERVICE_CHOICES.items():
            setattr(service, field, codes(field, [document.get(field, allowed[0])], allowed)[0])
        service.areas = by_slug(session, Area, "areas", document.get("areas", ()))
        service.locations = by_slug(session, Location, "locations", document.get("locations", ()))
        _apply_lists(session, service, document)
        service.always_open = document.get("always_open", False)
        service.closed_on_holidays = document.get("closed_on_holidays", True)
        service.assured_date = iso_date("assured_date", document.get("assured_date", ""))
        service.assurer = document.get("assurer", "")
        _apply_notes(service, document)


def _apply_lists(session: Session, service: Service, document: Document) -> None:
    topics = {row.topic: row for row in service.topics}
    service.topics = [
        topics.get(code) or ServiceTopic(topic=code)
        for code in codes("topics", document.get("topics", ()), TOPIC_BY_SLUG)
    ]
    for position, row in enumerate(service.topics):
        row.position = position
    audiences = {row.audience: row for row in service.audiences}
    service.audiences = [
        audiences.get(code) or ServiceAudience(audience=code)
        for code in codes("audiences", document.get("audiences", ()), AUDIENCES)
    ]
    languages = {row.language: row for row in service.languages}
    service.languages = [
        languages.get(code) or ServiceLanguage(language=code)
        for code in codes("languages", document.get("languages", ()), SPOKEN_LANGUAGES)
    ]
    access = codes("access", document.get("access", ()), models.ACCESS)
    service.access = sorted(access, key=models.ACCESS.index)
    service.keywords = list(document.get("keywords", ()))
    _apply_rows(service.phones, document.get("phones", ()), Phone, _phone_writer(session))
    _apply_rows(service.channels, document.get("channels", ()), Channel, _write_channel)
    _apply_rows(service.schedules, document.get("schedules", ()), Schedule, _write_schedule)
    _apply_documents(session, service, document.get("documents", ()))


def _apply_rows(
    rows: list[Row], documents: Iterable[Document], new: Callable[[], Row], write: Callable[[Row, Document], None]
) -> None:
    """Write the n-th document into the n-th row, so that a row keeps its id while its value changes."""
    count = 0
    for count, document in enumerate(documents, start=1):
        if count > len(rows):
            rows.append(new())
        write(rows[count - 1], document)
        rows[count - 1].position = count - 1
    del rows[count:]


def _apply_documents(session: Session, service: Service, wanted: Iterable[str]) -> None:
    """A sentence that stays keeps its text row, and so its translations, wherever in the list it moves."""
    sentences = [sentence for sentence in map(plain, wanted) if sentence]
    before = list(service.documents)
    kept = {row.document.source: row for row in before if row.document.source in sentences}
    for position, row in enumerate(before):
        reworded = position < len(sentences) and sentences[position] not in kept
        if row not in kept.values() and reworded:
            put_text(session, row.document, sentences[position])
            kept[sentences[position]] = row
    rows = [
        kept.pop(sentence) if sentence in kept else _required_document(session, sentence) for sentence in sentences
    ]
    for row in before:
        if row not in rows:
            session.delete(row.document)
    service.documents = rows
    for position, row in enumerate(rows):
        row.position = position


def _required_document(session: Session, sentence: str) -> RequiredDocument:
    text = put_text(session, None, sentence)
    assert text is not None
    return RequiredDocument(document=text)


def _phone_document(phone: Phone) -> Document:
    owner = phone.owner.slug if phone.owner else ""
    return {"number": phone.number, "foreign": phone.foreign_number, "owner": owner}


def _phone_writer(session: Session) -> Callable[[Phone, Document], None]:
    def write(phone: Phone, document: Document) -> None:
        refuse_unknown_keys(document, frozenset(("number", "foreign", "owner")), "phones")
        phone.number = document["number"].strip()
        phone.foreign_number = document.get("foreign", "").strip()
        for number in (phone.number, phone.foreign_number or phone.number):
            if not is_number(number):
                raise WrongDocument("phones", f"{number!r} is not a phone number")
        owner = document.get("owner", "")
        phone.owner = by_slug(session, Organization, "phones", [owner])[0] if owner else None

    return write


def _write_channel(channel: Channel, document: Document) -> None:
    refuse_unknown_keys(document, frozenset(("kind", "value", "language")), "channels")
    channel.kind = codes("channels", [document["kind"]], models.CHANNELS)[0]
    value = document.get("value", "").strip()
    channel.value = web_address("channels", value) if channel.kind == "website" else value
    channel.language = document.get("language", "")


def _schedule_document(row: Schedule) -> Document:
    day = row.day.isoformat() if row.day else ""
    return {"days": list(row.days), "day": day, "opens": row.opens, "closes": row.closes}


def _write_schedule(row: Schedule, document: Document) -> None:
    refuse_unknown_keys(document, frozenset(("days", "day", "opens", "closes")), "schedules")
    days = codes("schedules", document.get("days", ()), WEEKDAYS)
    row.day = iso_date("schedules", document.get("day", ""))
    if bool(days) == bool(row.day):
        raise WrongDocument("schedules", "needs either days of the week or one date")
    row.days = sorted(days, key=WEEKDAYS.index)
    row.opens = clock_time("schedules", document["opens"])
    if row.opens == "24:00":
        raise WrongDocument("schedules", "opens at 00:00 of the next day, not at 24:00")
    row.closes = clock_time("schedules", document["closes"])


def _apply_notes(record: Organization | Service, document: Document) -> None:
    """What only staff may see."""
    record.unconfirmed = dict(document.get("unconfirmed", {}))
    record.sources = list(document.get("sources", ()))
    record.staff_note = document.get("staff_note", "")


def _source(text: Text | None) -> str:
    return text.source if text else ""
