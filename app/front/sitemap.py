"""Every public address that search engines may know. Examples are left out: they are not real."""

from datetime import date

from sqlalchemy.orm import Session

from app.activities.queries import public_activities
from app.areas.topics import TOPICS
from app.directory.queries import public_addresses

FIXED = ("", "hulp/", "activiteiten/", "kaart/", "privacy/", "toegankelijkheid/", "over/")
FOLDERS = {"service": "aanbod", "organization": "organisatie"}

Entry = tuple[str, date | None]  # the address after the language, and the day it last changed


def entries(session: Session) -> list[Entry]:
    found: list[Entry] = [(path, None) for path in FIXED]
    found += [(f"hulp/{topic.slug}/", None) for topic in TOPICS]
    for each in public_addresses(session):
        found.append((f"{FOLDERS[each.kind]}/{each.slug}/", each.updated_at.date()))
    for activity in public_activities(session):
        if not activity.is_example:
            found.append((f"activiteiten/{activity.slug}/", activity.updated_at.date()))
    return found
