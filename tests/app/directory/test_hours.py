from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import WEEKDAYS
from app.directory.hours import Hours, HoursLine, exceptions, intervals, is_public_holiday, open_state, week

OFFICE = Hours((HoursLine("09:00", "12:30", ("MO", "TU", "WE", "TH", "FR")), HoursLine("13:00", "17:00", ("MO",))))
NIGHT = Hours((HoursLine("22:00", "04:00", ("FR", "SA")),))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_unknown_hours_are_not_guessed() -> None:
    assert open_state(Hours(), at("2026-11-23T09:00")) is None


def test_day_and_night_is_always_open() -> None:
    state = open_state(Hours(always_open=True), at("2026-12-25T03:00"))
    assert state is not None
    assert state.is_always


@pytest.mark.parametrize(
    ("now", "is_open", "moment"),
    [
        ("2026-11-23T08:59", False, "2026-11-23T09:00"),
        ("2026-11-23T09:00", True, "2026-11-23T12:30"),
        ("2026-11-23T12:29", True, "2026-11-23T12:30"),
        ("2026-11-23T12:30", False, "2026-11-23T13:00"),
        ("2026-11-23T16:59", True, "2026-11-23T17:00"),
        ("2026-11-23T17:00", False, "2026-11-24T09:00"),
        ("2026-11-27T18:00", False, "2026-11-30T09:00"),
    ],
)
def test_open_from_the_first_minute_to_the_last(now: str, is_open: bool, moment: str) -> None:
    state = open_state(OFFICE, at(now))
    assert state is not None
    assert state.is_open is is_open
    assert (state.until if is_open else state.opens) == at(moment)


def test_it_says_whether_it_still_opens_today() -> None:
    early, late = open_state(OFFICE, at("2026-11-23T07:00")), open_state(OFFICE, at("2026-11-23T20:00"))
    assert early is not None
    assert late is not None
    assert early.opens_today
    assert not late.opens_today
    assert not late.is_holiday


@pytest.mark.parametrize(
    ("now", "is_open"),
    [("2026-11-27T23:00", True), ("2026-11-28T03:59", True), ("2026-11-28T04:00", False), ("2026-11-27T03:00", False)],
)
def test_hours_run_past_midnight_into_the_next_day(now: str, is_open: bool) -> None:
    state = open_state(NIGHT, at(now))
    assert state is not None
    assert state.is_open is is_open


def test_closed_on_kings_day_which_moves_when_the_27th_is_a_sunday() -> None:
    state = open_state(OFFICE, at("2026-04-27T10:00"))
    assert state is not None
    assert not state.is_open
    assert state.is_holiday
    assert state.opens == at("2026-04-28T09:00")
    assert is_public_holiday(date(2025, 4, 26))
    assert not is_public_holiday(date(2025, 4, 27))


def test_a_night_before_a_holiday_still_runs_to_its_end() -> None:
    line = HoursLine("22:00", "04:00", ("TH", "FR"))
    running = open_state(Hours((line,)), at("2026-12-25T03:00"))  # Thursday night into Christmas
    evening = open_state(Hours((line,)), at("2026-12-25T23:00"))
    assert running is not None
    assert evening is not None
    assert running.is_open
    assert not evening.is_open


def test_some_are_open_on_holidays_and_some_only_on_one_of_them() -> None:
    christmas = at("2026-12-25T10:00")
    open_then = Hours(OFFICE.lines, closed_on_holidays=False)
    one_day = Hours((*OFFICE.lines, HoursLine("10:00", "11:00", day=date(2026, 12, 25))))
    for hours in (open_then, one_day):
        state = open_state(hours, christmas)
        assert state is not None
        assert state.is_open


def test_a_date_of_its_own_wins_over_the_week_and_equal_times_close_it() -> None:
    hours = Hours((*OFFICE.lines, HoursLine("00:00", "00:00", day=date(2026, 11, 24))))
    assert intervals(hours, date(2026, 11, 24)) == ()
    assert len(intervals(hours, date(2026, 11, 25))) == 1
    state = open_state(hours, at("2026-11-24T10:00"))
    assert state is not None
    assert not state.is_holiday


def test_hours_that_touch_at_midnight_are_one() -> None:
    hours = Hours((HoursLine("18:00", "24:00", ("MO",)), HoursLine("00:00", "02:00", ("TU",))))
    state = open_state(hours, at("2026-11-23T23:00"))
    assert state is not None
    assert state.until == at("2026-11-24T02:00")


def test_every_hour_of_the_week_is_never_closing() -> None:
    hours = Hours((HoursLine("00:00", "24:00", WEEKDAYS),), closed_on_holidays=False)
    state = open_state(hours, at("2026-11-23T23:00"))
    assert state is not None
    assert state.is_always


@pytest.mark.parametrize("now", ["2026-03-29T02:30", "2026-10-25T02:30"])
def test_the_nights_in_which_the_clock_changes_follow_the_clock_on_the_wall(now: str) -> None:
    state = open_state(NIGHT, at(now))
    assert state is not None
    assert state.is_open
    assert state.until == at(now).replace(hour=4, minute=0)


def test_the_week_has_seven_lines_and_no_holidays_in_it() -> None:
    lines = week(OFFICE)
    assert [line.weekday for line in lines] == list(range(7))
    assert [len(line.intervals) for line in lines] == [2, 1, 1, 1, 1, 0, 0]
    assert week(Hours((HoursLine("09:00", "10:00", day=date(2026, 11, 24)),))) == ()


def test_the_coming_holidays_on_which_it_would_be_open_are_named() -> None:
    named = exceptions(OFFICE, date(2026, 12, 20))
    assert [(day.isoformat(), hours) for day, hours in named] == [("2026-12-25", ()), ("2027-01-01", ())]


clock_times = st.times(max_value=time(23, 59)).map(lambda value: value.strftime("%H:%M"))
days = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(tuple)
weekly = st.builds(HoursLine, clock_times, clock_times, days)
dated = st.builds(HoursLine, clock_times, clock_times, day=st.dates(date(2026, 4, 20), date(2026, 5, 10)))
some_hours = st.builds(Hours, st.lists(weekly | dated, max_size=5).map(tuple), closed_on_holidays=st.booleans())
moments = st.datetimes(datetime(2026, 4, 18), datetime(2026, 5, 12))


@given(some_hours, moments)
def test_open_is_what_the_printed_hours_say(hours: Hours, now: datetime) -> None:
    state = open_state(hours, now)
    printed = [each for back in (0, 1) for each in intervals(hours, now.date() - timedelta(days=back))]
    if not hours.lines:
        assert state is None
        return
    assert state is not None
    assert state.is_open is any(each.start <= now < each.end for each in printed)
    if state.until:
        assert state.until > now
    if state.opens:
        just_before, then = open_state(hours, state.opens - timedelta(seconds=1)), open_state(hours, state.opens)
        assert just_before is not None
        assert then is not None
        assert not just_before.is_open
        assert then.is_open
