"""One number tells every machine whether anything changed that a reader could see."""

import pytest
from sqlalchemy import delete, insert, select, text, update

from app.accounts.models import SignInAttempt
from app.activities.models import Occurrence, SchoolHoliday
from app.generation import GENERATION, NUMBER
from app.outbox.models import OutboxItem
from tests import factories


@pytest.fixture
def number(engine):
    """What a reader on a connection of its own is told."""

    def ask() -> int:
        with engine.connect() as connection:
            return connection.scalar(NUMBER) or 0

    return ask


def test_every_write_is_told_at_its_commit_and_not_before(session, number):
    before = number()
    service = factories.service(session)
    assert number() == before
    session.commit()
    made = number()
    assert made > before
    factories.save(session, service, {"status": "unsure"})
    session.commit()
    assert number() > made


def test_a_write_that_is_taken_back_is_not_told(session, number):
    factories.service(session)
    session.commit()
    before = number()
    factories.service(session)
    session.rollback()
    session.execute(select(GENERATION))
    session.commit()
    assert number() == before


def test_writes_without_the_session_count_too(session, number):
    factories.activity(session)
    session.commit()
    seen = [number()]
    for statement in (
        update(Occurrence).values(status="full"),
        delete(Occurrence),
        insert(SchoolHoliday).values(name="Mei", first_day=factories.AT.date(), last_day=factories.AT.date()),
    ):
        session.execute(statement)
        session.commit()
        seen.append(number())
    assert sorted(set(seen)) == seen


def test_what_no_reader_sees_makes_no_page_anew(session, number):
    factories.service(session)
    session.commit()
    before = number()
    session.add(SignInAttempt(key="iemand", at=factories.AT))
    session.add(OutboxItem(kind="mail", payload={}, due_at=factories.AT, created_at=factories.AT))
    session.commit()
    session.execute(delete(SignInAttempt))
    session.commit()
    assert number() == before


def test_a_database_put_back_from_a_backup_never_repeats_a_number(session, number, engine):
    factories.service(session)
    session.commit()
    used = number()
    with engine.begin() as connection:
        connection.execute(text("UPDATE page_generation SET number = 5"))
    factories.service(session)
    session.commit()
    assert number() > used


def test_a_clock_that_runs_behind_still_counts_on(session, number, engine):
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM page_generation"))
        connection.execute(GENERATION.insert().values(id=1, number=9_000_000_000_000_000))
    factories.service(session)
    session.commit()
    assert number() == 9_000_000_000_000_001
