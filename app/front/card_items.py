"""What stands on a card for someone: services and activities by their short codes, as a reader of one language."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.details import ActivityPage, activity_page
from app.activities.models import Activity
from app.directory.models import Service
from app.directory.pages import ServicePage, service_page
from app.records.models import DRAFT, PUBLISHED, ShortCode
from app.records.queries import NotThere

Records = dict[str, Service | Activity]  # by code, in the order of the card


@dataclass(frozen=True)
class Item:
    """One of the two is there; neither when it was withdrawn after the card was made."""

    code: str
    service: ServicePage | None = None
    activity: ActivityPage | None = None


def records_of(session: Session, codes: Sequence[str]) -> Records:
    """Raises NotThere for a code nobody may know of."""
    rows = session.execute(select(ShortCode.code, ShortCode.record_id).where(ShortCode.code.in_(codes)))
    ids = {row.code: row.record_id for row in rows}
    found: dict[uuid.UUID, Service | Activity] = {}
    found.update({each.id: each for each in session.scalars(select(Service).where(Service.id.in_(ids.values())))})
    found.update({each.id: each for each in session.scalars(select(Activity).where(Activity.id.in_(ids.values())))})
    for code in codes:
        record = found.get(ids.get(code, uuid.UUID(int=0)))
        if record is None or record.state == DRAFT or (isinstance(record, Activity) and record.is_closed_meeting):
            raise NotThere(code)
    return {code: found[ids[code]] for code in codes}


def items_of(session: Session, records: Records, now: datetime, code: str) -> list[Item]:
    """The records as a reader of `code` sees them; `now` is a wall-clock time."""
    return [_item(session, each, record, now, code) for each, record in records.items()]


def topic_of(records: Records) -> str:
    """The topic whose sentence helps at the desk: that of the first service; empty when there is none."""
    services = (record for record in records.values() if isinstance(record, Service))
    return next((service.topics[0].topic for service in services if service.topics), "")


def topics_of(records: Records) -> list[str]:
    """Every topic of everything on the card."""
    return [row.topic for record in records.values() for row in record.topics]


def _item(session: Session, name: str, record: Service | Activity, now: datetime, code: str) -> Item:
    if record.state != PUBLISHED:
        return Item(name)
    if isinstance(record, Activity):
        return Item(name, activity=activity_page(session, record, code, now))
    return Item(name, service=service_page(session, record.id, now=now, code=code))
