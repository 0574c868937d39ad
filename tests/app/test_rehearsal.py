"""What is tried is seen by whoever tries it and by nobody else, and locks nobody out, on both databases."""

import pytest
from sqlalchemy import func, select

from app.accounts.models import Person
from app.activities.models import Activity, ImageFile
from app.content.models import Text
from app.db import db
from app.rehearsal import rehearsal
from tests import factories
from tests.support.apps import new_app


@pytest.fixture
def site(database, data_dir):
    """Inside an application on either database."""
    application = new_app(database.url, data_dir)
    with application.app_context():
        yield application
        db.session.rollback()
        db.engine.dispose()


def titles(session):
    return sorted(session.scalars(select(Text.source).join(Activity, Activity.title_id == Text.id)))


def stumble():
    with rehearsal() as trial:
        factories.activity(trial, title="Thee")
        raise ZeroDivisionError


@pytest.mark.parametrize("most_rows", [100_000, 1], ids=["a copy", "too large to copy"])
def test_what_is_tried_is_read_back_and_does_not_stay(site, session, monkeypatch, most_rows):
    monkeypatch.setattr("app.memory_copy.MOST_ROWS", most_rows)
    factories.activity(session, title="Koffie")
    session.commit()
    with rehearsal() as trial:
        factories.activity(trial, title="Thee")
        assert titles(trial) == ["Koffie", "Thee"]
    with pytest.raises(ZeroDivisionError):
        stumble()
    with rehearsal() as trial:
        assert titles(trial) == ["Koffie"]
    session.rollback()
    assert titles(session) == ["Koffie"]


def test_every_trial_begins_with_what_stands_there_now(site, session):
    activity = factories.activity(session, title="Koffie")
    session.commit()
    for title in ("Koffie voor allen", "Thee"):
        factories.save(session, activity, {"title": title})
        session.commit()
        db.session.rollback()
        with rehearsal() as trial:
            assert titles(trial) == [title]


def test_a_copy_holds_no_people_and_no_photos(site, session, database):
    factories.person(session, name="Noor")
    session.add(ImageFile(key="k", width=400, height=300, content=b"photo"))
    session.commit()
    with rehearsal() as trial:
        is_copy = trial is not db.session
        assert is_copy == (database.engine.dialect.name == "sqlite")
        if is_copy:
            assert trial.scalar(select(func.count()).select_from(Person)) == 0
            assert trial.execute(select(ImageFile.width, ImageFile.content)).all() == [(400, b"")]
