"""Put a pin at a place, and make the outlines what a file says."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.directory.actions import location_snapshot, put_location
from app.directory.models import Location
from app.maps.models import Outline
from app.maps.outlines import Border


class HiddenPlace(Exception):
    """A hidden place has no pin: whoever sees a pin knows where it is."""


def put_pin(
    session: Session,
    place: Location,
    pin: tuple[float, float] | None,
    *,
    by: uuid.UUID,
    at: datetime,
    expected_version: int,
) -> None:
    """Latitude and longitude, or None to take the pin away. Raises HiddenPlace and LocationConflict."""
    if place.is_hidden:
        raise HiddenPlace(place.slug)
    latitude, longitude = pin or (None, None)
    document = {**location_snapshot(place), "latitude": latitude, "longitude": longitude}
    put_location(session, document, by=by, at=at, expected_version=expected_version)


def put_outlines(session: Session, borders: Sequence[Border]) -> bool:
    """These and no others. False, and nothing is written, when they stand there already."""
    standing = session.scalars(select(Outline).order_by(Outline.position)).all()
    if [Border(each.name, each.credit, each.geometry) for each in standing] == list(borders):
        return False
    session.execute(delete(Outline))
    for position, each in enumerate(borders):
        session.add(Outline(position=position, name=each.name, credit=each.credit, geometry=each.geometry))
    session.flush()
    return True
