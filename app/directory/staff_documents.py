"""From documents to the forms of staff and back, and how a fact that was only recalled becomes public."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.areas.audiences import SPOKEN_LANGUAGES
from app.dates import WEEKDAYS
from app.directory.staff_forms import TEXTS
from app.records.kinds import Document
from app.records.slugs import first_free, slug_of

SAME_IN_SERVICE = (
    *TEXTS,
    *("slug", "organization", "proper_name", "status", "audiences", "areas", "languages", "access", "locations"),
    *("always_open", "closed_on_holidays", "cost", "anonymous", "papers", "tells_others", "phones", "channels"),
)
SAME_IN_ORGANIZATION = ("slug", "name", "proper_name", "summary", "website", "email", "phones")
SAME_IN_LOCATION = (
    *("name", "proper_name", "organization", "address_1", "postal_code", "city", "accessibility", "is_hidden"),
    "staff_note",
)
CLOSED = "00:00"  # A date whose times are equal is closed.


def service_data(document: Document) -> dict[str, Any]:
    """The values of ServiceForm."""
    topics = document["topics"]
    schedules = document["schedules"]
    return {
        **{name: document[name] for name in SAME_IN_SERVICE},
        **_notes_data(document),
        "main_topic": topics[0] if topics else "",
        "topics": topics[1:],
        "week": [row for row in schedules if not row["day"]],
        "exceptions": [_exception_data(row) for row in schedules if row["day"]],
        "documents": [{"sentence": sentence} for sentence in document["documents"]],
        "keywords": "\n".join(document["keywords"]),
    }


def service_document(form: Any, standing: Document) -> Document:
    """What the form says. `standing` gives the order of what has one, and the facts whose values nobody retyped."""
    chosen = [topic for topic in form.topics.data or [] if topic != form.main_topic.data]
    main = [form.main_topic.data] if form.main_topic.data else []
    before = standing.get("topics", [])
    chosen.sort(key=lambda topic: before.index(topic) if topic in before else len(before))
    week = [
        {
            "days": [day for day in WEEKDAYS if day in (row["days"] or ())],
            "day": "",
            "opens": row["opens"],
            "closes": row["closes"],
        }
        for row in form.week.data
    ]
    return {
        **_same(form, SAME_IN_SERVICE),
        **_notes(form, standing),
        "audiences": sorted(form.audiences.data or []),
        "areas": sorted(form.areas.data or []),
        "languages": sorted(form.languages.data or []),
        "locations": sorted(form.locations.data or []),
        "topics": main + chosen,
        "schedules": week + [_exception(row) for row in form.exceptions.data],
        "documents": [row["sentence"] for row in form.documents.data],
        "keywords": list(dict.fromkeys(filter(None, map(str.strip, (form.keywords.data or "").splitlines())))),
    }


def organization_data(document: Document) -> dict[str, Any]:
    return {**{name: document[name] for name in SAME_IN_ORGANIZATION}, **_notes_data(document)}


def organization_document(form: Any, standing: Document) -> Document:
    return {**_same(form, SAME_IN_ORGANIZATION), **_notes(form, standing)}


def location_data(document: Document) -> dict[str, Any]:
    rooms = [{**room, "is_example": "1" if room["is_example"] else ""} for room in document["rooms"]]
    return {**{name: document[name] for name in SAME_IN_LOCATION}, "rooms": rooms}


def location_document(form: Any, standing: Document) -> Document:
    """The pin on the map is not in the form; a new room gets an address of its own from its name."""
    taken = {room["slug"] for room in form.rooms.data if room["slug"]}
    rooms = []
    for room in form.rooms.data:
        slug = room["slug"] or first_free(slug_of(room["name"], "zaal"), taken)
        taken.add(slug)
        rooms.append({"slug": slug, "name": room["name"], "is_example": room["is_example"] == "1"})
    pin = {name: standing.get(name) for name in ("latitude", "longitude")}
    return {**_same(form, SAME_IN_LOCATION), **pin, "rooms": rooms}


def can_take_over(key: str, document: Document) -> bool:
    return key in TAKING and key in document["unconfirmed"]


def taken_over(document: Document, key: str) -> Document:
    """The document with a recalled fact in its public field. Where words stand already, it comes beside them."""
    value = str(document["unconfirmed"][key])
    rest = {name: each for name, each in document["unconfirmed"].items() if name != key}
    return {**document, **TAKING[key](document, value), "unconfirmed": rest}


def _take_website(document: Document, value: str) -> Document:
    if "website" in document:  # an organisation has one
        return {"website": value}
    return _take_channel(document, "website", value)


def _take_email(document: Document, value: str) -> Document:
    return {"email": value} if "email" in document else _take_channel(document, "email", value)


def _take_channel(document: Document, kind: str, value: str) -> Document:
    return {"channels": [*document["channels"], {"kind": kind, "value": value, "language": ""}]}


def _take_phone(document: Document, value: str) -> Document:
    return {"phones": [*document["phones"], {"number": value, "foreign": "", "owner": ""}]}


def _take_cost(document: Document, value: str) -> Document:
    return {"cost": "free"} if value.strip(" .").casefold() == "gratis" else _take_text(document, "cost_text", value)


def _take_hours(document: Document, value: str) -> Document:
    return _take_text(document, "hours_text", value)


def _take_languages(document: Document, value: str) -> Document:
    found = {code for code in re.findall(r"[a-z]+", value) if code in SPOKEN_LANGUAGES}
    return {"languages": sorted({*document["languages"], *found})}


def _take_anonymous(document: Document, _value: str) -> Document:
    return {"anonymous": "yes"}


def _take_text(document: Document, field: str, value: str) -> Document:
    return {field: "\n".join(filter(None, (document[field], value)))}


TAKING: Mapping[str, Callable[[Document, str], Document]] = {
    "website": _take_website,
    "email": _take_email,
    "phone": _take_phone,
    "cost": _take_cost,
    "hours": _take_hours,
    "languages": _take_languages,
    "anonymous": _take_anonymous,
}


def _same(form: Any, names: tuple[str, ...]) -> Document:
    return {name: form[name].data if form[name].data is not None else "" for name in names}


def _notes_data(document: Document) -> dict[str, Any]:
    sources = [{**source, "fields": ",".join(source.get("fields", ()))} for source in document["sources"]]
    return {"unconfirmed": list(document["unconfirmed"]), "staff_note": document["staff_note"], "sources": sources}


def _notes(form: Any, standing: Document) -> Document:
    kept = set(form.unconfirmed.data or [])
    sources = [
        {
            "title": row["title"],
            "url": row["url"],
            "fields": [each for each in (row["fields"] or "").split(",") if each],
        }
        for row in form.sources.data
    ]
    return {
        "unconfirmed": {key: value for key, value in standing["unconfirmed"].items() if key in kept},
        "staff_note": form.staff_note.data or "",
        "sources": sources,
    }


def _exception_data(row: Document) -> Document:
    is_closed = row["opens"] == row["closes"]
    return {
        "day": row["day"],
        "opens": "" if is_closed else row["opens"],
        "closes": "" if is_closed else row["closes"],
    }


def _exception(row: Document) -> Document:
    is_closed = not row["opens"] and not row["closes"]
    opens, closes = (CLOSED, CLOSED) if is_closed else (row["opens"], row["closes"])
    return {"days": [], "day": row["day"], "opens": opens, "closes": closes}
