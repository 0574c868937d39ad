"""Creating, saving, publishing and withdrawing records. Every step writes its change in the same transaction."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.changes.actions import differences, record_change
from app.changes.models import Change
from app.changes.queries import as_it_was
from app.content.actions import put_translation, translation_in
from app.content.models import Text
from app.records.codes import claim_code
from app.records.kinds import Document, EditConflict, RecordKind, SlugTaken, WrongState
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN, SlugHistory
from app.records.queries import PROPOSED

BESIDE = (PROPOSED, "rejected")  # What waits beside the record is not yet a version of it.


def create(
    session: Session,
    kind: RecordKind,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    state: str = DRAFT,
    is_example: bool = False,
    code: str = "",
) -> Any:
    """A new record of `kind` from a document, whose `slug` must be free. Raises SlugTaken.

    `code` is a short code that was promised for it (codes.free_code).
    """
    record = kind.model(slug=document["slug"], state=state, created_at=at, updated_at=at, version=1)
    record.id = uuid.uuid4()
    record.is_example = is_example
    record.code = claim_code(session, kind.name, record.id, code)
    _claim_slug(session, kind, record.id, record.slug)
    with session.no_autoflush:
        kind.apply(session, record, document)
        session.add(record)
    session.flush()
    action = "published" if state == PUBLISHED else "created"
    note_step(session, kind, record, action, {}, kind.snapshot(session, record), by=by, at=at)
    return record


def save(
    session: Session,
    kind: RecordKind,
    record: Any,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    expected_version: int | None = None,
    action: str = "saved",
    is_whole: bool = False,
) -> Change | None:
    """Make the record be what the document says; None when that changes nothing.

    A field that the document leaves out stays as it is, or with `is_whole` gets its default value.
    Raises EditConflict when `expected_version` is not the version that stands, and SlugTaken.
    """
    before = kind.snapshot(session, record)
    if expected_version is not None and record.version != expected_version:
        raise EditConflict(record, before)
    wanted_slug = document.get("slug", record.slug)
    if wanted_slug != record.slug:
        _claim_slug(session, kind, record.id, wanted_slug)
        record.slug = wanted_slug
    kind.apply(session, record, document if is_whole else {**before, **document})
    _flush(session, kind, record)
    after = kind.snapshot(session, record)
    if before == after:
        return None
    return note_step(session, kind, record, action, before, after, by=by, at=at)


def publish(session: Session, kind: RecordKind, record: Any, *, by: uuid.UUID | None, at: datetime) -> Change:
    """Show a draft, or a withdrawn record again. Raises WrongState when it is public already."""
    if record.state == PUBLISHED:
        raise WrongState(PUBLISHED)
    return set_state(session, kind, record, PUBLISHED, by=by, at=at)


def withdraw(session: Session, kind: RecordKind, record: Any, *, by: uuid.UUID | None, at: datetime) -> Change:
    """Take a record away from readers; its address answers 410 in words. Deletion is this state, nothing is lost."""
    if record.state == WITHDRAWN:
        raise WrongState(WITHDRAWN)
    return set_state(session, kind, record, WITHDRAWN, by=by, at=at)


def restore(
    session: Session,
    kind: RecordKind,
    record: Any,
    version: int,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    """Make the record say again what it said at `version`. Raises WrongState when there was no such version."""
    return save(session, kind, record, document_at(session, kind, record, version), by=by, at=at, action="restored")


def document_at(session: Session, kind: RecordKind, record: Any, version: int) -> Document:
    """The document of an earlier version. Raises WrongState when there was no such version."""
    if not 1 <= version <= record.version:
        raise WrongState(f"version {version}")
    return as_it_was(session, kind.name, record.id, kind.snapshot(session, record), version)


def translate(
    session: Session,
    kind: RecordKind,
    record: Any,
    field: str,
    text: Text,
    code: str,
    value: str,
    *,
    origin: str,
    by: uuid.UUID | None,
    at: datetime,
    source_digest: str | None = None,
) -> Change | None:
    """Write a translation of one field and count it as a version of the record; see content.actions for the rules."""
    existing = translation_in(text, code)
    before = (existing.value, existing.origin, existing.source_digest) if existing else (None, None, None)
    after = put_translation(text, code, value, origin=origin, by=by, at=at, source_digest=source_digest)
    if before == (after.value, after.origin, after.source_digest):
        return None
    return note_translations(session, kind, record, {f"{field}.{code}": [before[0], after.value]}, by=by, at=at)


def note_translations(
    session: Session,
    kind: RecordKind,
    record: Any,
    values: dict[str, list[Any]],
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change:
    """Count new translations, `{"summary.pl": [before, after]}`, as one version of the record they belong to."""
    before = {field: pair[0] for field, pair in values.items()}
    after = {field: pair[1] for field, pair in values.items()}
    return note_step(session, kind, record, "translated", before, after, by=by, at=at)


def note_beside(
    session: Session,
    kind: RecordKind,
    record: Any,
    action: str,
    values: dict[str, list[Any]],
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change:
    """Something that belongs to a record, while the record itself stays at its version: a link, a photo.

    `values` maps a name to [before, after].
    """
    return record_change(
        session,
        kind=kind.name,
        record_id=record.id,
        version=record.version,
        action=action,
        by=by,
        at=at,
        differences=values,
    )


def set_state(
    session: Session,
    kind: RecordKind,
    record: Any,
    state: str,
    *,
    by: uuid.UUID | None,
    at: datetime,
    action: str = "",
) -> Change:
    """Publish and withdraw say what may follow on what; this only does it."""
    before, record.state = record.state, state
    return note_step(session, kind, record, action or state, {"state": before}, {"state": state}, by=by, at=at)


def note_step(
    session: Session,
    kind: RecordKind,
    record: Any,
    action: str,
    before: Document,
    after: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change:
    """Count a step as a version of the record, let what follows from it settle, and tell whoever listens."""
    is_new = action == "created" or (action == PUBLISHED and not before)
    if not is_new and action not in BESIDE:
        record.version += 1
    record.updated_at = at
    _flush(session, kind, record)
    kind.settle(session, record, at)
    return record_change(
        session,
        kind=kind.name,
        record_id=record.id,
        version=record.version,
        action=action,
        by=by,
        at=at,
        differences=differences(before, after),
    )


def _flush(session: Session, kind: RecordKind, record: Any) -> None:
    """A version that moved in another transaction between our read and our write is a conflict too."""
    try:
        session.flush()
    except StaleDataError as error:
        session.rollback()
        fresh = session.get_one(kind.model, record.id)
        raise EditConflict(fresh, kind.snapshot(session, fresh)) from error


def _claim_slug(session: Session, kind: RecordKind, record_id: uuid.UUID, slug: str) -> None:
    taken = session.get(SlugHistory, (kind.name, slug))
    if taken is None:
        session.add(SlugHistory(kind=kind.name, slug=slug, record_id=record_id))
    elif taken.record_id != record_id:
        raise SlugTaken(slug)
