"""What of a record can be found, and how much it says that a word stands there."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from app.activities.models import PUBLIC, Activity
from app.content.models import Text
from app.directory.models import CLOSED, PLANNED, Location, Organization, Phone, Service
from app.directory.phones import national
from app.directory.reach import is_reachable
from app.records.models import PUBLISHED
from app.search.fold import words_of

WEIGHTS = {"name": 100, "keyword": 80, "place": 60, "organization": 50, "summary": 35, "text": 20}
OUT_OF_REACH, UNCHECKED = 2, 1
STANDING = {"out of reach": OUT_OF_REACH, "unchecked": UNCHECKED}  # added up
LONGEST_WORD = 60
MAIN_TOPIC, NEXT_TOPIC = 40, 2  # what the first topic of a record weighs, and how much less each next one
WORSE_STANDING = 5  # what a record weighs less under its topics for each step of its standing

Field = tuple[str, str]  # name of the weight, text


def is_findable(record: Any) -> bool:
    """Closed services and meetings that are not public are none of a searcher's business."""
    if record is None or record.state != PUBLISHED:
        return False
    if isinstance(record, Service):
        return record.status != CLOSED
    return not isinstance(record, Activity) or record.visibility == PUBLIC


def last_day(record: Any) -> date | None:
    """The day after which the record can no longer be found; None when it goes on."""
    if not isinstance(record, Activity) or (record.rrule and record.until is None):
        return None
    days = [record.starts.date(), *(each.starts.date() for each in record.extra_dates)]
    days += [each.new_starts.date() for each in record.date_changes if each.new_starts]
    days += [record.until] if record.until else []
    return max(days)


def standing(record: Any) -> int:
    if not isinstance(record, Service):
        return 0
    reach = 0 if is_reachable(record) and record.status != PLANNED else OUT_OF_REACH
    return reach + (UNCHECKED if record.assured_date is None else 0)


def weighed_words(record: Any) -> dict[str, int]:
    """Every word that finds the record, and the weight of the best place it stands in."""
    best: dict[str, int] = {}
    for field, text in _fields(record):
        for word in words_of(text):
            word = word[:LONGEST_WORD]
            best[word] = max(best.get(word, 0), WEIGHTS[field])
    return best | _weighed_codes(record)


def _weighed_codes(record: Any) -> dict[str, int]:
    """Topics and preset, once for each area the record serves: so a topic is read nearest first without a join."""
    places = [area.id for area in record.areas] if isinstance(record, Service) else [None]
    found: dict[str, int] = {}
    for place, each in enumerate(getattr(record, "topics", ())):
        weight = max(1, MAIN_TOPIC - NEXT_TOPIC * place - WORSE_STANDING * standing(record))
        found |= {code_in(f"#topic:{each.topic}", area_id): weight for area_id in places}
    if isinstance(record, Activity) and record.preset:
        found[code_in(f"#preset:{record.preset}", None)] = MAIN_TOPIC
    return found


def code_in(code: str, area_id: uuid.UUID | None) -> str:
    """The word by which records under a code are found in one area; without an area those that are for everybody."""
    return f"{code}@{area_id.hex if area_id else ''}"


def _fields(record: Any) -> Iterator[Field]:
    if isinstance(record, Service):
        yield from _service_fields(record)
    elif isinstance(record, Activity):
        yield from _activity_fields(record)
    elif isinstance(record, Organization):
        yield from _texts("name", record.name)
        yield from _texts("summary", record.summary)
        yield from _numbers(record.phones)


def _service_fields(service: Service) -> Iterator[Field]:
    yield from _texts("name", service.name)
    yield from _texts("summary", service.summary)
    for text in (service.for_whom, service.next_step, service.cost_text, service.alert):
        yield from _texts("text", text)
    yield from _texts("organization", service.organization.name)
    yield "keyword", " ".join(service.keywords)
    yield from _numbers(service.phones)
    for location in service.locations:
        yield from _place(location)


def _activity_fields(activity: Activity) -> Iterator[Field]:
    """The words of its preset and its topics are the same for all: they are found by their codes."""
    yield from _texts("name", activity.title)
    yield from _texts("summary", activity.description)
    yield from _texts("text", activity.for_whom)
    yield from _texts("organization", activity.organization.name)


def _texts(field: str, text: Text | None) -> Iterator[Field]:
    if text is None:
        return
    yield field, text.source
    for translation in text.translations:
        yield field, translation.value


def _numbers(phones: Iterable[Phone]) -> Iterator[Field]:
    """A number is one word, however it was spaced."""
    for phone in phones:
        yield "place", national(phone.number).removeprefix("+")


def _place(location: Location) -> Iterator[Field]:
    if not location.is_hidden:
        yield from _texts("place", location.name)
        yield "place", f"{location.address_1} {location.city} {location.postal_code.replace(' ', '')}"
