"""Synthetic volume for measuring: many services and activities, the same ones for the same seed.

Rows are written in bulk, without a history of changes; what listens to changes is brought up to date at the end.
"""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.activities import occurrences
from app.activities.models import Activity, ActivityTopic
from app.activities.presets import PRESETS
from app.areas.actions import put_area
from app.areas.models import Area
from app.base import Base
from app.changes.models import Change
from app.content.models import MACHINE, Text, TextTranslation, digest_of
from app.dates import WEEKDAYS, wall_clock
from app.directory.models import (
    Location,
    Organization,
    Phone,
    Room,
    Service,
    ServiceTopic,
    service_area,
    service_at_location,
)
from app.languages import SOURCE, offered_codes
from app.records.models import PUBLISHED, ShortCode, SlugHistory
from app.search.actions import reindex
from app.starter import invented
from app.starter.files import DATA, read_content

PLACES = 200
SERVICES_OF_ONE = 5  # of each organisation
YEARS = 5
RUNNING = 0.05  # of the activities still have dates to come
ROWS_AT_ONCE = 2_000
_CODES = "abcdefghjkmnpqrstuvwxyz23456789"

Row = dict[str, Any]
Progress = Callable[[str, int], None]


class NotEmpty(Exception):
    """Somebody works in this database: it is no place for invented records."""


@dataclass
class Volume:
    """What is still to be written, table by table, and what later rows point to."""

    session: Session
    random: random.Random
    at: datetime
    rows: dict[Any, list[Row]] = field(default_factory=dict)
    organizations: list[uuid.UUID] = field(default_factory=list)
    places: list[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=list)  # location, its room
    alive: list[uuid.UUID] = field(default_factory=list)  # activities that still have dates

    def new_id(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)

    def add(self, table: type[Base] | Table, **values: Any) -> None:
        self.rows.setdefault(table, []).append(values)

    def text(self, dutch: str, translations: dict[str, str] | None = None) -> uuid.UUID:
        number, digest = self.new_id(), digest_of(dutch)
        self.add(Text, id=number, source=dutch, digest=digest)
        for code, value in (translations or {}).items():
            self.add(TextTranslation, text_id=number, language=code, value=value, origin=MACHINE, source_digest=digest)
        return number

    def record(self, kind: str, number: int) -> Row:
        """The columns that every record has, with its slug and code claimed."""
        record_id, slug = self.new_id(), f"volume-{kind}-{number}"
        code = "".join(self.random.choice(_CODES) for _ in range(10))
        self.add(SlugHistory, kind=kind, slug=slug, record_id=record_id)
        self.add(ShortCode, code=code, kind=kind, record_id=record_id)
        return {
            "id": record_id,
            "slug": slug,
            "code": code,
            "version": 1,
            "state": PUBLISHED,
            "is_example": True,
            "created_at": self.at,
            "updated_at": self.at,
        }

    def write(self) -> None:
        """What others point to comes first."""
        order = Base.metadata.sorted_tables
        for table, rows in sorted(self.rows.items(), key=lambda item: order.index(_table(item[0]))):
            self.session.execute(insert(table), rows)
        self.rows = {}


def _table(table: type[Base] | Table) -> Any:
    return table if isinstance(table, Table) else table.__table__


def generate(session: Session, *, services: int, activities: int, seed: int, at: datetime, progress: Progress) -> None:
    """Write the volume into the open transaction; the caller commits. Raises NotEmpty."""
    if session.scalar(select(Change.id).where(Change.by.is_not(None)).limit(1)) is not None:
        raise NotEmpty
    volume = Volume(session, random.Random(seed), at)  # noqa: S311  # repeatable on purpose, no secret
    areas = _areas(session)
    _write(volume, "places", PLACES, _place, progress)
    _write(volume, "organisations", max(1, services // SERVICES_OF_ONE), _organization, progress)
    _write(volume, "services", services, lambda made, number: _service(made, number, areas), progress)
    _write(volume, "activities", activities, _activity, progress)
    for number, activity_id in enumerate(volume.alive):
        occurrences.rebuild(session, session.get_one(Activity, activity_id), at)
        if number % 100 == 0:
            session.expunge_all()
            progress("dates", number)
    for number in reindex(session, wall_clock(at).date()):
        progress("index", number)
    made = {"kind": "volume", "record_id": volume.new_id(), "version": 1, "action": "created"}
    volume.add(Change, **made, by=None, at=at, differences={})
    volume.write()


def _areas(session: Session) -> list[uuid.UUID]:
    """Every area; those of the starter content when there is none yet."""
    if session.scalar(select(Area.id).limit(1)) is None:
        for slug, facts in read_content(DATA).areas.items():
            put_area(session, {**facts, "slug": slug})
        session.flush()
    return list(session.scalars(select(Area.id).order_by(Area.slug)))


def _write(volume: Volume, name: str, count: int, make: Callable[[Volume, int], None], progress: Progress) -> None:
    for number in range(count):
        make(volume, number)
        if number % ROWS_AT_ONCE == ROWS_AT_ONCE - 1:
            volume.write()
            progress(name, number + 1)
    volume.write()
    progress(name, count)


def _place(volume: Volume, number: int) -> None:
    location, room = volume.new_id(), volume.new_id()
    name, room_name = volume.text(f"Buurthuis {number}"), volume.text("Zaal")
    volume.add(
        Location,
        id=location,
        slug=f"volume-place-{number}",
        version=1,
        name_id=name,
        has_proper_name=True,
        address_1=f"{invented.street(volume.random)} {volume.random.randrange(1, 200)}",
        postal_code=f"1951 {volume.random.choice('ABCDEFG')}{volume.random.choice('HJKLM')}",
        city="Velsen-Noord",
        latitude=52.47 + volume.random.random() / 50,
        longitude=4.63 + volume.random.random() / 50,
        accessibility=[],
        is_hidden=False,
        staff_note="",
    )
    volume.add(Room, id=room, location_id=location, slug="zaal", name_id=room_name, position=0, is_example=True)
    volume.places.append((location, room))


def _organization(volume: Volume, number: int) -> None:
    name = volume.text(invented.organization_name(volume.random, number))
    row = volume.record("organization", number)
    volume.add(Organization, **row, name_id=name)
    volume.organizations.append(row["id"])


def _service(volume: Volume, number: int, areas: list[uuid.UUID]) -> None:
    topics = invented.topics(volume.random)
    place = invented.street(volume.random)
    translations = {code: invented.translated_summary(topics[0], code) for code in offered_codes() if code != SOURCE}
    name = volume.text(invented.service_name(volume.random, topics[0], place))
    summary = volume.text(invented.summary(volume.random, topics[0]), translations)
    row = volume.record("service", number)
    volume.add(
        Service,
        **row,
        organization_id=volume.random.choice(volume.organizations),
        name_id=name,
        summary_id=summary,
        keywords=[place.lower()],
        assured_date=volume.at.date() if volume.random.random() < 0.5 else None,
    )
    for position, topic in enumerate(topics):
        volume.add(ServiceTopic, service_id=row["id"], topic=topic.slug, position=position)
    volume.add(service_area, service_id=row["id"], area_id=volume.random.choice(areas))
    volume.add(service_at_location, service_id=row["id"], location_id=volume.random.choice(volume.places)[0])
    if volume.random.random() < 0.9:
        volume.add(Phone, id=volume.new_id(), service_id=row["id"], number=invented.phone(volume.random), position=0)


def _activity(volume: Volume, number: int) -> None:
    preset = volume.random.choice(PRESETS)
    starts, until = _times(volume)
    title = None
    if volume.random.random() < 0.3:
        title = volume.text(invented.activity_title(volume.random, preset.title))
    location, room = volume.random.choice(volume.places)
    row = volume.record("activity", number)
    volume.add(
        Activity,
        **row,
        preset=preset.code,
        title_id=title,
        organization_id=volume.random.choice(volume.organizations),
        location_id=location,
        room_id=room,
        starts=starts,
        until=until,
        rrule=f"FREQ=WEEKLY;BYDAY={WEEKDAYS[starts.weekday()]}",
        duration=preset.duration,
        cost=preset.cost,
        signup=preset.signup,
    )
    for position, topic in enumerate(preset.topics):
        volume.add(ActivityTopic, activity_id=row["id"], topic=topic, position=position)
    if until is None or until >= volume.at.date():
        volume.alive.append(row["id"])


def _times(volume: Volume) -> tuple[datetime, date | None]:
    """Most series lie in the past; the running ones go on, or begin within a few months."""
    today = datetime.combine(volume.at.date(), datetime.min.time())
    clock = timedelta(hours=volume.random.randrange(9, 21), minutes=volume.random.choice((0, 30)))
    if volume.random.random() < RUNNING:
        begin = today + timedelta(days=volume.random.randrange(-365, 90))
        return begin + clock, None if volume.random.random() < 0.5 else (begin + timedelta(days=500)).date()
    begin = today - timedelta(days=volume.random.randrange(100, YEARS * 365))
    return begin + clock, (begin + timedelta(days=volume.random.randrange(7, 98))).date()
