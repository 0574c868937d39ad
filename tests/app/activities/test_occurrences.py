"""From rules to dates: what is calculated, and that the table holds exactly that."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import CANCELLED, CHANGED, CONFIRMED, FULL, Activity, Occurrence
from app.activities.occurrences import (
    AHEAD,
    KEPT,
    Edit,
    Period,
    Plan,
    Planned,
    Series,
    extend,
    full_plan,
    original_starts,
    rebuild,
    work_out,
)
from app.activities.recurrence import Rule, weekly
from app.dates import instant_of, wall_clock
from tests import factories
from tests.app.activities.test_recurrence import rules

HERE, THERE, HALL = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
MONDAYS = Series(datetime(2026, 11, 23, 9, 30), 120, weekly("MO"), None, False, HERE, HALL)
FIRST, LAST = datetime(2026, 11, 23), datetime(2026, 12, 21)
ADVENT = datetime(2026, 11, 30, 9, 30)


def planned(plan: Plan, first: datetime = FIRST, last: datetime = LAST) -> dict[datetime, Planned]:
    return {each.recurrence_id: each for each in work_out(plan, first, last)}


def test_a_series_goes_on_where_and_when_it_says() -> None:
    found = work_out(Plan((MONDAYS,)), FIRST, LAST)
    assert [each.starts.day for each in found] == [23, 30, 7, 14]
    assert {(each.status, each.location_id, each.room_id) for each in found} == {(CONFIRMED, HERE, HALL)}
    assert found[0].ends == datetime(2026, 11, 23, 11, 30)


def test_the_last_day_of_a_series_counts() -> None:
    plan = Plan((replace(MONDAYS, until=date(2026, 12, 7)),))
    assert max(planned(plan)) == datetime(2026, 12, 7, 9, 30)


def test_school_holidays_are_skipped_and_extra_dates_are_not() -> None:
    holiday = Period(date(2026, 11, 28), date(2026, 12, 6), "holiday")
    extra = datetime(2026, 12, 2, 14, 0)
    plan = Plan((replace(MONDAYS, skips_school_holidays=True),), extra_dates=(extra,), school_holidays=(holiday,))
    assert sorted(planned(plan))[:3] == [datetime(2026, 11, 23, 9, 30), extra, datetime(2026, 12, 7, 9, 30)]


def test_a_cancelled_date_stays_also_when_holidays_or_a_new_end_would_hide_it() -> None:
    cancelled = Edit(ADVENT, CANCELLED, "ill")
    holiday = Period(date(2026, 11, 28), date(2026, 12, 6), "holiday")
    series = replace(MONDAYS, skips_school_holidays=True, until=date(2026, 11, 25))
    found = planned(Plan((series,), edits=(cancelled,), school_holidays=(holiday,)))
    assert (found[ADVENT].status, found[ADVENT].reason) == (CANCELLED, "ill")


def test_a_moved_date_keeps_its_identity() -> None:
    moved = Edit(ADVENT, CHANGED, new_starts=datetime(2026, 12, 1, 14, 0), new_duration=60, new_location_id=THERE)
    found = planned(Plan((MONDAYS,), edits=(moved,)))[ADVENT]
    assert (found.starts, found.ends) == (datetime(2026, 12, 1, 14, 0), datetime(2026, 12, 1, 15, 0))
    assert (found.location_id, found.room_id, found.was_moved) == (THERE, None, True)


def test_a_pause_and_a_closure_cancel_in_sight() -> None:
    pause = Period(date(2026, 12, 7), date(2026, 12, 7), "too_few")
    closure = Period(date(2026, 12, 14), date(2026, 12, 20), "renovation", HERE)
    found = planned(Plan((MONDAYS,), pauses=(pause,), closures=(closure,)))
    assert [(each.status, each.reason) for each in found.values()] == [
        (CONFIRMED, ""),
        (CONFIRMED, ""),
        (CANCELLED, "too_few"),
        (CANCELLED, "renovation"),
    ]


def test_a_closed_room_stops_only_what_is_in_it_on_that_date() -> None:
    closure = Period(date(2026, 11, 23), date(2026, 12, 20), "renovation", HERE, HALL)
    elsewhere = Edit(ADVENT, CHANGED, new_location_id=HERE, new_room_id=uuid.uuid4())
    found = planned(Plan((MONDAYS,), edits=(elsewhere,), closures=(closure,)))
    assert [each.status for each in found.values()] == [CANCELLED, CHANGED, CANCELLED, CANCELLED]


def test_a_full_date_that_closes_is_cancelled() -> None:
    closure = Period(date(2026, 11, 30), date(2026, 11, 30), "weather", HERE)
    found = planned(Plan((MONDAYS,), edits=(Edit(ADVENT, FULL),), closures=(closure,)))
    assert (found[ADVENT].status, found[ADVENT].reason) == (CANCELLED, "weather")


def test_the_spring_night_skips_half_past_two_once() -> None:
    nights = replace(MONDAYS, starts=datetime(2027, 3, 21, 2, 30), duration=60, rule=weekly("SU"))
    found = work_out(Plan((nights,)), datetime(2027, 3, 20), datetime(2027, 4, 5))
    assert [each.recurrence_id for each in found][1] == datetime(2027, 3, 28, 2, 30)
    assert [each.starts.strftime("%d %H:%M") for each in found] == ["21 02:30", "28 03:30", "04 02:30"]
    assert [instant_of(each.starts).strftime("%d %H:%M") for each in found] == ["21 01:30", "28 01:30", "04 00:30"]
    assert all(each.ends > each.starts for each in found)


def test_the_autumn_night_has_half_past_two_once() -> None:
    nights = replace(MONDAYS, starts=datetime(2026, 10, 18, 2, 30), duration=60, rule=weekly("SU"))
    found = work_out(Plan((nights,)), datetime(2026, 10, 17), datetime(2026, 11, 2))
    assert [each.starts.strftime("%d %H:%M") for each in found] == ["18 02:30", "25 02:30", "01 02:30"]
    assert [instant_of(each.starts).strftime("%d %H:%M") for each in found] == ["18 00:30", "25 00:30", "01 01:30"]


NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
days = st.dates(date(2026, 10, 1), date(2028, 1, 31))
periods = st.builds(lambda first, length: Period(first, first + timedelta(days=length)), days, st.integers(0, 30))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    def series(rule: Rule, day: date, until: date | None, skips: bool) -> Series:
        return Series(datetime(day.year, day.month, day.day, 9, 30), 120, rule, until, skips, HERE, None)

    present = draw(st.builds(series, rules, days, st.none() | days, st.booleans()))
    plan = Plan((present,), pauses=tuple(draw(st.lists(periods, max_size=2))))
    plan = replace(plan, school_holidays=tuple(draw(st.lists(periods, max_size=2))))
    every = original_starts(plan, datetime(2026, 9, 1), datetime(2028, 3, 1))
    picked = draw(st.lists(st.sampled_from(every), unique=True, max_size=3)) if every else []
    edits = tuple(Edit(each, draw(st.sampled_from((CANCELLED, FULL, CHANGED)))) for each in picked)
    return replace(plan, edits=edits)


@given(plans())
def test_every_cancelled_date_is_still_there(plan: Plan) -> None:
    found = planned(plan, datetime(2026, 9, 1), datetime(2028, 3, 1))
    assert all(found[edit.recurrence_id].status == CANCELLED for edit in plan.edits if edit.status == CANCELLED)


@given(plans(), days)
def test_windows_that_touch_hold_every_date_once(plan: Plan, day: date) -> None:
    first, middle, last = datetime(2026, 9, 1), datetime(day.year, day.month, day.day), datetime(2028, 3, 1)
    parts = [*work_out(plan, first, middle), *work_out(plan, middle, last)]
    assert {each.recurrence_id: each for each in parts} == planned(plan, first, last)


def held(session: Session, activity: Activity) -> list[tuple[object, ...]]:
    rows = session.scalars(select(Occurrence).where(Occurrence.activity_id == activity.id))
    return sorted(tuple(getattr(row, name) for name in Planned.__dataclass_fields__) for row in rows)


def expected(session: Session, activity: Activity, now: datetime) -> list[tuple[object, ...]]:
    today = wall_clock(now).replace(hour=0, minute=0, second=0, microsecond=0)
    found = work_out(full_plan(session, activity), today - KEPT, today + AHEAD)
    return sorted(tuple(vars(each).values()) for each in found)


def facts_of(plan: Plan) -> dict[str, object]:
    from app.activities.recurrence import format_rule

    series = plan.series[-1]
    return {
        "starts": series.starts.isoformat(timespec="minutes"),
        "rrule": format_rule(series.rule),
        "until": series.until.isoformat() if series.until else None,
        "skips_school_holidays": series.skips_school_holidays,
        "pauses": [
            {"first_day": each.first_day.isoformat(), "last_day": each.last_day.isoformat()} for each in plan.pauses
        ],
        "date_changes": [
            {"recurrence_id": each.recurrence_id.isoformat(timespec="minutes"), "status": each.status}
            for each in plan.edits
        ],
    }


def test_the_table_holds_what_the_rules_say_and_rebuilding_changes_nothing(session: Session) -> None:
    place, organization = factories.location(session).slug, factories.organization(session).slug

    @settings(max_examples=25, deadline=None)
    @given(plans())
    def check(plan: Plan) -> None:
        activity = factories.activity(session, location=place, organization=organization, **facts_of(plan))
        rebuild(session, activity, NOW)
        before = held(session, activity)
        assert before == expected(session, activity, NOW)
        rebuild(session, activity, NOW)
        assert not session.dirty
        assert held(session, activity) == before

    check()


def test_extending_adds_later_dates_and_drops_those_of_long_ago(session: Session) -> None:
    activity = factories.activity(session)
    later = NOW + timedelta(days=60)
    assert extend(session, later) == 1
    found = held(session, activity)
    assert found == expected(session, activity, later)
    assert found[0][0] > wall_clock(later) - timedelta(days=32)  # type: ignore[operator]
    assert found[-1][0] > wall_clock(later) + timedelta(days=380)  # type: ignore[operator]


def test_a_withdrawn_activity_has_no_dates_and_gets_them_back(session: Session) -> None:
    from app.records import actions as records

    activity = factories.activity(session)
    factories.withdraw(session, activity)
    assert held(session, activity) == []
    records.publish(session, factories.ACTIVITY, activity, by=None, at=NOW)
    assert held(session, activity)
