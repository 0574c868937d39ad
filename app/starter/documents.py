"""From starter files to record documents: the facts of a record and its Dutch words together."""

from datetime import date, datetime, time

from app.activities.recurrence import first_date
from app.content.models import Text
from app.starter.files import Content, Table

ANCHOR = date(
    2026, 1, 1
)  # Example series begin on their first date from here on, so that loading again changes nothing.
SERVICE_WORDS = ("name", "summary", "for_whom", "next_step", "alert")


def organization_document(content: Content, slug: str) -> Table:
    words = content.dutch("organizations", slug)
    facts = _without(content.organizations[slug], "is_example")
    return {**facts, "slug": slug, "name": words["name"], "summary": words.get("summary", "")}


def location_document(content: Content, slug: str) -> Table:
    words = content.dutch("locations", slug)
    facts = content.locations[slug]
    room_names = words.get("rooms", {})
    rooms = [
        {"slug": room, "name": room_names[room], "is_example": about.get("is_example", False)}
        for room, about in facts.get("rooms", {}).items()
    ]
    return {**facts, "slug": slug, "name": words["name"], "rooms": rooms}


def service_document(content: Content, slug: str) -> Table:
    words = content.dutch("services", slug)
    document = {**content.services[slug], "slug": slug}
    document |= {field: words.get(field, "") for field in SERVICE_WORDS}
    document["cost_text"] = words.get("cost", "")
    document["hours_text"] = words.get("hours", "")
    document["documents"] = words.get("documents", [])
    return document


def activity_document(content: Content, slug: str) -> Table:
    words = content.dutch("activities", slug)
    facts = content.activities[slug]
    document = {**_without(facts, "start", "children"), "slug": slug}
    first = first_date(facts.get("rrule", ""), ANCHOR)
    document["starts"] = datetime.combine(first, time.fromisoformat(facts["start"])).isoformat()
    document["children_welcome"] = "yes" if facts.get("children") == "welcome" else "unknown"
    document["signup_text"] = words.get("signup", "")
    for field in ("title", "description", "for_whom", "meeting_point"):
        document[field] = words.get(field, "")
    return document


# Which key of a text file belongs to which text of the record.
SERVICE_TEXTS = {
    "name": "name",
    "summary": "summary",
    "for_whom": "for_whom",
    "next_step": "next_step",
    "cost": "cost_text",
    "hours": "hours_text",
    "alert": "alert",
}
ORGANIZATION_TEXTS = {"name": "name", "summary": "summary"}
ACTIVITY_TEXTS = {
    "title": "title",
    "description": "description",
    "signup": "signup_text",
    "for_whom": "for_whom",
    "meeting_point": "meeting_point",
}


def texts_of(record: object, names: dict[str, str], words: Table) -> list[tuple[str, Text, str]]:
    """The texts of a record that `words` (one language) has a value for: (field, text, value)."""
    found = []
    for key, attribute in names.items():
        text = getattr(record, attribute)
        if text is not None and words.get(key):
            found.append((attribute, text, str(words[key])))
    for number, value in enumerate(words.get("documents", ())):
        required = getattr(record, "documents", [])
        if number < len(required):
            found.append((f"documents.{number}", required[number].document, value))
    return found


def _without(facts: Table, *keys: str) -> Table:
    return {key: value for key, value in facts.items() if key not in keys}
