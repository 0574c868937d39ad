from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities import actions
from app.activities.actions import NoSuchDate, NothingToUndo, NotMoved
from app.activities.models import CANCELLED, CHANGED, CONFIRMED, FULL, Activity, Occurrence
from app.activities.recurrence import format_rule
from app.changes.actions import subscribe
from app.changes.models import Change
from app.dates import instant_of
from app.directory.checks import WrongDocument
from app.records.kinds import EditConflict
from tests import factories
from tests.app.activities.test_recurrence import rules

AT = factories.AT
MONDAY = datetime(2026, 11, 30, 9, 30)


def dates(session: Session, activity: Activity) -> dict[datetime, Occurrence]:
    wanted = select(Occurrence).where(Occurrence.activity_id == activity.id).order_by(Occurrence.recurrence_id)
    rows = session.scalars(wanted)
    return {row.recurrence_id: row for row in rows}


def test_a_cancelled_date_stays_with_its_reason(session: Session) -> None:
    activity = factories.activity(session)
    change = actions.cancel_occurrence(
        session, activity, MONDAY, reason="ill", reason_text="Juf is ziek.", by=None, at=AT
    )
    row = dates(session, activity)[MONDAY]
    assert (row.status, row.reason, row.starts) == (CANCELLED, "ill", MONDAY)
    assert change is not None
    assert (change.action, change.version, list(change.differences)) == ("cancelled_date", 2, ["date_changes"])


def test_who_hears_of_a_change_finds_the_dates_as_they_are_then(session: Session) -> None:
    seen: list[str] = []

    def listen(session: Session, change: Change) -> None:
        if change.action == "cancelled_date":
            row = session.get(Occurrence, (change.record_id, MONDAY))
            seen.append(row.status if row else "")

    subscribe("activity", listen)
    actions.cancel_occurrence(session, factories.activity(session), MONDAY, by=None, at=AT)
    assert seen == [CANCELLED]


def test_a_date_that_is_none_cannot_be_cancelled(session: Session) -> None:
    with pytest.raises(NoSuchDate):
        actions.cancel_occurrence(session, factories.activity(session), datetime(2026, 12, 1, 9, 30), by=None, at=AT)


def test_a_moved_date_can_become_full_and_the_change_can_be_undone(session: Session) -> None:
    activity = factories.activity(session)
    evening = datetime(2026, 11, 30, 19, 0)
    actions.move_occurrence(session, activity, MONDAY, new_starts=evening, by=None, at=AT)
    assert dates(session, activity)[MONDAY].status == CHANGED
    actions.mark_full(session, activity, MONDAY, by=None, at=AT)
    row = dates(session, activity)[MONDAY]
    assert (row.status, row.starts, row.was_moved) == (FULL, evening, True)
    actions.undo_change(session, activity, MONDAY, by=None, at=AT)
    row = dates(session, activity)[MONDAY]
    assert (row.status, row.starts, row.was_moved) == (CONFIRMED, MONDAY, False)
    with pytest.raises(NothingToUndo):
        actions.undo_change(session, activity, MONDAY, by=None, at=AT)


def test_another_room_alone_is_a_room_of_the_same_place(session: Session) -> None:
    activity = factories.activity(session)
    actions.move_occurrence(session, activity, MONDAY, room="zaal", by=None, at=AT)
    row = dates(session, activity)[MONDAY]
    assert row.location_id == activity.location_id
    assert row.room is not None
    with pytest.raises(WrongDocument):
        actions.move_occurrence(session, activity, MONDAY, room="kelder", by=None, at=AT)
    with pytest.raises(NotMoved):
        actions.move_occurrence(session, activity, MONDAY, by=None, at=AT)


def test_a_pause_can_end(session: Session) -> None:
    activity = factories.activity(session)
    days = (date(2026, 11, 28), date(2026, 12, 8))
    actions.pause(session, activity, *days, reason="holiday", by=None, at=AT)
    assert [row.status for row in list(dates(session, activity).values())[:4]] == [
        CONFIRMED,
        CANCELLED,
        CANCELLED,
        CONFIRMED,
    ]
    actions.end_pause(session, activity, *days, by=None, at=AT)
    assert dates(session, activity)[MONDAY].status == CONFIRMED


def told(session: Session, activity: Activity, before: date) -> list[tuple[object, ...]]:
    rows = dates(session, activity)
    return sorted(
        (key, row.starts, row.ends, row.status, row.location_id, row.room_id)
        for key, row in rows.items()
        if key.date() < before
    )


def test_from_this_date_on_leaves_earlier_dates_as_they_were(session: Session) -> None:
    place, organization = factories.location(session).slug, factories.organization(session).slug
    other = factories.location(session).slug
    days = st.dates(date(2026, 11, 20), date(2027, 3, 1))

    @settings(max_examples=25, deadline=None)
    @given(rules, rules, st.lists(days, min_size=1, max_size=3), st.booleans())
    def check(old: object, new: object, from_days: list[date], moves: bool) -> None:
        activity = factories.activity(session, location=place, organization=organization, rrule=format_rule(old))  # type: ignore[arg-type]
        code, slug = activity.code, activity.slug
        some = next(iter(sorted(dates(session, activity))), None)
        if some:
            actions.cancel_occurrence(session, activity, some, by=None, at=AT)
        for day in from_days:
            before = told(session, activity, day)
            wanted = {"rrule": format_rule(new), "duration": 45, "location": other if moves else place}  # type: ignore[arg-type]
            actions.change_from(session, activity, day, wanted, by=None, at=AT)
            assert told(session, activity, day) == before
        assert (activity.code, activity.slug) == (code, slug)

    check()


def test_a_cancelled_day_stays_cancelled_at_its_new_time(session: Session) -> None:
    activity = factories.activity(session)
    actions.cancel_occurrence(session, activity, datetime(2026, 12, 7, 9, 30), by=None, at=AT)
    actions.change_from(session, activity, date(2026, 12, 1), {"starts": "2026-11-23T10:00"}, by=None, at=AT)
    rows = dates(session, activity)
    assert MONDAY in rows
    assert datetime(2026, 12, 7, 9, 30) not in rows
    assert rows[datetime(2026, 12, 7, 10, 0)].status == CANCELLED


def test_every_second_week_keeps_its_rhythm_after_a_change_of_time(session: Session) -> None:
    activity = factories.activity(session, rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
    actions.change_from(session, activity, date(2026, 12, 2), {"starts": "2026-11-23T10:00"}, by=None, at=AT)
    assert [each.day for each in sorted(dates(session, activity))[:3]] == [23, 7, 21]


def test_a_form_that_changes_a_running_rule_counts_from_today_on(session: Session) -> None:
    activity = factories.activity(session)
    later = instant_of(datetime(2026, 12, 9, 12, 0))
    actions.save_activity(session, activity, {"rrule": "FREQ=WEEKLY;BYDAY=TU", "title": "Koffie"}, by=None, at=later)
    found = [each.strftime("%d %a") for each in sorted(dates(session, activity))]
    assert found[:5] == ["23 Mon", "30 Mon", "07 Mon", "15 Tue", "22 Tue"]
    assert activity.title is not None


def test_a_form_that_changes_words_only_leaves_the_series_alone(session: Session) -> None:
    activity = factories.activity(session)
    later = instant_of(datetime(2026, 12, 9, 12, 0))
    actions.save_activity(session, activity, {"title": "Koffie"}, by=None, at=later)
    assert activity.earlier_series == []
    with pytest.raises(EditConflict):
        actions.save_activity(session, activity, {"title": "Thee"}, by=None, at=later, expected_version=1)
