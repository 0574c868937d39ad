"""Loading the starter content. Loading again adds what is new and never overwrites what staff changed."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY
from app.areas.actions import put_area
from app.changes.models import Change
from app.content.actions import put_translation, translation_in
from app.content.models import MACHINE, Text, digest_of
from app.directory.actions import ORGANIZATION, SERVICE, put_location
from app.directory.models import Location
from app.languages import SOURCE
from app.records import actions as records
from app.records.kinds import Document, RecordKind
from app.records.models import PUBLISHED, SlugHistory
from app.starter import documents
from app.starter.files import DATA, BrokenFile, Content, Table, read_content
from kiosk.actions import ensure_screen

SCREEN = ("de-stek", "De Stek")
SCREEN_LANGUAGES = ("nl", "pl", "tr", "ar")  # A screen starts with four; the others stand beside the code.


@dataclass
class Report:
    """What loading did, in records."""

    added: int = 0
    updated: int = 0
    kept: int = 0  # exist and were changed by staff


def load_content(session: Session, at: datetime, directory: Path = DATA) -> Report:
    """Load every file into the open transaction. Raises BrokenFile; the caller commits or rolls back."""
    content = read_content(directory)
    report = Report()
    for slug, facts in content.areas.items():
        put_area(session, {**facts, "slug": slug})
    _load(session, ORGANIZATION, content, "organizations", documents.organization_document, at, report, directory)
    for slug in content.locations:
        _load_location(session, content, slug, at, report, directory)
    _load(session, SERVICE, content, "services", documents.service_document, at, report, directory)
    _load(session, ACTIVITY, content, "activities", documents.activity_document, at, report, directory)
    languages = [code for code in SCREEN_LANGUAGES if code in content.texts]
    ensure_screen(session, SCREEN[0], SCREEN[1], "de-stek", languages, at)
    return report


TEXT_NAMES = {
    "organizations": documents.ORGANIZATION_TEXTS,
    "services": documents.SERVICE_TEXTS,
    "activities": documents.ACTIVITY_TEXTS,
}


def _load(
    session: Session,
    kind: RecordKind,
    content: Content,
    file: str,
    document_of: Callable[[Content, str], Document],
    at: datetime,
    report: Report,
    directory: Path,
) -> None:
    for slug, facts in getattr(content, file).items():
        try:
            document = document_of(content, slug)
            claimed = session.get(SlugHistory, (kind.name, slug))  # Staff may have given it another slug since.
            record = session.get(kind.model, claimed.record_id) if claimed else None
            is_ours = record is not None and not _touched_by_staff(session, kind, record.id)
            if record is None:
                is_example = file == "activities" or bool(facts.get("is_example"))
                record = records.create(
                    session, kind, document, by=None, at=at, state=PUBLISHED, is_example=is_example
                )
                report.added += 1
            elif is_ours:
                document["slug"] = record.slug
                saved = records.save(session, kind, record, document, by=None, at=at, is_whole=True)
                report.updated += saved is not None
            else:
                report.kept += 1
            _load_texts(session, kind, record, content, file, slug, at)
        except (KeyError, LookupError, ValueError, TypeError, AttributeError) as error:
            raise BrokenFile(directory / f"{file}.toml", slug, _sentence(error)) from error


def _load_texts(
    session: Session, kind: RecordKind, record: Any, content: Content, file: str, slug: str, at: datetime
) -> None:
    """Bring the translations of a record; what a person wrote stays, and a changed Dutch text leaves them stale."""
    dutch = {field: value for field, _text, value in _texts(record, file, content.dutch(file, slug))}
    values: dict[str, list[Any]] = {}
    for code, texts in content.texts.items():
        if code == SOURCE:
            continue
        for field, text, value in _texts(record, file, texts[file].get(slug, {})):
            before = _bring(text, code, value, digest_of(dutch[field]))
            if before is not UNCHANGED:
                values[f"{field}.{code}"] = [before, value]
    if values:
        session.flush()
        records.note_translations(session, kind, record, values, by=None, at=at)


def _texts(record: Any, file: str, words: Table) -> list[tuple[str, Text, str]]:
    return documents.texts_of(record, TEXT_NAMES[file], words)


UNCHANGED = object()


def _bring(text: Text, code: str, value: str, source_digest: str) -> object:
    """Write a machine translation unless it stands already or a person wrote one; the value before, or UNCHANGED."""
    existing = translation_in(text, code)
    if existing is not None and (existing.origin != MACHINE or existing.value == value.strip()):
        return UNCHANGED
    before = existing.value if existing is not None else None
    put_translation(text, code, value, origin=MACHINE, source_digest=source_digest)
    return before


def _load_location(
    session: Session, content: Content, slug: str, at: datetime, report: Report, directory: Path
) -> None:
    try:
        location = session.scalar(select(Location).where(Location.slug == slug))
        if location is None or not _touched_by_staff(session, None, location.id):
            report.added += location is None
            location = put_location(session, documents.location_document(content, slug), by=None, at=at)
        else:
            report.kept += 1
        _load_location_texts(location, content, slug)
    except (KeyError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise BrokenFile(directory / "locations.toml", slug, _sentence(error)) from error


def _load_location_texts(location: Location, content: Content, slug: str) -> None:
    dutch = content.dutch("locations", slug)
    for code, texts in content.texts.items():
        words = texts["locations"].get(slug, {})
        if code == SOURCE:
            continue
        if words.get("name"):
            _bring(location.name, code, words["name"], digest_of(dutch["name"]))
        for room in location.rooms:
            value = words.get("rooms", {}).get(room.slug)
            if value:
                _bring(room.name, code, value, digest_of(dutch["rooms"][room.slug]))


def _touched_by_staff(session: Session, kind: RecordKind | None, record_id: uuid.UUID) -> bool:
    """Whether a person ever changed the record: from then on the record is theirs, not the file's."""
    wanted = select(Change.id).where(Change.record_id == record_id, Change.by.is_not(None))
    if kind is not None:
        wanted = wanted.where(Change.kind == kind.name)
    return session.scalar(wanted.limit(1)) is not None


def _sentence(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing or unknown"
    return str(error) or type(error).__name__
