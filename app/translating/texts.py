"""Where the texts stand that readers see: which record, which field, which page, and how many people meet it.

Only what is public has a place here, so nothing else is ever shown to translators or sent to a machine.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.activities.documents import ACTIVITY
from app.activities.models import Activity, Occurrence
from app.content.models import Text
from app.directory.actions import ORGANIZATION, SERVICE
from app.directory.gaps import URGENT_TOPICS
from app.directory.models import Location, Organization, RequiredDocument, Service
from app.notices.actions import NOTICE
from app.notices.models import Notice
from app.records.kinds import RecordKind
from app.records.models import PUBLISHED

LOCATION = "location"
KINDS: dict[str, RecordKind] = {each.name: each for each in (SERVICE, ORGANIZATION, ACTIVITY, NOTICE)}
SOON = timedelta(days=14)
FIELDS = {
    "service": ("name", "summary", "next_step", "alert", "for_whom", "cost_text", "hours_text"),
    "organization": ("name", "summary"),
    "activity": ("title", "description", "for_whom", "signup_text", "meeting_point"),
    "notice": ("title", "body"),
    LOCATION: ("name",),
}
NAMES = ("name", "title")  # must fit on a card and on the board
NOTICE_WEIGHT, SOON_WEIGHT, URGENT_WEIGHT, LOCATION_WEIGHT, SERVICE_WEIGHT = 100, 60, 45, 40, 30
LATER_WEIGHT, ORGANIZATION_WEIGHT, EXAMPLE_WEIGHT = 25, 15, 5


@dataclass(frozen=True)
class Place:
    """One text at one place. `path` is the public page after the language; `weight` grows with its readers."""

    kind: str
    record_id: uuid.UUID
    field: str
    text_id: uuid.UUID
    path: str
    weight: int
    is_name: bool


def places(session: Session, now: datetime) -> list[Place]:
    """Every text that readers see. `now` is a naive wall-clock time."""
    soon = set(
        session.scalars(
            select(Occurrence.activity_id).where(Occurrence.ends > now, Occurrence.starts < now + SOON).distinct()
        )
    )
    services = session.scalars(
        select(Service)
        .where(Service.state == PUBLISHED)
        .options(selectinload(Service.topics), selectinload(Service.documents))
    )
    activities = session.scalars(select(Activity).where(Activity.has_page).options(selectinload(Activity.image)))
    found: list[Place] = []
    for record in services:
        found += _of_service(record)
    for activity in activities:
        found += _of_activity(activity, activity.id in soon)
    for organization in session.scalars(select(Organization).where(Organization.state == PUBLISHED)):
        found += _of_organization(organization)
    for notice in session.scalars(select(Notice).where(Notice.state == PUBLISHED, Notice.ends > now)):
        found += _of_notice(notice)
    return found + _of_locations(session)


def places_of(session: Session, kind: str, record_id: uuid.UUID) -> list[Place]:
    """The same for one record; nothing when it is not public (any more)."""
    if kind == LOCATION:
        return [each for each in _of_locations(session) if each.record_id == record_id]
    record = session.get(KINDS[kind].model, record_id)
    if record is None or record.state != PUBLISHED:
        return []
    if isinstance(record, Activity):
        return list(_of_activity(record, True)) if record.has_page else []
    of_kind: dict[str, Any] = {"service": _of_service, "organization": _of_organization, "notice": _of_notice}
    return list(of_kind[kind](record))


def texts_of(session: Session, found: Iterable[Place]) -> dict[uuid.UUID, Text]:
    """The texts with all their translations, in one query for each five hundred."""
    ids = list({each.text_id for each in found})
    texts: dict[uuid.UUID, Text] = {}
    for start in range(0, len(ids), 500):
        wanted = select(Text).where(Text.id.in_(ids[start : start + 500])).options(selectinload(Text.translations))
        texts |= {each.id: each for each in session.scalars(wanted)}
    return texts


def _of_service(service: Service) -> Iterator[Place]:
    is_urgent = any(each.topic in URGENT_TOPICS for each in service.topics)
    weight = URGENT_WEIGHT if is_urgent else SERVICE_WEIGHT
    skipped = ("name",) if service.has_proper_name else ()
    path = f"aanbod/{service.slug}/"
    yield from _fields("service", service, path, weight, skipped)
    yield from _documents(service, service.documents, path, weight)


def _documents(service: Service, documents: Sequence[RequiredDocument], path: str, weight: int) -> Iterator[Place]:
    for each in documents:
        yield Place("service", service.id, "documents", each.document_id, path, weight, False)


def _of_activity(activity: Activity, is_soon: bool) -> Iterator[Place]:
    weight = SOON_WEIGHT if is_soon else LATER_WEIGHT
    path = f"activiteiten/{activity.slug}/"
    yield from _fields("activity", activity, path, weight)
    if activity.image is not None:
        yield Place("activity", activity.id, "image_alt", activity.image.alt_id, path, LATER_WEIGHT, False)


def _of_organization(organization: Organization) -> Iterator[Place]:
    skipped = ("name",) if organization.has_proper_name else ()
    path = f"organisatie/{organization.slug}/"
    yield from _fields("organization", organization, path, ORGANIZATION_WEIGHT, skipped)


def _of_notice(notice: Notice) -> Iterator[Place]:
    yield from _fields("notice", notice, "", NOTICE_WEIGHT)


def _of_locations(session: Session) -> list[Place]:
    """A hidden place stands nowhere, so there is nothing to translate of it."""
    found = []
    wanted = select(Location).where(Location.is_hidden.is_(False)).options(selectinload(Location.rooms))
    for each in session.scalars(wanted.order_by(Location.slug)):
        if not each.has_proper_name:
            found.append(Place(LOCATION, each.id, "name", each.name_id, "activiteiten/", LOCATION_WEIGHT, True))
        for room in each.rooms:
            weight = EXAMPLE_WEIGHT if room.is_example else LOCATION_WEIGHT
            found.append(Place(LOCATION, each.id, "rooms", room.name_id, "activiteiten/", weight, True))
    return found


def _fields(kind: str, record: Any, path: str, weight: int, skipped: Sequence[str] = ()) -> Iterator[Place]:
    weight = EXAMPLE_WEIGHT if record.is_example else weight
    for field in FIELDS[kind]:
        text_id = getattr(record, f"{field}_id")
        if text_id is not None and field not in skipped:
            yield Place(kind, record.id, field, text_id, path, weight, field in NAMES)
