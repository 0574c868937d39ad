"""Rooms: who is in them, and when they are free."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.activities.actions import cancel_occurrence
from app.activities.rooms import clashes, free_rooms, free_starts, taken
from tests import factories
from tests.factories import AT

HALF_PAST_NINE, HALF_PAST_ELEVEN = datetime(2026, 11, 23, 9, 30), datetime(2026, 11, 23, 11, 30)
TWO_ROOMS = [
    {"slug": "zaal", "name": "Zaal", "is_example": False},
    {"slug": "hok", "name": "Hok", "is_example": False},
]


def place_with_coffee(session, **facts):
    place = factories.location(session, rooms=TWO_ROOMS)
    activity = factories.activity(session, location=place.slug, room="zaal", **facts)
    return place, activity


def test_a_room_is_taken_from_the_first_to_the_last_minute_and_no_longer(session):
    place, activity = place_with_coffee(session)
    [found] = taken(session, place.id, HALF_PAST_NINE - timedelta(hours=1), HALF_PAST_NINE + timedelta(minutes=1))
    assert (found.activity_id, found.title) == (activity.id, "Koffieochtend")
    assert taken(session, place.id, HALF_PAST_NINE - timedelta(hours=1), HALF_PAST_NINE) == []
    assert taken(session, place.id, HALF_PAST_ELEVEN, HALF_PAST_ELEVEN + timedelta(hours=1)) == []


def test_a_closed_meeting_holds_its_room_and_a_cancelled_date_does_not(session):
    place, activity = place_with_coffee(session, visibility="room", title="Overleg")
    assert [each.title for each in taken(session, place.id, HALF_PAST_NINE, HALF_PAST_ELEVEN)] == ["Overleg"]
    assert [room.slug for room in free_rooms(session, place, HALF_PAST_NINE, HALF_PAST_ELEVEN)] == ["hok"]
    cancel_occurrence(session, activity, HALF_PAST_NINE, by=None, at=AT)
    assert taken(session, place.id, HALF_PAST_NINE, HALF_PAST_ELEVEN) == []


def test_an_activity_is_not_in_its_own_way(session):
    place, activity = place_with_coffee(session)
    assert taken(session, place.id, HALF_PAST_NINE, HALF_PAST_ELEVEN, without=activity.id) == []


def test_a_clash_is_about_the_same_room_and_overlapping_times(session):
    place, _activity = place_with_coffee(session)
    there = taken(session, place.id, HALF_PAST_NINE, HALF_PAST_ELEVEN)
    room, other = place.rooms
    assert clashes([(HALF_PAST_NINE, HALF_PAST_ELEVEN)], there, room.id)
    assert not clashes([(HALF_PAST_NINE, HALF_PAST_ELEVEN)], there, other.id)
    assert not clashes([(HALF_PAST_ELEVEN, HALF_PAST_ELEVEN + timedelta(hours=1))], there, room.id)


QUARTERS = st.integers(0, 95).map(lambda quarter: datetime(2026, 11, 23) + timedelta(minutes=15 * quarter))
SPANS = st.lists(st.tuples(QUARTERS, st.integers(1, 16)).map(lambda s: (s[0], s[0] + timedelta(minutes=15 * s[1]))))


@given(SPANS, QUARTERS, st.integers(1, 16))
def test_every_proposed_time_is_really_free_on_that_day_and_near(spans, start, quarters):
    length = timedelta(minutes=15 * quarters)
    for each in free_starts(spans, start, length):
        assert each.date() == start.date()
        assert abs(each - start) <= timedelta(hours=4)
        assert not [1 for begin, end in spans if each < end and each + length > begin]
