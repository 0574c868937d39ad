"""When an owner is asked: first mail, second mail, editors, and never twice for one round."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.upkeep.rules import EDITORS, FIRST, NOTHING, PATIENCE, SECOND, WAITING, Asking, due_on, step_of

DUE = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_the_steps_follow_each_other_with_two_weeks_between():
    assert step_of(DUE, Asking(True), DUE - timedelta(days=1)) == NOTHING
    assert step_of(DUE, Asking(True), DUE) == FIRST
    assert step_of(DUE, Asking(True, DUE), DUE + PATIENCE - timedelta(days=1)) == WAITING
    assert step_of(DUE, Asking(True, DUE), DUE + PATIENCE) == SECOND
    again = DUE + PATIENCE
    assert step_of(DUE, Asking(True, DUE, again), again + PATIENCE - timedelta(days=1)) == WAITING
    assert step_of(DUE, Asking(True, DUE, again), again + PATIENCE) == EDITORS


def test_without_an_owner_the_editors_look_at_once():
    assert step_of(DUE, Asking(False), DUE) == EDITORS


def test_what_was_asked_in_an_earlier_round_does_not_count():
    earlier = Asking(True, DUE - timedelta(days=200), DUE - timedelta(days=180))
    assert step_of(DUE, earlier, DUE) == FIRST


def test_a_check_is_good_for_its_months_and_what_was_never_checked_is_due():
    assert due_on(date(2026, 8, 31), DUE, 6) == date(2027, 2, 28)
    assert due_on(None, DUE, 6) == DUE


@given(DAYS, DAYS, st.booleans())
def test_whoever_runs_it_every_day_writes_two_mails_and_then_tells_the_editors(due, start, has_owner):
    asked = again = None
    steps = []
    for number in range(60):
        today = max(due, start) + timedelta(days=number)
        step = step_of(due, Asking(has_owner, asked, again), today)
        if step == FIRST:
            asked, again = today, None
        elif step == SECOND:
            again = today
        steps.append(step)
    if has_owner:
        assert (steps.count(FIRST), steps.count(SECOND)) == (1, 1)
        assert steps[0] == FIRST
    assert steps[-1] == EDITORS
