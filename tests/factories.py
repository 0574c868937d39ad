"""Records for tests, made as the back office makes them. Everything has a default: name what a test is about."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.actions import create_person
from app.accounts.models import EDITOR, Person
from app.accounts.passwords import CHEAP
from app.activities.actions import ACTIVITY
from app.activities.models import Activity
from app.areas.actions import put_area
from app.areas.models import NEIGHBOURHOOD, Area
from app.content.actions import put_translation
from app.content.models import MACHINE, Text
from app.directory.actions import ORGANIZATION, SERVICE, put_location
from app.directory.models import Location, Organization, Service
from app.records import actions as records
from app.records.kinds import RecordKind
from app.records.models import PUBLISHED

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # Monday, 9:00 on the wall
PASSWORD = "vier korte woorden samen"
_numbers: Iterator[int] = count(1)


def slug(kind: str) -> str:
    return f"{kind}-{next(_numbers)}"


def organization(session: Session, *, state: str = PUBLISHED, is_example: bool = False, **facts: Any) -> Organization:
    document = {"slug": slug("organisatie"), "name": "Buurtwerk", **facts}
    made: Organization = records.create(
        session, ORGANIZATION, document, by=None, at=AT, state=state, is_example=is_example
    )
    return made


def location(session: Session, **facts: Any) -> Location:
    """A place with one room, `zaal`."""
    document = {
        "slug": slug("plek"),
        "name": "Het buurthuis",
        "address_1": "Dorpsstraat 1",
        "postal_code": "1951 AB",
        "city": "Velsen-Noord",
        "rooms": [{"slug": "zaal", "name": "Zaal", "is_example": False}],
        **facts,
    }
    return put_location(session, document, by=None, at=AT)


def area(session: Session, slug: str = "velsen-noord", level: str = NEIGHBOURHOOD, **facts: Any) -> Area:
    """The area with this slug, made when it is not there yet."""
    found = session.scalar(select(Area).where(Area.slug == slug))
    return found or put_area(session, {"slug": slug, "name": slug.title(), "level": level, "parent": "", **facts})


def service(session: Session, *, state: str = PUBLISHED, is_example: bool = False, **facts: Any) -> Service:
    """A service for Velsen-Noord under `geld`; its organisation is made when none is named."""
    document = {
        "slug": slug("aanbod"),
        "name": "Geldhulp",
        "summary": "Hulp met brieven en schulden.",
        "topics": ["geld"],
        "areas": [area(session).slug],
        "phones": [{"number": "14 0255"}],
        **facts,
    }
    if "organization" not in document:
        document["organization"] = organization(session).slug
    made: Service = records.create(session, SERVICE, document, by=None, at=AT, state=state, is_example=is_example)
    return made


def activity(session: Session, *, state: str = PUBLISHED, is_example: bool = False, **facts: Any) -> Activity:
    """A coffee morning every Monday from 9:30 to 11:30, from 23 November 2026 on."""
    document = {
        "slug": slug("activiteit"),
        "preset": "koffieochtend",
        "topics": ["ontmoeten"],
        "starts": "2026-11-23T09:30",
        "duration": 120,
        "rrule": "FREQ=WEEKLY;BYDAY=MO",
        **facts,
    }
    if "organization" not in document:
        document["organization"] = organization(session).slug
    if "location" not in document:
        document["location"] = location(session).slug
    made: Activity = records.create(session, ACTIVITY, document, by=None, at=AT, state=state, is_example=is_example)
    return made


def notice(session: Session, *, state: str = PUBLISHED, **facts: Any) -> Any:
    """An announcement for web and screens, for the whole of Monday 23 November 2026."""
    from app.notices.actions import NOTICE

    document = {
        "slug": slug("bericht"),
        "title": "De Stek is vandaag dicht.",
        "body": "",
        "starts": "2026-11-23T00:00",
        "ends": "2026-11-24T00:00",
        **facts,
    }
    return records.create(session, NOTICE, document, by=None, at=AT, state=state)


def person(session: Session, *, role: str = EDITOR, **facts: Any) -> Person:
    """Somebody who can sign in with PASSWORD."""
    defaults = {"email": f"{slug('iemand')}@voorbeeld.nl", "name": "Noor de Wit", "must_change_password": False}
    return create_person(session, **{**defaults, **facts}, role=role, password=PASSWORD, hasher=CHEAP, by=None, at=AT)


def translation(text: Text | None, code: str, value: str, *, origin: str = MACHINE) -> None:
    assert text is not None, "the record has no such text to translate"
    put_translation(text, code, value, origin=origin)


def save(session: Session, record: Any, document: dict[str, Any], *, by: uuid.UUID | None = None) -> None:
    """Change some fields of a record, as a form does."""
    records.save(session, kind_of(record), record, document, by=by, at=AT)


def withdraw(session: Session, record: Any) -> None:
    records.withdraw(session, kind_of(record), record, by=None, at=AT)


def kind_of(record: Any) -> RecordKind:
    return next(kind for kind in (ORGANIZATION, SERVICE, ACTIVITY) if isinstance(record, kind.model))
