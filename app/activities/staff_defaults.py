"""The choices in the forms of the back office, and what a new activity begins with."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.activities.documents import snapshot
from app.activities.models import Activity
from app.activities.presets import PRESET_BY_CODE, Preset
from app.activities.staff_queries import place_code, place_words
from app.dates import WEEKDAYS
from app.directory.models import Location, Organization, Room
from app.forms import staff_
from app.records.kinds import Document
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN
from app.records.queries import NotThere

NOTHING_YET = {"": staff_("Kies er een")}
OWN = "eigen"  # In addresses: an activity without a preset.


def place_choices(session: Session, mine: Collection[uuid.UUID] | None = None) -> dict[str, str]:
    """`location/room` to words: each place as a whole and then its rooms; no secret places of others for a partner."""
    wanted = select(Location).options(joinedload(Location.name), selectinload(Location.rooms).joinedload(Room.name))
    if mine is not None:
        wanted = wanted.where(or_(Location.is_hidden.is_(False), Location.organization_id.in_(mine)))
    found = sorted(session.scalars(wanted).unique(), key=lambda each: each.name.source.casefold())
    return {
        place_code(location, room): place_words(location, room)
        for location in found
        for room in (None, *location.rooms)
    }


def place_of(session: Session, code: str) -> tuple[Location, Room | None]:
    """The place behind one of place_choices."""
    location_slug, _, room_slug = code.partition("/")
    location = session.scalars(select(Location).where(Location.slug == location_slug)).one()
    return location, next((each for each in location.rooms if each.slug == room_slug), None)


def organization_choices(
    session: Session, current: str = "", mine: Collection[uuid.UUID] | None = None
) -> dict[str, str]:
    """Slug to name. Example organisations stand there only for what they organise already; for a partner own ones."""
    wanted = select(Organization).where(
        or_((Organization.state != WITHDRAWN) & Organization.is_example.is_(False), Organization.slug == current)
    )
    if mine is not None:
        wanted = wanted.where(Organization.id.in_(mine))
    found = session.scalars(wanted.options(joinedload(Organization.name))).unique()
    return {each.slug: each.name.source for each in sorted(found, key=lambda each: each.name.source.casefold())}


def defaults_for(session: Session, preset: Preset | None, today: date) -> Document:
    """The document a new activity begins with: as the last such one, else as the preset, at the busiest place."""
    last = _last(session, Activity.preset == preset.code) if preset else None
    if last is not None:
        document = copy_of(session, last, today)
        return {**document, "title": "", "description": "", "free_places": None} if preset else document
    neighbour = _last(session) or _last(session, examples=True)
    host = _host(neighbour) if neighbour else None
    begins = datetime.combine(today + timedelta(days=1), time(10))
    return {
        **_preset_facts(preset),
        "starts": begins.isoformat(timespec="minutes"),
        "rrule": f"FREQ=WEEKLY;BYDAY={WEEKDAYS[begins.weekday()]}",
        "location": neighbour.location.slug if neighbour else "",
        "room": "",
        "organization": host.slug if host and not host.is_example else "",
    }


def _host(neighbour: Activity) -> Organization | None:
    """Who organises what is beside it; beside an example that is whose house it is."""
    return neighbour.location.organization if neighbour.is_example else neighbour.organization


def _preset_facts(preset: Preset | None) -> Document:
    if preset is None:
        return {"duration": 120, "languages": ["nl"]}
    return {
        "duration": preset.duration,
        "topics": list(preset.topics),
        "audiences": list(preset.audiences),
        "cost": preset.cost,
        "signup": preset.signup,
        "age_min": preset.age_min,
        "age_max": preset.age_max,
        "languages": ["nl"],
    }


def copy_of(session: Session, activity: Activity, today: date) -> Document:
    """The document for another one like it, from its next weekday on, without what was changed on single dates."""
    document = snapshot(session, activity)
    starts = activity.starts
    if starts.date() < today:
        ahead = (starts.weekday() - today.weekday()) % 7
        starts = datetime.combine(today + timedelta(days=ahead), starts.time())
    until = document["until"] if document["until"] and document["until"] >= starts.date().isoformat() else None
    left_behind: Document = {"date_changes": [], "pauses": [], "earlier_series": [], "extra_dates": []}
    if activity.organization.is_example:
        left_behind["organization"] = ""  # An example cannot organise something real.
    return {**document, **left_behind, "starts": starts.isoformat(timespec="minutes"), "until": until}


def _last(session: Session, *conditions: ColumnElement[bool], examples: bool = False) -> Activity | None:
    wanted: Select[Activity] = select(Activity).where(
        Activity.is_example.is_(examples), Activity.state.in_((PUBLISHED, DRAFT)), *conditions
    )
    return session.scalars(wanted.order_by(Activity.created_at.desc(), Activity.slug).limit(1)).first()


def preset_of(code: str) -> Preset | None:
    """Raises NotThere for a code that is neither a preset nor "eigen"."""
    if code != OWN and code not in PRESET_BY_CODE:
        raise NotThere(code)
    return PRESET_BY_CODE.get(code)
