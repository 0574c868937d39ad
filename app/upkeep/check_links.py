"""The signed link with which an owner checks one record, without account. The door of a host: activities/hosts.py."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY
from app.activities.models import Activity
from app.directory.actions import SERVICE
from app.directory.models import Service
from app.records.models import PUBLISHED
from app.tokens import BadToken, seal, unseal

PURPOSE = "check"
GOOD_FOR = timedelta(days=45)


class LinkEnded(LookupError):
    """Not ours, too old, or its record is no longer on the site."""


def token_of(secret: str, kind: str, record_id: uuid.UUID, now: datetime) -> str:
    """Worth nothing for another record."""
    return seal(secret, PURPOSE, [kind, record_id.hex], until=now + GOOD_FOR)


def record_of(session: Session, secret: str, token: str, now: datetime) -> Service | Activity:
    """The published record the token is for. Raises LinkEnded."""
    try:
        kind, record_id = unseal(secret, PURPOSE, token, now)
        model: Any = {SERVICE.name: Service, ACTIVITY.name: Activity}[kind]
        record: Service | Activity | None = session.get(model, uuid.UUID(record_id))
    except (BadToken, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LinkEnded from error
    if record is None or record.state != PUBLISHED:
        raise LinkEnded
    return record
