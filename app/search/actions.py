"""Keeping the index right: what a change touches is indexed again in the same transaction."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.activities.models import Activity
from app.activities.presets import PRESET_BY_CODE
from app.areas.topics import TOPIC_BY_SLUG
from app.catalogs import translate
from app.changes.actions import subscribe
from app.changes.models import Change
from app.content.models import Text
from app.directory.models import Organization, Service
from app.languages import offered_codes
from app.records.models import PUBLISHED
from app.search.fold import words_of
from app.search.models import Posting

WEIGHTS = {"name": 8, "keyword": 6, "topic": 5, "organization": 4, "summary": 3, "place": 3, "text": 2}
MODELS: dict[str, type[Any]] = {"organization": Organization, "service": Service, "activity": Activity}
LONGEST_WORD = 60

Field = tuple[str, str]  # name of the weight, text


def watch() -> None:
    """Follow every change of what can be found."""
    for kind in MODELS:
        subscribe(kind, _follow)


def _follow(session: Session, change: Change) -> None:
    index_record(session, change.kind, change.record_id)
    if change.kind == "organization":  # Its name stands in the postings of its services too.
        wanted = select(Service.id).where(Service.organization_id == change.record_id)
        for service_id in session.scalars(wanted):
            index_record(session, "service", service_id)


def index_record(session: Session, kind: str, record_id: uuid.UUID) -> None:
    """Write the postings of one record anew; none when it is not public."""
    session.execute(delete(Posting).where(Posting.kind == kind, Posting.record_id == record_id))
    record = session.get(MODELS[kind], record_id)
    if record is None or record.state != PUBLISHED:
        return
    best: dict[str, int] = {}
    for field, text in _fields(kind, record):
        for word in words_of(text):
            word = word[:LONGEST_WORD]
            best[word] = max(best.get(word, 0), WEIGHTS[field])
    rows = [{"word": word, "kind": kind, "record_id": record_id, "weight": weight} for word, weight in best.items()]
    if rows:
        session.execute(insert(Posting), rows)


def findable(session: Session) -> list[tuple[str, uuid.UUID]]:
    """Kind and id of every record that belongs in the index."""
    return [
        (kind, record_id)
        for kind, model in MODELS.items()
        for record_id in session.scalars(select(model.id).where(model.state == PUBLISHED))
    ]


def reindex(session: Session) -> Iterator[int]:
    """Rebuild the whole index, yielding how many records are done, for progress."""
    session.execute(delete(Posting))
    for number, (kind, record_id) in enumerate(findable(session), start=1):
        index_record(session, kind, record_id)
        if number % 100 == 0:
            session.expunge_all()  # A large directory need not stand in memory whole.
        yield number


def _fields(kind: str, record: Any) -> Iterator[Field]:
    if kind == "service":
        yield from _service_fields(record)
    elif kind == "activity":
        yield from _activity_fields(record)
    else:
        yield from _texts("name", record.name)
        yield from _texts("summary", record.summary)


def _service_fields(service: Service) -> Iterator[Field]:
    yield from _texts("name", service.name)
    yield from _texts("summary", service.summary)
    for text in (service.for_whom, service.next_step, service.cost_text, service.alert):
        yield from _texts("text", text)
    yield from _texts("organization", service.organization.name)
    yield "keyword", " ".join(service.keywords)
    yield from _topics(each.topic for each in service.topics)
    for phone in service.phones:
        yield "place", "".join(filter(str.isdigit, phone.number))
    for location in service.locations:
        if not location.is_hidden:
            yield "place", f"{location.address_1} {location.city} {location.postal_code.replace(' ', '')}"


def _activity_fields(activity: Activity) -> Iterator[Field]:
    preset = PRESET_BY_CODE.get(activity.preset)
    if preset is not None:
        for code in offered_codes():
            yield "name", translate(code, preset.title, "presets")
            yield "summary", translate(code, preset.description, "presets")
    yield from _texts("name", activity.title)
    yield from _texts("summary", activity.description)
    yield from _texts("text", activity.for_whom)
    yield from _texts("organization", activity.organization.name)
    yield from _topics(each.topic for each in activity.topics)


def _texts(field: str, text: Text | None) -> Iterator[Field]:
    if text is None:
        return
    yield field, text.source
    for translation in text.translations:
        yield field, translation.value


def _topics(slugs: Iterable[str]) -> Iterator[Field]:
    for slug in slugs:
        for code in offered_codes():
            yield "topic", translate(code, TOPIC_BY_SLUG[slug].name, "topics")
        yield "topic", slug
