"""Approving the urgent set. An approval is about the words somebody saw, never about words that came later."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from app.changes.actions import record_change
from app.content.actions import approve
from app.content.models import digest_of
from app.translating.models import UrgentApproval
from app.translating.queries import UrgentRow, text_translations, urgent_rows

URGENT = "urgent"  # the kind of its changes


class WordsChanged(Exception):
    """What stands there now is not what the person saw, or there is no translation to approve."""


def row_of(session: Session, code: str, key: str) -> UrgentRow:
    """Raises KeyError when no urgent line has this key."""
    for row in urgent_rows(session, code):
        if row.key == key:
            return row
    raise KeyError(key)


def approve_urgent(session: Session, code: str, key: str, *, seal: str, by: uuid.UUID, at: datetime) -> None:
    """A native reader of `code` says the words with this seal are right. Raises KeyError and WordsChanged."""
    row = row_of(session, code, key)
    if not row.value or row.seal != seal:
        raise WordsChanged(key)
    if row.where:
        _text, translation = text_translations(session, code)[row.where, key.rpartition(".")[2]]
        assert translation is not None
        approve(translation, by=by, at=at)
    else:
        session.merge(
            UrgentApproval(
                language=code, source_digest=digest_of(row.dutch), value_digest=digest_of(row.value), by=by, at=at
            )
        )
    _note(session, row, code, "approved", by, at)


def withdraw_approval(session: Session, code: str, key: str, *, by: uuid.UUID, at: datetime) -> None:
    """From now on readers see the few words again. Raises KeyError; the words of a record stay a person's."""
    row = row_of(session, code, key)
    standing = session.get(UrgentApproval, (code, key))
    if standing is None:
        raise KeyError(key)
    session.delete(standing)
    _note(session, row, code, "rejected", by, at)


def _note(session: Session, row: UrgentRow, code: str, action: str, by: uuid.UUID, at: datetime) -> None:
    """Pages follow from changes; the kind has no record of its own, so the line's name stands for it."""
    record_change(
        session,
        kind=URGENT,
        record_id=uuid.uuid5(uuid.NAMESPACE_URL, row.key),
        version=1,
        action=action,
        by=by,
        at=at,
        differences={f"{row.dutch[:60]} ({code})": [None, row.value]},
    )
