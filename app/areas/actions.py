"""Areas: which place lies in which other place. They are few, come from a file and never leave."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.models import LEVELS, Area
from app.changes.actions import differences, record_change


class WrongArea(ValueError):
    """The level is unknown, or the parent is not there or not wider than the area."""


def put_area(
    session: Session, document: dict[str, Any], *, by: uuid.UUID | None = None, at: datetime | None = None
) -> Area:
    """Make the area with this `slug` be what the document says: `slug`, `name`, `level`, `parent` (a slug or "").

    With `at` the change is written down; starter content is loaded without, because nobody edits areas yet.
    """
    if document["level"] not in LEVELS:
        raise WrongArea(f"the level {document['level']!r} is not one of {', '.join(LEVELS)}")
    parent = _parent(session, document)
    area = session.scalar(select(Area).where(Area.slug == document["slug"]))
    before: dict[str, Any] = {}
    if area is None:
        area = Area(slug=document["slug"])
        session.add(area)
    else:
        before = {"name": area.name, "level": area.level, "parent": str(area.parent_id or "")}
    area.name, area.level = document["name"], document["level"]
    area.parent_id = parent.id if parent else None
    session.flush()
    after = {"name": area.name, "level": area.level, "parent": str(area.parent_id or "")}
    if at is not None and before != after:
        record_change(
            session,
            kind="area",
            record_id=area.id,
            version=1,
            action="saved" if before else "created",
            by=by,
            at=at,
            differences=differences(before, after),
        )
    return area


def _parent(session: Session, document: dict[str, Any]) -> Area | None:
    """Regions may lie in regions; every other parent is of a wider level."""
    slug = document.get("parent", "")
    if not slug:
        return None
    parent = session.scalar(select(Area).where(Area.slug == slug))
    if parent is None:
        raise WrongArea(f"the parent {slug!r} is not there")
    if LEVELS.index(parent.level) < LEVELS.index(document["level"]) or parent.slug == document["slug"]:
        raise WrongArea(f"the parent {slug!r} is not wider")
    return parent
