"""Changes and the rooms that listen: in one transaction, or not at all."""

import uuid
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.changes import actions
from app.changes.actions import differences, record_change, subscribe
from app.changes.models import Change
from app.changes.queries import generation, history, recent
from app.outbox.models import OutboxItem

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
RECORD = uuid.UUID(int=7)


@pytest.fixture(autouse=True)
def _own_subscribers(monkeypatch):
    monkeypatch.setattr(actions, "_subscribers", [])


def change(session, kind: str = "service", version: int = 1, record_id: uuid.UUID = RECORD) -> Change:
    return record_change(session, kind=kind, record_id=record_id, version=version, action="saved", by=None, at=AT)


def follow_up(session, made: Change) -> None:
    """What a room above does: write something of its own that follows from the change."""
    session.add(OutboxItem(kind=made.kind, payload={"change": made.id}, due_at=AT, created_at=AT))


def test_a_subscriber_hears_of_its_kind_only(session):
    heard: list[str] = []
    subscribe("service", lambda _session, made: heard.append(made.kind))
    change(session, "service")
    change(session, "activity")
    assert heard == ["service"]


def test_a_subscriber_to_everything_hears_everything(session):
    heard: list[str] = []
    subscribe("*", lambda _session, made: heard.append(made.kind))
    change(session, "service")
    change(session, "activity")
    assert heard == ["service", "activity"]


def test_subscribing_twice_counts_once(session):
    heard: list[int] = []

    def listen(_session, made):
        heard.append(made.id)

    subscribe("*", listen)
    subscribe("*", listen)
    change(session)
    assert len(heard) == 1


def test_what_a_subscriber_writes_is_committed_with_the_change(session, open_session):
    subscribe("service", follow_up)
    made = change(session)
    assert open_session().scalars(select(OutboxItem)).all() == []
    session.commit()
    [item] = open_session().scalars(select(OutboxItem))
    assert item.payload == {"change": made.id}


def test_a_rollback_takes_the_change_and_what_followed_from_it(session, open_session):
    subscribe("service", follow_up)
    change(session)
    session.rollback()
    fresh = open_session()
    assert fresh.scalars(select(OutboxItem)).all() == []
    assert fresh.scalars(select(Change)).all() == []


def test_a_subscriber_that_fails_fails_the_write(session):
    def fails(_session, _made):
        raise RuntimeError("the index is away")

    subscribe("service", fails)
    with pytest.raises(RuntimeError, match="the index is away"):
        change(session)


def test_the_generation_grows_with_every_change_and_never_without(session):
    before = generation(session)
    change(session)
    between = generation(session)
    change(session, "activity")
    assert before < between < generation(session)


def test_history_is_that_of_one_record_the_newest_first(session):
    first, second = change(session, version=1), change(session, version=2)
    change(session, record_id=uuid.UUID(int=8))
    change(session, kind="activity")
    assert history(session, "service", RECORD) == [second, first]
    assert recent(session, limit=2)[0].kind == "activity"


def test_differences_name_the_fields_that_differ_and_nothing_else():
    before = {"same": 1, "other": [1, 2], "gone": "x"}
    after = {"same": 1, "other": [1], "new": None}
    assert differences(before, after) == {"other": [[1, 2], [1]], "gone": ["x", None]}
