from datetime import UTC, datetime, timedelta

import pytest

from app.outbox.models import OutboxItem
from app.outbox.queries import STRUGGLING, OutboxState, last_errors, outbox_state

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def put(session):
    def put_one(kind="mail", **state):
        item = OutboxItem(**{"kind": kind, "payload": {}, "due_at": NOW, "created_at": NOW, **state})
        session.add(item)
        session.flush()
        return item

    return put_one


def test_an_empty_outbox_needs_nobody(session):
    assert outbox_state(session) == OutboxState(waiting=0, struggling=0, failed=0, oldest=None)
    assert not outbox_state(session).needs_attention


def test_what_waits_struggles_and_failed_is_told_apart(session, put):
    put(created_at=NOW - timedelta(days=2))
    put(attempts=STRUGGLING, last_error="away")
    put(attempts=1, failed_at=NOW, last_error="refused")
    put(attempts=STRUGGLING, done_at=NOW)

    state = outbox_state(session)

    assert (state.waiting, state.struggling, state.failed) == (2, 1, 1)
    assert state.oldest == NOW - timedelta(days=2)
    assert state.needs_attention


def test_mail_that_was_tried_once_or_twice_is_no_news(session, put):
    put(attempts=STRUGGLING - 1, last_error="away")

    assert not outbox_state(session).needs_attention


def test_one_kind_can_be_asked_for(session, put):
    put()
    put(kind="translation")

    assert outbox_state(session, "mail").waiting == 1


def test_the_last_errors_are_those_of_unfinished_work(session, put):
    first = put(last_error="away", attempts=1)
    second = put(last_error="refused", attempts=1, failed_at=NOW)
    put(done_at=NOW)

    assert last_errors(session) == [second, first]
    assert last_errors(session, limit=1) == [second]
