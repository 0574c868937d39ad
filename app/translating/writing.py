"""Writing a translation where a text stands, so that it counts as a change of the record it belongs to."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from app.changes.actions import record_change
from app.content.actions import put_translation, translation_in
from app.content.models import Text, digest_of, plain
from app.directory.models import Location
from app.records import actions as records
from app.translating.texts import KINDS, LOCATION, Place


class SomebodyElseWrote(Exception):
    """The translation is not what the person was looking at; `value` stands there now."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def write(
    session: Session,
    place: Place,
    code: str,
    value: str,
    *,
    origin: str,
    by: uuid.UUID | None,
    at: datetime,
    dutch_digest: str,
    seen: str | None = None,
) -> None:
    """Write words made from the Dutch with this digest; `seen` is what stood there when the person began.

    Raises SomebodyElseWrote, and what content.actions.put_translation raises.
    """
    text = session.get_one(Text, place.text_id)
    existing = translation_in(text, code)
    standing = existing.value if existing else ""
    if seen is not None and digest_of(seen) != digest_of(standing) and digest_of(value) != digest_of(standing):
        raise SomebodyElseWrote(standing)
    if place.kind == LOCATION:
        _write_at_location(session, place, text, code, value, origin, by, at, dutch_digest)
        return
    kind = KINDS[place.kind]
    record = session.get_one(kind.model, place.record_id)
    change = records.translate(
        session, kind, record, place.field, text, code, value, origin=origin, by=by, at=at, source_digest=dutch_digest
    )
    if change is None and existing is not None:
        existing.reviewed_by, existing.reviewed_at = by, at


def _write_at_location(
    session: Session,
    place: Place,
    text: Text,
    code: str,
    value: str,
    origin: str,
    by: uuid.UUID | None,
    at: datetime,
    dutch_digest: str,
) -> None:
    existing = translation_in(text, code)
    before = existing.value if existing else None
    after = put_translation(text, code, value, origin=origin, by=by, at=at, source_digest=dutch_digest)
    location = session.get_one(Location, place.record_id)
    record_change(
        session,
        kind=LOCATION,
        record_id=location.id,
        version=location.version,
        action="translated",
        by=by,
        at=at,
        differences={f"{place.field}.{code}": [before, plain(after.value)]},
    )
