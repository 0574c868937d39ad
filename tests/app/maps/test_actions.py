"""Pins and outlines, written on both databases."""

import pytest
from sqlalchemy import select

from app.changes.queries import history
from app.directory.actions import LocationConflict, location_snapshot, put_location
from app.directory.locations import LOCATION
from app.generation import NUMBER
from app.maps.actions import HiddenPlace, put_outlines, put_pin
from app.maps.models import Outline
from app.maps.outlines import Border
from app.maps.queries import outlines, pinned
from tests import factories

SQUARE = {"type": "Polygon", "coordinates": [[[4.6, 52.47], [4.61, 52.47], [4.61, 52.48], [4.6, 52.47]]]}


def pin(session, place, where, version=None) -> None:
    put_pin(session, place, where, by=None, at=factories.AT, expected_version=version or place.version)


def test_a_pin_is_put_moved_and_taken_away_and_stands_in_the_history(session):
    place = factories.location(session, name="De Stek")
    for where in ((52.4742, 4.6431), (52.475, 4.64), None):
        pin(session, place, where)
        assert pinned(place) == where
    steps = [each.differences for each in history(session, LOCATION, place.id)]
    assert steps[0]["latitude"] == [52.475, None]
    assert place.name.source == "De Stek"


def test_a_pin_on_a_place_that_somebody_else_saved_meanwhile_is_a_conflict(session):
    place = factories.location(session)
    seen = place.version
    put_location(session, {**location_snapshot(place), "address_1": "Dorpsstraat 2"}, by=None, at=factories.AT)
    with pytest.raises(LocationConflict):
        pin(session, place, (52.4742, 4.6431), version=seen)
    assert pinned(place) is None


def test_a_hidden_place_gets_no_pin_and_loses_the_one_it_had(session):
    place = factories.location(session, latitude=52.4742, longitude=4.6431)
    put_location(session, {**location_snapshot(place), "is_hidden": True}, by=None, at=factories.AT)
    assert (place.latitude, place.longitude) == (None, None)
    assert "52.47" not in str([each.differences for each in history(session, LOCATION, place.id)])
    with pytest.raises(HiddenPlace):
        pin(session, place, (52.4742, 4.6431))
    place.latitude, place.longitude = 52.4742, 4.6431  # however it came into the row
    assert pinned(place) is None


def test_outlines_are_those_of_the_last_file_and_the_same_file_writes_nothing(session):
    borders = [Border("Staalbuurt", "CBS", SQUARE), Border("Gildenbuurt", "CBS", SQUARE)]
    assert put_outlines(session, borders)
    ids = set(session.scalars(select(Outline.id)))
    session.commit()
    number = session.execute(NUMBER).scalar()
    assert not put_outlines(session, borders)
    session.commit()
    assert session.execute(NUMBER).scalar() == number, "no page is made anew for nothing"
    assert set(session.scalars(select(Outline.id))) == ids
    assert put_outlines(session, borders[:1])
    found = outlines(session)
    assert [each["properties"]["name"] for each in found["features"]] == ["Staalbuurt"]
    assert found["credit"] == ["CBS"]
