"""An activity as a plain JSON document, and back. The document holds rules; its dates follow from them.

Keys and their values when left out:

slug, organization, location, starts ("2026-11-23T09:30", wall-clock) and duration (minutes) are required.
preset "" (code in presets.py), title, description, signup_text, for_whom, meeting_point "" (Dutch; own words win over
the preset's), room "" (slug), topics [], audiences [], languages [], level "", age_min and age_max None, rrule ""
(once), until and reconfirm_on None ("2027-06-30"), skips_school_holidays False, extra_dates [] (wall-clock),
cost "free", price_cents 0, signup "none", signup_phone "", free_places None, visibility "public";
children_welcome, childcare, come_late, accessible "unknown" (or "yes", "no").
date_changes [{recurrence_id, status, reason, reason_text, new_starts, new_duration, location, room}]
pauses [{first_day, last_day, reason}]
earlier_series [{until, starts, duration, rrule, skips_school_holidays, location, room}], see actions.change_from
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.activities import models
from app.activities.models import (
    Activity,
    ActivityAudience,
    ActivityLanguage,
    ActivityTopic,
    DateChange,
    EarlierSeries,
    ExtraDate,
    Pause,
)
from app.activities.occurrences import LONGEST, rebuild
from app.activities.presets import PRESET_BY_CODE
from app.activities.recurrence import UnreadableRule, UnsupportedRule, format_rule, parse_rule
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.content.actions import put_text
from app.content.models import Text
from app.directory.checks import WrongDocument, by_slug, codes, iso_date, refuse_unknown_keys
from app.directory.models import Location, Organization, Room
from app.records.kinds import Document, RecordKind

TEXTS = ("title", "description", "signup_text", "for_whom", "meeting_point")
CHOICES: dict[str, tuple[str, ...]] = {  # the first is what a document without the key means
    "cost": models.COSTS,
    "signup": models.SIGNUPS,
    "level": ("", "A0", "A1", "A2", "B1"),
    "visibility": (models.PUBLIC, models.BY_LINK, models.ROOM_ONLY),
    "children_welcome": ("unknown", "yes", "no"),
    "childcare": ("unknown", "yes", "no"),
    "come_late": ("unknown", "yes", "no"),
    "accessible": ("unknown", "yes", "no"),
}
LISTS = ("topics", "audiences", "languages", "extra_dates", "date_changes", "pauses", "earlier_series")
NUMBERS = ("age_min", "age_max", "free_places")
RULE = ("starts", "duration", "rrule", "skips_school_holidays", "location", "room")
KEYS = frozenset(
    (
        *("slug", "preset", "organization", "until", "reconfirm_on", "price_cents", "signup_phone"),
        *(*TEXTS, *CHOICES, *LISTS, *NUMBERS, *RULE),
    )
)
CHANGE_KEYS = frozenset(
    ("recurrence_id", "status", "reason", "reason_text", "new_starts", "new_duration", "location", "room")
)
CHANGED_STATES = (models.CHANGED, models.FULL, models.CANCELLED)


def snapshot(_session: Session, activity: Activity) -> Document:
    return {
        "slug": activity.slug,
        "preset": activity.preset,
        **{field: _source(getattr(activity, field)) for field in TEXTS},
        "organization": activity.organization.slug,
        **_rule_document(activity),
        "until": _day(activity.until),
        "reconfirm_on": _day(activity.reconfirm_on),
        "topics": [row.topic for row in sorted(activity.topics, key=lambda row: row.position)],
        "audiences": sorted(row.audience for row in activity.audiences),
        "languages": sorted(row.language for row in activity.languages),
        "price_cents": activity.price_cents,
        "signup_phone": activity.signup_phone,
        **{field: getattr(activity, field) for field in (*CHOICES, *NUMBERS)},
        "extra_dates": sorted(_moment(row.starts) for row in activity.extra_dates),
        "date_changes": [
            _change_document(row) for row in sorted(activity.date_changes, key=lambda row: row.recurrence_id)
        ],
        "pauses": [
            {"first_day": _day(row.first_day), "last_day": _day(row.last_day), "reason": row.reason}
            for row in sorted(activity.pauses, key=lambda row: (row.first_day, row.last_day))
        ],
        "earlier_series": [
            {"until": _day(row.until), **_rule_document(row)}
            for row in sorted(activity.earlier_series, key=lambda row: row.until)
        ],
    }


def apply(session: Session, activity: Activity, document: Document) -> None:
    """Make the activity be what the document says. Raises WrongDocument with the key that cannot stand."""
    refuse_unknown_keys(document, KEYS)
    with session.no_autoflush:
        activity.slug = document["slug"]
        activity.preset = codes("preset", [document.get("preset", "")], ("", *PRESET_BY_CODE))[0]
        for field in TEXTS:
            setattr(activity, field, put_text(session, getattr(activity, field), document.get(field)))
        if not activity.preset and activity.title is None:
            raise WrongDocument("title", "is empty, and there is no preset to lend one")
        activity.organization = by_slug(session, Organization, "organization", [document["organization"]])[0]
        for field, allowed in CHOICES.items():
            setattr(activity, field, codes(field, [document.get(field, allowed[0])], allowed)[0])
        for field in NUMBERS:
            setattr(activity, field, _number(field, document.get(field)))
        activity.price_cents = _number("price_cents", document.get("price_cents", 0)) or 0
        activity.signup_phone = document.get("signup_phone", "").strip()
        _check_ages(activity)
        _apply_rule(session, activity, document)
        activity.until = iso_date("until", document.get("until") or "")
        activity.reconfirm_on = iso_date("reconfirm_on", document.get("reconfirm_on") or "")
        _apply_lists(session, activity, document)


def _apply_rule(session: Session, row: Activity | EarlierSeries, document: Document) -> None:
    """When and where a series is: the same for the present one and for earlier ones."""
    row.starts = moment("starts", document["starts"])
    row.duration = _duration("duration", document["duration"])
    try:
        row.rrule = format_rule(parse_rule(document.get("rrule", "")))
    except (UnreadableRule, UnsupportedRule) as error:
        raise WrongDocument("rrule", f"{document['rrule']!r}: {error}") from error
    row.skips_school_holidays = bool(document.get("skips_school_holidays", False))
    row.location, row.room = place(session, document["location"], document.get("room") or "")


def place(session: Session, location_slug: str, room_slug: str) -> tuple[Location, Room | None]:
    """Raises WrongDocument when there is no such location or it has no such room."""
    location: Location = by_slug(session, Location, "location", [location_slug])[0]
    room = next((each for each in location.rooms if each.slug == room_slug), None)
    if room_slug and room is None:
        raise WrongDocument("room", f"{room_slug!r} is not a room of {location_slug!r}")
    return location, room


def _apply_lists(session: Session, activity: Activity, document: Document) -> None:
    topics = {row.topic: row for row in activity.topics}
    wanted = codes("topics", document.get("topics", ()), TOPIC_BY_SLUG)
    activity.topics = [topics.get(code) or ActivityTopic(topic=code) for code in wanted]
    for position, row in enumerate(activity.topics):
        row.position = position
    audiences = {row.audience: row for row in activity.audiences}
    wanted = codes("audiences", document.get("audiences", ()), AUDIENCES)
    activity.audiences = [audiences.get(code) or ActivityAudience(audience=code) for code in wanted]
    languages = {row.language: row for row in activity.languages}
    wanted = codes("languages", document.get("languages", ()), SPOKEN_LANGUAGES)
    activity.languages = [languages.get(code) or ActivityLanguage(language=code) for code in wanted]
    extra = {row.starts: row for row in activity.extra_dates}
    starts = {moment("extra_dates", each) for each in document.get("extra_dates", ())}
    activity.extra_dates = [extra.get(each) or ExtraDate(starts=each) for each in sorted(starts)]
    _apply_date_changes(session, activity, document.get("date_changes", ()))
    _apply_pauses(activity, document.get("pauses", ()))
    earlier = {row.until: row for row in activity.earlier_series}
    kept = []
    for each in document.get("earlier_series", ()):
        until = _required_day("earlier_series", each["until"])
        series = earlier.get(until) or EarlierSeries(until=until)
        _apply_rule(session, series, each)
        kept.append(series)
    activity.earlier_series = kept


def _apply_date_changes(session: Session, activity: Activity, wanted: Iterable[Document]) -> None:
    rows = {row.recurrence_id: row for row in activity.date_changes}
    kept = []
    for each in wanted:
        refuse_unknown_keys(each, CHANGE_KEYS, "date_changes")
        recurrence_id = moment("recurrence_id", each["recurrence_id"])
        row = rows.pop(recurrence_id, None) or DateChange(recurrence_id=recurrence_id)
        row.status = codes("date_changes", [each["status"]], CHANGED_STATES)[0]
        row.reason = codes("reason", [each.get("reason", "")], ("", *models.REASONS))[0]
        row.reason_text = put_text(session, row.reason_text, each.get("reason_text"))
        row.new_starts = moment("new_starts", each["new_starts"]) if each.get("new_starts") else None
        row.new_duration = _duration("new_duration", each["new_duration"]) if each.get("new_duration") else None
        row.new_location, row.new_room = None, None
        if each.get("location"):
            row.new_location, row.new_room = place(session, each["location"], each.get("room") or "")
        kept.append(row)
    for row in rows.values():
        row.reason_text = put_text(session, row.reason_text, None)
    activity.date_changes = kept


def _apply_pauses(activity: Activity, wanted: Iterable[Document]) -> None:
    rows = {(row.first_day, row.last_day): row for row in activity.pauses}
    kept = []
    for each in wanted:
        first, last = _required_day("first_day", each["first_day"]), _required_day("last_day", each["last_day"])
        if last < first:
            raise WrongDocument("last_day", "is before the first day")
        row = rows.get((first, last)) or Pause(first_day=first, last_day=last)
        row.reason = codes("reason", [each.get("reason", "")], ("", *models.REASONS))[0]
        if row not in kept:
            kept.append(row)
    activity.pauses = kept


def moment(field: str, value: str) -> datetime:
    """A naive wall-clock time of whole minutes. Raises WrongDocument."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise WrongDocument(field, f"{value!r} is not a time like 2026-11-23T09:30") from error
    if found.tzinfo is not None:
        raise WrongDocument(field, f"{value!r} is not a time on the wall: it has a zone")
    return found.replace(second=0, microsecond=0)


def _required_day(field: str, value: str) -> date:
    day = iso_date(field, value)
    if day is None:
        raise WrongDocument(field, "is empty")
    return day


def _duration(field: str, value: Any) -> int:
    minutes = _number(field, value) or 0
    if not 1 <= minutes <= LONGEST.total_seconds() // 60:
        raise WrongDocument(field, f"{value!r} is not a number of minutes up to seven days")
    return minutes


def _number(field: str, value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or not 0 <= value <= 1_000_000):
        raise WrongDocument(field, f"{value!r} is not a number from 0 to 1000000")
    return value


def _check_ages(activity: Activity) -> None:
    if activity.age_min is not None and activity.age_max is not None and activity.age_max < activity.age_min:
        raise WrongDocument("age_max", "is below the lowest age")


def _rule_document(row: Activity | EarlierSeries) -> Document:
    return {
        "starts": _moment(row.starts),
        "duration": row.duration,
        "rrule": row.rrule,
        "skips_school_holidays": row.skips_school_holidays,
        "location": row.location.slug,
        "room": row.room.slug if row.room else "",
    }


def _change_document(row: DateChange) -> Document:
    return {
        "recurrence_id": _moment(row.recurrence_id),
        "status": row.status,
        "reason": row.reason,
        "reason_text": _source(row.reason_text),
        "new_starts": _moment(row.new_starts) if row.new_starts else None,
        "new_duration": row.new_duration,
        "location": row.new_location.slug if row.new_location else "",
        "room": row.new_room.slug if row.new_room else "",
    }


def _source(text: Text | None) -> str:
    return text.source if text is not None else ""


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="minutes")


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


ACTIVITY = RecordKind("activity", Activity, snapshot, apply, settle=rebuild)
