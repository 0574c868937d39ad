"""A whole place for a period: what is touched, and that each of it can be undone."""

from datetime import date, datetime

import pytest

from app.activities.actions import ACTIVITY
from app.activities.bulk import CANCEL, MOVE, PAUSE, affected, change_all
from app.activities.queries import occurrences_between
from app.records.undoing import undo
from tests import factories
from tests.factories import AT

ROOMS = [{"slug": "zaal", "name": "Zaal", "is_example": False}, {"slug": "hok", "name": "Hok", "is_example": False}]
NOW = datetime(2026, 11, 23, 9, 0)
PERIOD = (date(2026, 11, 23), date(2026, 12, 6))


@pytest.fixture
def place(session):
    return factories.location(session, rooms=ROOMS)


@pytest.fixture
def coffee(session, place):
    return factories.activity(session, location=place.slug, room="zaal")


@pytest.fixture
def lesson(session, place):
    return factories.activity(session, location=place.slug, room="hok", visibility="room", title="Les")


def change(session, place, deed, room=None, **facts):
    by = factories.person(session).id
    dates = affected(session, place, room, *PERIOD, NOW)
    return change_all(session, dates, deed, period=PERIOD, by=by, at=AT, **facts)


def statuses(session, activity):
    found = occurrences_between(session, NOW, datetime(2026, 12, 14, 23), "nl")
    return [row.status for row in found if row.slug == activity.slug]


def test_a_room_or_a_whole_place_closed_meetings_included(session, place, coffee, lesson):
    elsewhere = factories.activity(session)
    found = affected(session, place, None, *PERIOD, NOW)
    assert {each.activity_id for each in found} == {coffee.id, lesson.id}
    assert elsewhere.id not in {each.activity_id for each in found}
    assert {each.activity_id for each in affected(session, place, place.rooms[0], *PERIOD, NOW)} == {coffee.id}
    assert len(found) == 4


def test_what_is_over_and_what_is_cancelled_already_is_left_alone(session, place, coffee):
    assert len(affected(session, place, None, *PERIOD, datetime(2026, 11, 23, 12))) == 1
    change(session, place, CANCEL)
    assert affected(session, place, None, *PERIOD, NOW) == []


@pytest.mark.parametrize("deed", [CANCEL, PAUSE])
def test_everything_is_off_in_the_period_and_on_after_it(session, place, coffee, lesson, deed):
    changed = change(session, place, deed, reason="holiday")
    assert {each.id for each in changed} == {coffee.id, lesson.id}
    assert statuses(session, coffee) == ["cancelled", "cancelled", "confirmed", "confirmed"]


def test_everything_moves_to_another_room(session, place, coffee):
    change(session, place, MOVE, room=place.rooms[0], target=(place, place.rooms[1]))
    rows = occurrences_between(session, NOW, datetime(2026, 12, 14, 23), "nl")
    assert [str(row.room) for row in rows] == ["Hok", "Hok", "Zaal", "Zaal"]


@pytest.mark.parametrize("deed", [CANCEL, PAUSE])
def test_each_activity_is_one_step_that_can_be_undone(session, place, coffee, deed):
    before = ACTIVITY.snapshot(session, coffee)
    change(session, place, deed)
    undo(session, ACTIVITY, coffee, coffee.version, by=factories.person(session).id, at=AT)
    assert ACTIVITY.snapshot(session, coffee) == before
