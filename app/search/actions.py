"""Keeping the index right: what a change touches is indexed again in the same transaction."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import count, groupby
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.base import ExecutableOption

from app.activities.models import Activity, DateChange, ExtraDate
from app.changes.actions import subscribe
from app.changes.models import Change
from app.content.models import Text
from app.dates import wall_clock
from app.directory.models import Location, Organization, Service
from app.records.models import PUBLISHED
from app.search.fields import is_findable, last_day, standing, weighed_words
from app.search.models import IndexedRecord, Posting, number_of

MODELS: dict[str, type[Any]] = {"organization": Organization, "service": Service, "activity": Activity}
LOCATION = "location"
READ_AT_ONCE = 200


def watch() -> None:
    """Follow every change of what can be found, and of the places it is found by."""
    for kind in (*MODELS, LOCATION):
        subscribe(kind, _follow)


def _follow(session: Session, change: Change) -> None:
    today = wall_clock(change.at).date()
    forget_past(session, today)  # Here, so that no night job can be forgotten.
    if change.kind in MODELS:
        index_record(session, change.kind, change.record_id, today)
    for kind, record_id in _standing_in(session, change.kind, change.record_id):
        index_record(session, kind, record_id, today)


def _standing_in(session: Session, kind: str, record_id: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    """The records that are found by the name or the address of this one too."""
    if kind == LOCATION:
        there = select(Service.id).where(Service.locations.any(Location.id == record_id))
        return [("service", each) for each in session.scalars(there)]
    if kind != "organization":
        return []
    wanted = (("service", Service), ("activity", Activity))
    return [
        (name, each)
        for name, model in wanted
        for each in session.scalars(select(model.id).where(model.organization_id == record_id))
    ]


def index_record(session: Session, kind: str, record_id: uuid.UUID, today: date) -> None:
    """Write what finds one record anew; nothing when it is not public or over."""
    number = number_of(kind, record_id)
    session.execute(delete(Posting).where(Posting.number == number))
    session.execute(delete(IndexedRecord).where(IndexedRecord.number == number))
    _write(session, kind, session.get(MODELS[kind], record_id), today)


def _write(session: Session, kind: str, record: Any, today: date) -> None:
    if not is_findable(record):
        return
    until = last_day(record)
    if until is not None and until < today:
        return
    number = number_of(kind, record.id)
    facts = {"kind": kind, "record_id": record.id, "slug": record.slug, "standing": standing(record), "until": until}
    session.execute(insert(IndexedRecord), [{"number": number, **facts}])
    rows = [{"word": word, "number": number, "weight": weight} for word, weight in weighed_words(record).items()]
    session.execute(insert(Posting), rows)


def findable(session: Session, today: date) -> list[tuple[str, uuid.UUID]]:
    """Kind and id of every record that may belong in the index."""
    goes_on = or_(
        and_(Activity.rrule != "", Activity.until.is_(None)),
        Activity.until >= today,
        Activity.starts >= datetime.combine(today, time.min),
        Activity.extra_dates.any(ExtraDate.starts >= datetime.combine(today, time.min)),
        Activity.date_changes.any(DateChange.new_starts >= datetime.combine(today, time.min)),
    )
    wanted = {
        "organization": select(Organization.id),
        "service": select(Service.id),
        "activity": select(Activity.id).where(goes_on),
    }
    return [
        (kind, record_id)
        for kind, ids in wanted.items()
        for record_id in session.scalars(ids.where(MODELS[kind].state == PUBLISHED))
    ]


def reindex(session: Session, today: date) -> Iterator[int]:
    """Rebuild the whole index, yielding how many records are done, for progress."""
    session.execute(delete(Posting))
    session.execute(delete(IndexedRecord))
    numbers = count(1)
    for kind, ids in groupby(findable(session, today), key=lambda pair: pair[0]):
        for some in _some_at_once([record_id for _kind, record_id in ids]):
            for record in session.scalars(
                select(MODELS[kind]).where(MODELS[kind].id.in_(some)).options(*_whole(kind))
            ):
                _write(session, kind, record, today)
                yield next(numbers)
            if len(some) == READ_AT_ONCE:
                session.expunge_all()  # A large directory need not stand in memory whole.


def _some_at_once(ids: list[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    return (ids[start : start + READ_AT_ONCE] for start in range(0, len(ids), READ_AT_ONCE))


def _whole(kind: str) -> list[ExecutableOption]:
    """Everything of a record that is indexed, read with it instead of one by one."""
    model = MODELS[kind]
    texts = {
        "organization": ("name", "summary"),
        "service": ("name", "summary", "for_whom", "next_step", "cost_text", "alert"),
        "activity": ("title", "description", "for_whom"),
    }
    loaded: list[ExecutableOption] = [
        selectinload(getattr(model, text)).selectinload(Text.translations) for text in texts[kind]
    ]
    if kind != "organization":
        loaded += [selectinload(model.organization).selectinload(Organization.name).selectinload(Text.translations)]
        loaded += [selectinload(model.topics)]
    if kind != "activity":
        loaded += [selectinload(model.phones)]
    if kind == "service":
        places = selectinload(Service.locations).selectinload(Location.name).selectinload(Text.translations)
        loaded += [selectinload(Service.channels), selectinload(Service.areas), places]
    if kind == "activity":
        loaded += [selectinload(Activity.extra_dates), selectinload(Activity.date_changes)]
    return loaded


def is_empty(session: Session) -> bool:
    return session.scalar(select(IndexedRecord.number).limit(1)) is None


def forget_past(session: Session, today: date) -> int:
    """Take activities out that are over; how many. They can no longer be shown, only make the index slow."""
    over = select(IndexedRecord.number).where(IndexedRecord.until < today)
    numbers = list(session.scalars(over))
    session.execute(delete(Posting).where(Posting.number.in_(over)))
    session.execute(delete(IndexedRecord).where(IndexedRecord.until < today))
    return len(numbers)
