"""What a board says of itself, and what that means."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import heartbeat as beat
from tests.factories import AT

WELL = {"build": "b1", "version": "v", "state": "live", "asleep": "", "offset": 0, "heap": 20, "width": 1920}
WORKDAYS = {str(day): ["08:00", "22:00"] for day in range(1, 6)}
MONDAY = datetime(2026, 11, 23, 9, 0)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(), st.lists))
def test_whatever_arrives_as_a_fact_is_known_and_small_or_refused(value):
    try:
        found = beat.facts_of({**WELL, "error": value, "heap": value, "more": value})
    except beat.NoBeat:
        return
    assert set(found) == {*beat.TEXTS, *beat.NUMBERS}
    assert all(len(found[name]) <= longest for name, longest in beat.TEXTS.items())


@pytest.mark.parametrize("said", [None, [], "beat", {"heap": float("nan")}, {"width": True}, {"build": 7}])
def test_what_no_board_would_say_is_refused(said):
    with pytest.raises(beat.NoBeat):
        beat.facts_of(said)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"offset": -31_536_000}, [beat.CLOCK_WRONG]),
        ({"build": "b0"}, [beat.OLD_BUILD]),
        ({"heap": 900}, [beat.MUCH_MEMORY]),
        ({"error": "out of paper"}, [beat.HAD_ERROR]),
    ],
)
def test_what_is_not_in_order_has_a_name(facts, expected):
    assert beat.troubles_of({**WELL, **facts}, "b1") == expected


@pytest.mark.parametrize(
    ("is_paired", "minutes", "state", "expected"),
    [
        (False, 1, "live", beat.UNPAIRED),
        (True, None, "live", beat.NEVER),
        (True, 1, "live", beat.LIVE),
        (True, 2, "asleep", beat.ASLEEP),
        (True, 4, "asleep", beat.OFFLINE),
        (True, 1, "offline", beat.LIVE),  # It speaks to us: what it thinks of itself is behind.
    ],
)
def test_the_word_for_a_screen(is_paired, minutes, state, expected):
    at = None if minutes is None else AT - timedelta(minutes=minutes)
    assert beat.state_of(is_paired=is_paired, beat_at=at, facts={"state": state}, now=AT) == expected


@pytest.mark.parametrize(
    ("hours", "last", "wall", "expected"),
    [
        ({}, MONDAY, MONDAY + timedelta(minutes=14), False),
        ({}, MONDAY, MONDAY + timedelta(minutes=15), True),
        (WORKDAYS, MONDAY, MONDAY + timedelta(minutes=20), True),
        # It went to sleep at ten in the evening and is expected from eight o'clock: a quarter of an hour later.
        (WORKDAYS, datetime(2026, 11, 23, 22, 0), datetime(2026, 11, 24, 8, 10), False),
        (WORKDAYS, datetime(2026, 11, 23, 22, 0), datetime(2026, 11, 24, 8, 15), True),
        (WORKDAYS, datetime(2026, 11, 27, 22, 0), datetime(2026, 11, 28, 12, 0), False),  # Saturday
    ],
)
def test_silence_counts_only_while_the_screen_should_be_lit(hours, last, wall, expected):
    assert beat.silent_in_hours(hours, last, wall) == expected
