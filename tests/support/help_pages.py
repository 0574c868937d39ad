"""Where the pages of the back office about help are, and what stands there."""

from typing import Any

from sqlalchemy.orm import Session

from tests.support.inspection import Element

HULP = "/beheer/hulp/"


def address_of(service: Any) -> str:
    return f"{HULP}aanbod/{service.slug}/"


def place_address(place: Any) -> str:
    return f"{HULP}plekken/{place.slug}/"


def reread(session: Session, record: Any) -> Any:
    """The record as a request left it."""
    session.expire_all()
    return session.get(type(record), record.id)


def slugs_in(page: Element) -> list[str]:
    """What a list shows, in order."""
    found: list[str] = page.xpath("//article/@data-slug")
    return found
