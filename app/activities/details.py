"""One activity as a reader of one language gets it: its rules in words, its facts, and its next dates."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from app.activities.documents import ACTIVITY
from app.activities.groups import groups_of
from app.activities.images import may_show, sizes
from app.activities.models import PUBLIC, Activity
from app.activities.queries import ActivityRow, rows_of_activity
from app.activities.recurrence import parse_rule
from app.activities.shown import NOWHERE, description_of, icon_of, location_name, preset_words, title_of
from app.activities.wording import describe
from app.content.queries import EMPTY, Name, ShownText, ShownTexts, shown_texts, texts_by_language
from app.directory.reach import map_address
from app.languages import offered_codes
from app.records.models import DRAFT, PUBLISHED, SlugHistory
from app.records.queries import NotThere, public_record, record_of_code

DATES_SHOWN = 8


@dataclass(frozen=True)
class Place:
    """Where it is. Everything is empty when the address is kept secret, which `is_hidden` says."""

    name: Name
    room: ShownText
    meeting_point: ShownText
    address_1: str
    postal_code: str
    city: str
    map_address: str
    latitude: float | None
    longitude: float | None
    accessibility: tuple[str, ...]
    is_hidden: bool
    slug: str = ""


@dataclass(frozen=True)
class ShownImage:
    """`sizes` are width and height of every file, the smallest first."""

    key: str
    alt: ShownText
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class ActivityPage:
    slug: str
    code: str
    name: Name  # the title, with the Dutch one that stands on the door
    description: ShownText
    icon: str
    when: str  # the rule in words
    is_once: bool
    titles: dict[str, str]  # by language, to send to someone else
    ends_on: date | None
    skips_school_holidays: bool
    dates: tuple[ActivityRow, ...]
    place: Place
    organization: Name
    organization_slug: str  # empty when the organisation has no public page
    for_whom: ShownText
    signup_text: ShownText
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    age_min: int | None
    age_max: int | None
    level: str
    cost: str
    price_cents: int
    signup: str
    signup_phone: str
    free_places: int | None
    children_welcome: str
    childcare: str
    come_late: str
    accessible: str
    is_example: bool
    is_listed: bool
    updated_at: datetime
    image: "ShownImage | None"


def reachable_activity(session: Session, slug: str) -> Activity:
    """The activity at a public address. Raises NotThere, Withdrawn, Moved; a closed meeting is never there."""
    claimed = session.get(SlugHistory, (ACTIVITY.name, slug))
    activity = session.get(Activity, claimed.record_id) if claimed else None
    if activity is None or activity.is_closed_meeting:
        raise NotThere(slug)
    found: Activity = public_record(session, ACTIVITY, slug)
    return found


def slug_of_code(session: Session, code: str) -> str:
    """The slug behind a printed code, in any letter case. Raises NotThere."""
    activity = session.get(Activity, record_of_code(session, ACTIVITY, code))
    if activity is None or activity.state == DRAFT or activity.is_closed_meeting:
        raise NotThere(code)
    return activity.slug


def activity_page(session: Session, activity: Activity, code: str, now: datetime) -> ActivityPage:
    """Everything on the page of an activity. `now` is a naive wall-clock time."""
    _read_neighbours(session, activity)
    texts = shown_texts(session, _text_ids(activity), code)
    groups = groups_of(session, [activity.id])[activity.id]
    return ActivityPage(
        slug=activity.slug,
        code=activity.code,
        name=Name(title_of(activity, texts, code), False),
        description=description_of(activity, texts, code),
        icon=icon_of(activity.preset, groups.topics),
        when=describe(parse_rule(activity.rrule), code),
        is_once=not activity.rrule,
        titles=titles_of(session, activity),
        ends_on=activity.until,
        skips_school_holidays=activity.skips_school_holidays,
        dates=tuple(rows_of_activity(session, activity.id, now, code, DATES_SHOWN)),
        place=_place(activity, texts),
        organization=_organizer(activity, texts),
        organization_slug=activity.organization.slug if activity.organization.state == PUBLISHED else "",
        for_whom=texts.of(activity.for_whom_id),
        signup_text=texts.of(activity.signup_text_id),
        **groups._asdict(),
        age_min=activity.age_min,
        age_max=activity.age_max,
        level=activity.level,
        cost=activity.cost,
        price_cents=activity.price_cents,
        signup=activity.signup,
        signup_phone=activity.signup_phone,
        free_places=activity.free_places,
        children_welcome=activity.children_welcome,
        childcare=activity.childcare,
        come_late=activity.come_late,
        accessible=activity.accessible,
        is_example=activity.is_example,
        is_listed=activity.visibility == PUBLIC,
        updated_at=activity.updated_at,
        image=_image(session, activity, texts, now.date()),
    )


def _read_neighbours(session: Session, activity: Activity) -> None:
    """Organisation, place, room and photo in one question instead of one each."""
    session.scalars(_with_neighbours(), {"id": activity.id}).one()


@cache
def _with_neighbours() -> Select[Any]:
    """Made once: putting it together costs more than asking it."""
    near = (Activity.organization, Activity.location, Activity.room, Activity.image)
    return select(Activity).where(Activity.id == bindparam("id")).options(*map(joinedload, near))


def titles_of(session: Session, activity: Activity) -> dict[str, str]:
    """The title in every offered language."""
    found = texts_by_language(session, activity.title_id)
    return {code: found.get(code) or str(preset_words(activity.preset, "title", code)) for code in offered_codes()}


def _text_ids(activity: Activity) -> list[uuid.UUID | None]:
    return [
        activity.title_id,
        activity.description_id,
        activity.for_whom_id,
        activity.signup_text_id,
        activity.meeting_point_id,
        activity.image.alt_id if activity.image else None,
        activity.organization.name_id,
        activity.location.name_id,
        activity.room.name_id if activity.room else None,
    ]


def _organizer(activity: Activity, texts: ShownTexts) -> Name:
    return Name(texts.of(activity.organization.name_id), activity.organization.has_proper_name)


def _image(session: Session, activity: Activity, texts: ShownTexts, today: date) -> ShownImage | None:
    """The photo, as long as those who can be recognised on it agree."""
    image = activity.image
    if image is None or not may_show(image, today):
        return None
    return ShownImage(image.key, texts.of(image.alt_id), tuple(sizes(session, image.key)))


def _place(activity: Activity, texts: ShownTexts) -> Place:
    location = activity.location
    if location.is_hidden:
        return Place(NOWHERE, EMPTY, EMPTY, "", "", "", "", None, None, (), True)
    return Place(
        name=location_name(location, texts),
        room=texts.of(activity.room.name_id) if activity.room else EMPTY,
        meeting_point=texts.of(activity.meeting_point_id),
        address_1=location.address_1,
        postal_code=location.postal_code,
        city=location.city,
        map_address=map_address(location),
        latitude=location.latitude,
        longitude=location.longitude,
        accessibility=tuple(location.accessibility),
        is_hidden=False,
        slug=location.slug,
    )
