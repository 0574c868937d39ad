"""The document a board lives on: eight weeks, ready formatted in every language of the screen. Pure; see schema below.

    schema, version, from, through
    screen      {slug, name, hours {weekday: [start, end]}, without_slides, without_notices, pairing}
    languages   [{code, autonym, dir}]     others [{code, autonym, dir}]   that a telephone can choose
    words       {language: {key: text}}
    days        {day: {language: text}}
    activities  {slug: {example, icon, dutch, texts {language: {title, lang, cost, who, signup, spoken}},
                qr {language: code}}}
    places      [{language: text}]     notes [{language: text}]
    occurrences [{activity, day, start, end, status, place, note}]   place and note are positions in those lists
    closed      [{from, through, note}]     holidays [day]
    notices     [{id, priority, from, until, texts {language: {title, body, lang}}}]
    urgent      [{number, dutch, words {language: text}}]
    topics      [{slug, icon, texts {language: {name, explanation, steps}}}]
    site, help  {language: code}

A code is {address, path, size}. Every moment is ISO 8601 with its offset; `version` is a digest of all the rest.
All but `screen` is the same for every screen of a place with the same languages, and is made once for them;
`notices` are the same in all places.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app.activities.queries import ActivityRow
from app.activities.shown import reason_words
from app.areas.topics import TOPICS, Topic
from app.catalogs import translate
from app.dates import AMSTERDAM, day_text, instant_of
from app.directory.hours import is_public_holiday
from app.languages import SOURCE, language, offered_codes
from app.notices.queries import ShownNotice
from kiosk import words
from kiosk.codes import activity_code, help_code, site_code

SCHEMA = 2
WEEKS = 8
# Danger has its own slide of numbers, and who meets violence is never addressed in a full hall: a number only.
NOT_ON_SCREENS = {"nood", "geweld"}


@dataclass(frozen=True)
class ScreenView:
    """A screen as it is on the wall: only languages that are complete."""

    slug: str
    name: str
    location_slug: str
    location_name: str
    languages: tuple[str, ...]
    hours: Mapping[str, Sequence[str]] = field(default_factory=dict)
    without_slides: tuple[str, ...] = ()
    without_notices: tuple[str, ...] = ()
    pairing_until: datetime | None = None  # an instant; until then it shows a code


@dataclass(frozen=True)
class ClosedDays:
    """The whole house is closed from the first up to and with the last day; `reason` is a code or empty."""

    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True)
class Source:
    """What a board is made of: the same dates and notices in each language, in the same order."""

    screen: ScreenView
    first_day: date
    activities: Mapping[str, Sequence[ActivityRow]]
    notices: Mapping[str, Sequence[ShownNotice]]
    base_url: str
    closed: Sequence[ClosedDays] = ()

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(weeks=WEEKS, days=-1)


class Pool:
    """Texts that many dates share, each once."""

    def __init__(self) -> None:
        self.texts: list[dict[str, str]] = []
        self._positions: dict[tuple[str, ...], int] = {}

    def position(self, texts: dict[str, str]) -> int:
        key = tuple(texts.values())
        if key not in self._positions:
            self._positions[key] = len(self.texts)
            self.texts.append(texts)
        return self._positions[key]


def board_document(source: Source, at: datetime | None = None) -> dict[str, Any]:
    content, notices = board_content(source), notices_of(source.notices, source.screen.languages)
    return {**content, **head_of(source.screen, at, content["version"], notices)}


def head_of(screen: ScreenView, at: datetime | None, content: str, notices: Mapping[str, Any]) -> dict[str, Any]:
    """What a document says before what its place shares; `content` is the version of that, `at` an instant."""
    own = {
        "slug": screen.slug,
        "name": screen.name,
        "hours": {day: list(times) for day, times in screen.hours.items()},
        "without_slides": list(screen.without_slides),
        "without_notices": list(screen.without_notices),
        "pairing": bool(at and screen.pairing_until and at < screen.pairing_until),
    }
    version = version_of({"content": content, "notices": notices["version"], "screen": own})
    return {"version": version, "screen": own, "notices": notices["notices"]}


def board_content(source: Source) -> dict[str, Any]:
    """All that the screens of a place have in common, without the announcements."""
    codes = source.screen.languages
    places, notes = Pool(), Pool()
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "from": source.first_day.isoformat(),
        "through": source.last_day.isoformat(),
        "languages": [_language(code) for code in codes],
        "others": [_language(code) for code in offered_codes() if code not in codes],
        "words": {code: words.board_words(code) for code in {*codes, SOURCE}},  # Dutch stands beside every language.
        "days": _days(source),
        "activities": _activities(source),
        "occurrences": [_occurrence(source, rows, places, notes) for rows in _together(source.activities, codes)],
        "closed": [_closed(each, codes, notes) for each in source.closed],
        "places": places.texts,
        "notes": notes.texts,
        "holidays": [day.isoformat() for day in _every_day(source) if is_public_holiday(day)],
        "urgent": [_urgent(number, dutch, codes) for number, dutch in words.URGENT],
        "topics": [_topic(topic, codes) for topic in TOPICS if topic.slug not in NOT_ON_SCREENS],
        "site": {code: asdict(site_code(source.base_url, code)) for code in codes},
        "help": {code: asdict(help_code(source.base_url, code)) for code in codes},
    }
    return {"version": version_of(content), **content}


def notices_of(notices: Mapping[str, Sequence[ShownNotice]], codes: Sequence[str]) -> dict[str, Any]:
    """The announcements, which all screens with the same languages have in common, and a version of them."""
    found = [_notice(rows) for rows in _together(notices, codes)]
    return {"version": version_of(found), "notices": found}


def still_today(document: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """The dates of today that are not over at a wall-clock time, for the page as it is without JavaScript."""
    return [
        each
        for each in document["occurrences"]
        if each["day"] <= now.date().isoformat() and datetime.fromisoformat(each["end"]) > instant_of(now)
    ]


def version_of(document: Any) -> str:
    written = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def moment(wall: datetime) -> str:
    """A wall-clock time as ISO 8601 with the offset it has in Velsen-Noord."""
    return instant_of(wall).astimezone(AMSTERDAM).isoformat()


def _together(rows: Mapping[str, Sequence[Any]], codes: Sequence[str]) -> list[dict[str, Any]]:
    """Row by row what each language says of it."""
    return [dict(zip(codes, each, strict=True)) for each in zip(*(rows[code] for code in codes), strict=True)]


def _language(code: str) -> dict[str, str]:
    found = language(code)
    return {"code": code, "autonym": found.autonym, "dir": found.direction}


def _days(source: Source) -> dict[str, dict[str, str]]:
    codes = {*source.screen.languages, SOURCE}
    return {day.isoformat(): {code: day_text(day, code) for code in codes} for day in _every_day(source)}


def _every_day(source: Source) -> list[date]:
    return [source.first_day + timedelta(days=number) for number in range(WEEKS * 7)]


def _activities(source: Source) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for rows in _together(source.activities, source.screen.languages):
        any_row: ActivityRow = next(iter(rows.values()))
        if any_row.slug not in found:
            found[any_row.slug] = {
                "example": any_row.is_example,
                "icon": any_row.icon,
                "dutch": any_row.title.dutch,
                "texts": {code: _activity_texts(row, code) for code, row in rows.items()},
                "qr": {code: asdict(activity_code(source.base_url, any_row.code, code)) for code in rows},
            }
    return found


def _activity_texts(row: ActivityRow, code: str) -> dict[str, str]:
    return {
        "title": row.title.value,
        "lang": row.title.language,
        "cost": words.cost_words(row, code),
        "who": words.who_words(row, code),
        "signup": words.signup_words(row, code),
        "spoken": words.spoken_words(row, code),
    }


def _occurrence(source: Source, rows: dict[str, ActivityRow], places: Pool, notes: Pool) -> dict[str, Any]:
    row = next(iter(rows.values()))
    own_name = source.screen.location_name
    return {
        "activity": row.slug,
        "day": row.starts.date().isoformat(),
        "start": moment(row.starts),
        "end": moment(row.ends),
        "status": row.status,
        "place": places.position({code: words.place_words(each, code, own_name) for code, each in rows.items()}),
        "note": notes.position({code: words.note_words(each, code) for code, each in rows.items()}),
    }


def _notice(rows: dict[str, ShownNotice]) -> dict[str, Any]:
    row = next(iter(rows.values()))
    return {
        "id": row.slug,
        "priority": row.is_priority,
        "from": moment(row.starts),
        "until": moment(row.ends),
        "dutch": row.title.dutch,
        "texts": {
            code: {"title": each.title.value, "body": each.body.value, "lang": each.title.language}
            for code, each in rows.items()
        },
    }


def _urgent(number: str, dutch: str, codes: Sequence[str]) -> dict[str, Any]:
    words = {code: translate(code, dutch) if dutch else "" for code in codes}
    return {"number": number, "dutch": dutch, "words": words}


def _closed(days: ClosedDays, codes: Sequence[str], notes: Pool) -> dict[str, Any]:
    return {
        "from": days.first_day.isoformat(),
        "through": days.last_day.isoformat(),
        "note": notes.position({code: reason_words(days.reason, code).value for code in codes}),
    }


def _topic(topic: Topic, codes: Sequence[str]) -> dict[str, Any]:
    def said(code: str) -> dict[str, Any]:
        name, explanation, *steps = (
            translate(code, dutch, "topics") for dutch in (topic.name, topic.explanation, *topic.steps)
        )
        return {"name": name, "explanation": explanation, "steps": steps}

    return {"slug": topic.slug, "icon": topic.icon, "dutch": topic.name, "texts": {code: said(code) for code in codes}}
