"""A partner about a record of somebody else is refused at the shell, so that no page can forget it."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.accounts.models import PARTNER
from app.accounts.sessions import SignedIn
from app.activities.models import Activity
from app.db import db
from app.directory.models import Service
from app.directory.own import organizations_of


def is_refused(someone: SignedIn, values: Mapping[str, Any]) -> bool:
    """The address names a record of somebody else. What does not exist is left to the page, which says so."""
    if someone.role != PARTNER:
        return False
    owner = _owner(values)
    return owner is not None and owner not in organizations_of(db.session, someone)


def _owner(values: Mapping[str, Any]) -> uuid.UUID | None:
    if "activity_id" in values:
        activity = db.session.get(Activity, values["activity_id"])
        return activity.organization_id if activity else None
    if "slug" in values:
        return db.session.scalar(select(Service.organization_id).where(Service.slug == values["slug"]))
    return None
