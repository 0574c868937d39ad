"""Ten minutes to take the last step back, whatever it was; then it stays."""

from datetime import timedelta

import pytest

from app.activities.actions import ACTIVITY, cancel_occurrence, pause
from app.directory.actions import SERVICE
from app.records import actions as records
from app.records.kinds import WrongState
from app.records.undoing import WINDOW, undo, undoable
from tests import factories
from tests.factories import AT


@pytest.fixture
def person(session):
    return factories.person(session).id


def undone(session, kind, record, by, after=timedelta(minutes=5)):
    undo(session, kind, record, record.version, by=by, at=AT + after)


def test_publishing_and_withdrawing_are_taken_back(session, person):
    service = factories.service(session, state="draft")
    records.publish(session, SERVICE, service, by=person, at=AT)
    undone(session, SERVICE, service, person)
    assert service.state == "draft"
    records.publish(session, SERVICE, service, by=person, at=AT)
    records.withdraw(session, SERVICE, service, by=person, at=AT)
    undone(session, SERVICE, service, person)
    assert service.state == "published"


def test_a_cancelled_date_and_a_pause_are_taken_back(session, person):
    activity = factories.activity(session)
    before = ACTIVITY.snapshot(session, activity)
    cancel_occurrence(session, activity, activity.starts, reason="ill", by=person, at=AT)
    undone(session, ACTIVITY, activity, person)
    assert ACTIVITY.snapshot(session, activity) == before
    pause(session, activity, AT.date(), AT.date(), by=person, at=AT)
    undone(session, ACTIVITY, activity, person)
    assert ACTIVITY.snapshot(session, activity) == before


def test_changed_words_come_back_and_undoing_is_no_step_to_undo(session, person):
    service = factories.service(session, summary="Eerst.")
    records.save(session, SERVICE, service, {"summary": "Daarna."}, by=person, at=AT)
    undone(session, SERVICE, service, person)
    assert service.summary.source == "Eerst."
    assert undoable(session, SERVICE, service, AT) is None


def test_after_ten_minutes_it_stays(session, person):
    service = factories.service(session)
    records.withdraw(session, SERVICE, service, by=person, at=AT)
    assert undoable(session, SERVICE, service, AT + WINDOW) is not None
    with pytest.raises(WrongState):
        undone(session, SERVICE, service, person, WINDOW + timedelta(seconds=1))
    assert service.state == "withdrawn"


def test_what_somebody_did_after_it_is_not_lost(session, person):
    service = factories.service(session, summary="Eerst.")
    records.save(session, SERVICE, service, {"summary": "Daarna."}, by=person, at=AT)
    version = service.version
    records.save(session, SERVICE, service, {"summary": "Van een ander."}, by=person, at=AT)
    with pytest.raises(WrongState):
        undo(session, SERVICE, service, version, by=person, at=AT)
    assert service.summary.source == "Van een ander."


def test_what_the_system_did_is_not_for_people_to_undo(session):
    service = factories.service(session)
    records.withdraw(session, SERVICE, service, by=None, at=AT)
    assert undoable(session, SERVICE, service, AT) is None
