"""Writing changes down and telling the rooms that subscribed, in the same transaction."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.changes.models import Change

Subscriber = Callable[[Session, Change], None]
_subscribers: list[tuple[str, Subscriber]] = []


def subscribe(kind: str, subscriber: Subscriber) -> None:
    """Call `subscriber(session, change)` after every change of `kind` (`*` for all), within its transaction.

    Called at start-up by rooms above; subscribing the same function twice counts once.
    """
    if (kind, subscriber) not in _subscribers:
        _subscribers.append((kind, subscriber))


def record_change(
    session: Session,
    *,
    kind: str,
    record_id: uuid.UUID,
    version: int,
    action: str,
    by: uuid.UUID | None,
    at: datetime,
    differences: dict[str, Any] | None = None,
) -> Change:
    """Add the change row and run the subscribers; an error in one of them fails the whole write."""
    change = Change(
        kind=kind,
        record_id=record_id,
        version=version,
        action=action,
        by=by,
        at=at,
        differences=differences or {},
    )
    session.add(change)
    session.flush()
    for wanted, subscriber in _subscribers:
        if wanted in ("*", kind):
            subscriber(session, change)
    return change


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """The fields that differ, as `{field: [before, after]}`; a missing field counts as None."""
    fields = sorted(before.keys() | after.keys())
    return {field: [before.get(field), after.get(field)] for field in fields if before.get(field) != after.get(field)}
