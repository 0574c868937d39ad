"""SQLite as a server: writers queue instead of failing, foreign keys count, readers are never in the way."""

import threading
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from app.areas.models import Area
from app.db import begin_write
from app.migrate import upgrade
from tests.support.databases import open_engine


@pytest.fixture
def file_engine(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/noordwijzer.db")
    upgrade(engine)
    yield engine
    engine.dispose()


def test_a_reference_to_nothing_is_refused(session):
    session.add(Area(slug="straat", name="Straat", level="neighbourhood", parent_id=uuid.uuid4()))
    with pytest.raises(IntegrityError):
        session.commit()


def test_the_file_is_in_wal_mode(file_engine):
    with file_engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_a_reader_sees_the_last_committed_state_while_somebody_writes(file_engine):
    with Session(file_engine) as writer, Session(file_engine) as reader:
        begin_write(writer)
        writer.add(Area(slug="a", name="A", level="country"))
        writer.flush()
        assert reader.query(Area).count() == 0
        writer.commit()
        reader.rollback()
        assert reader.query(Area).count() == 1


def test_eight_writers_at_once_all_get_their_turn(file_engine):
    """Each reads first and writes what it read plus one: without the early lock some would fail or count double."""
    with Session(file_engine) as session:
        session.add(Area(slug="teller", name="0", level="country"))
        session.commit()
    faults: list[Exception] = []

    def count() -> None:
        try:
            for _ in range(5):
                with Session(file_engine) as session:
                    begin_write(session)
                    area = session.query(Area).one()
                    area.name = str(int(area.name) + 1)
                    session.commit()
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Session(file_engine) as session:
        assert session.query(Area.name).scalar() == "40"


def test_a_reader_that_turns_writer_halfway_is_why_begin_write_exists(file_engine):
    with Session(file_engine) as session:
        session.add(Area(slug="a", name="A", level="country"))
        session.commit()
    with Session(file_engine) as late, Session(file_engine) as early:
        area = late.query(Area).one()
        early.query(Area).one().name = "B"
        early.commit()
        area.name = "C"
        with pytest.raises(OperationalError, match="locked"):
            late.commit()


def test_a_statement_that_fails_does_not_tell_what_somebody_typed(session):
    session.add(Area(slug="straat", name="mijn geheim", level="neighbourhood", parent_id=uuid.uuid4()))
    with pytest.raises(IntegrityError) as caught:
        session.commit()
    assert "mijn geheim" not in str(caught.value)
