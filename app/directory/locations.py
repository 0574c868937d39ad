"""Places to go to, as JSON documents. A hidden address is written in its own row and nowhere else."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.changes.actions import differences, record_change
from app.changes.queries import history
from app.content.actions import put_text
from app.directory.checks import WrongDocument, by_slug, codes, refuse_unknown_keys, required_text
from app.directory.labels import ACCESSIBILITY_LABELS
from app.directory.models import Location, Organization, Room
from app.records.actions import document_at
from app.records.kinds import Document, RecordKind

LOCATION = "location"
LOCATION_KEYS = frozenset(
    (
        *("slug", "name", "proper_name", "organization", "address_1", "postal_code", "city", "latitude", "longitude"),
        *("accessibility", "is_hidden", "staff_note", "rooms"),
    )
)
SECRET_KEYS = ("name", "address_1", "postal_code", "city", "latitude", "longitude", "staff_note", "rooms")


class LocationConflict(Exception):
    """Somebody saved another version of the place meanwhile. `document` says what it is now."""

    def __init__(self, document: Document) -> None:
        super().__init__(document["slug"])
        self.document = document


class RoomInUse(Exception):
    """An activity takes place in the room; it can be renamed, not taken away."""


def location_snapshot(location: Location) -> Document:
    return {
        "slug": location.slug,
        "name": location.name.source,
        "proper_name": location.has_proper_name,
        "organization": location.organization.slug if location.organization else "",
        "address_1": location.address_1,
        "postal_code": location.postal_code,
        "city": location.city,
        "latitude": location.latitude,
        "longitude": location.longitude,
        "accessibility": list(location.accessibility),
        "is_hidden": location.is_hidden,
        "staff_note": location.staff_note,
        "rooms": [{"slug": r.slug, "name": r.name.source, "is_example": r.is_example} for r in location.rooms],
    }


def put_location(
    session: Session,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    expected_version: int | None = None,
    action: str = "saved",
) -> Location:
    """Make the place with this `slug` be what the document says, and write that down; nothing when it is so already.

    Raises WrongDocument, RoomInUse, and LocationConflict when `expected_version` is not the version that stands.
    """
    refuse_unknown_keys(document, LOCATION_KEYS)
    location = session.scalar(select(Location).where(Location.slug == document["slug"]))
    before = location_snapshot(location) if location else {}
    if location is not None and expected_version is not None and location.version != expected_version:
        raise LocationConflict(before)
    with session.no_autoflush:
        location = location or Location(slug=document["slug"])
        _apply(session, location, document)
        session.add(location)
    after = location_snapshot(location)
    if before == after:
        return location
    if before:
        flag_modified(location, "slug")  # A change of texts or rooms alone is a new version of the place too.
    _flush(session, before, after)
    if location.is_hidden:
        forget_address(session, location)
    _note(session, location, before, after, action if before else "created", by=by, at=at)
    return location


def restore_location(
    session: Session, location: Location, version: int, *, by: uuid.UUID | None, at: datetime
) -> bool:
    """Make the place say again what it said at `version`; False when that changes nothing.

    What is hidden stays hidden, and stays where it is now. Raises WrongState and what put_location raises.
    """
    standing = location_snapshot(location)
    document = document_at(session, PLACE, location, version)
    if location.is_hidden:
        document |= {key: standing[key] for key in ("is_hidden", *SECRET_KEYS)}
    if document == standing:
        return False
    put_location(session, document, by=by, at=at, expected_version=location.version, action="restored")
    return True


def forget_address(session: Session, location: Location) -> None:
    """Erase what older change rows of a place say about where it is. This cannot be undone, that is its purpose."""
    for change in history(session, LOCATION, location.id):
        kept = _without_secrets(change.differences)
        if kept != change.differences:
            change.differences = kept


def _without_secrets(found: dict[str, Any]) -> dict[str, Any]:
    """Nor in another language: `name.pl` says where it is as well."""
    return {field: values for field, values in found.items() if field.partition(".")[0] not in SECRET_KEYS}


def _apply(session: Session, location: Location, document: Document) -> None:
    owner = document.get("organization", "")
    location.organization = by_slug(session, Organization, "organization", [owner])[0] if owner else None
    location.name = required_text(session, location.name, document)
    location.has_proper_name = document.get("proper_name", True)
    for field in ("address_1", "postal_code", "city", "staff_note"):
        setattr(location, field, document.get(field, "").strip())
    location.accessibility = codes("accessibility", document.get("accessibility", ()), ACCESSIBILITY_LABELS)
    location.is_hidden = document.get("is_hidden", False)
    # A pin of a hidden place would tell where it is; whoever shows the place again puts a new one.
    location.latitude = None if location.is_hidden else document.get("latitude")
    location.longitude = None if location.is_hidden else document.get("longitude")
    _apply_rooms(session, location, document.get("rooms", ()))


def _apply_rooms(session: Session, location: Location, wanted: Iterable[Document]) -> None:
    rooms = {room.slug: room for room in location.rooms}
    kept: list[Room] = []
    for document in wanted:
        refuse_unknown_keys(document, frozenset(("slug", "name", "is_example")), "rooms")
        if any(room.slug == document["slug"] for room in kept):
            raise WrongDocument("rooms", f"{document['slug']!r} stands there twice")
        room = rooms.pop(document["slug"], None) or Room(slug=document["slug"])
        room.name = required_text(session, room.name, document)
        room.is_example = document.get("is_example", False)
        room.position = len(kept)
        kept.append(room)
    for room in rooms.values():
        put_text(session, room.name, None)
    location.rooms = kept


def _flush(session: Session, before: Document, after: Document) -> None:
    """A room that is taken away may be held by an activity; this room cannot look up there, the database does."""
    lost_rooms = {room["slug"] for room in before.get("rooms", ())} - {room["slug"] for room in after["rooms"]}
    try:
        session.flush()
    except IntegrityError as error:
        if not lost_rooms:
            raise
        session.rollback()
        raise RoomInUse from error


def _note(
    session: Session,
    location: Location,
    before: dict[str, Any],
    after: dict[str, Any],
    action: str,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> None:
    found = differences(before, after)
    if before.get("is_hidden") or after["is_hidden"]:
        found = _without_secrets(found)
    record_change(
        session,
        kind=LOCATION,
        record_id=location.id,
        version=location.version,
        action=action,
        by=by,
        at=at,
        differences=found,
    )


# A place has no state, slug history or code of its own, so it is no record; history and conflicts read it as one.
PLACE = RecordKind(LOCATION, Location, lambda _session, location: location_snapshot(location), _apply)
