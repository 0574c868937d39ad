"""Moments and wall-clock times, the same on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from app.base import Base
from app.notices.models import Notice
from app.outbox.models import OutboxItem

MOMENT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def item(due_at: datetime) -> OutboxItem:
    return OutboxItem(kind="mail", payload={"to": "ż ب"}, due_at=due_at, created_at=MOMENT)


def test_an_instant_comes_back_in_utc_whatever_zone_it_went_in_with(session):
    session.add(item(MOMENT.astimezone(timezone(timedelta(hours=5)))))
    session.commit()
    [due_at] = session.scalars(select(OutboxItem.due_at))
    assert due_at == MOMENT
    assert due_at.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused(session):
    session.add(item(datetime(2026, 11, 23, 8, 0)))
    with pytest.raises(StatementError, match="needs a time zone"):
        session.flush()


def test_a_wall_clock_time_with_a_zone_is_refused(session):
    with pytest.raises(StatementError, match="has no time zone"):
        session.scalars(select(Notice).where(Notice.starts < MOMENT)).all()


def test_json_keeps_every_script(session):
    session.add(item(MOMENT))
    session.commit()
    assert session.scalar(select(OutboxItem)).payload == {"to": "ż ب"}


def test_every_constraint_has_a_name_so_that_migrations_can_find_it():
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"
