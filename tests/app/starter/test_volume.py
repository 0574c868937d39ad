from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.activities.models import Activity, Occurrence
from app.directory.models import Location, Service
from app.search.actions import reindex
from app.search.models import IndexedRecord, Posting
from app.starter.volume import PLACES, NotEmpty, generate
from tests import factories


def make(session: Session, seed: int = 1) -> None:
    generate(session, services=30, activities=200, seed=seed, at=factories.AT, progress=lambda _what, _done: None)


def content(session: Session) -> list[Any]:
    services = session.execute(select(Service.slug, Service.code).order_by(Service.slug)).all()
    activities = session.execute(select(Activity.slug, Activity.starts, Activity.preset).order_by(Activity.slug)).all()
    return [tuple(row) for row in (*services, *activities)]


def test_the_asked_numbers_are_there_spread_and_searchable(session: Session) -> None:
    make(session)
    assert session.scalar(select(func.count()).select_from(Service)) == 30
    assert session.scalar(select(func.count()).select_from(Activity)) == 200
    assert session.scalar(select(func.count()).select_from(Location)) == PLACES
    years = session.execute(select(func.min(Activity.starts), func.max(Activity.starts))).one()
    assert (years[1] - years[0]).days > 365
    running = session.scalar(select(func.count(func.distinct(Occurrence.activity_id))))
    assert running is not None
    assert 0 < running < 40
    kinds = session.execute(select(IndexedRecord.kind, func.count()).group_by(IndexedRecord.kind))
    assert dict(kinds.all())["service"] == 30  # type: ignore[arg-type]


def test_what_was_written_in_bulk_is_indexed_like_what_staff_write(session: Session) -> None:
    make(session)
    before = {tuple(row) for row in session.execute(select(Posting.word, Posting.number, Posting.weight))}
    assert list(reindex(session, factories.AT.date()))
    assert {tuple(row) for row in session.execute(select(Posting.word, Posting.number, Posting.weight))} == before


def test_the_same_seed_gives_the_same_records(session: Session) -> None:
    make(session, seed=7)
    first = content(session)
    session.rollback()
    make(session, seed=7)
    assert content(session) == first
    session.rollback()
    make(session, seed=8)
    assert content(session) != first


def test_no_invented_record_comes_beside_the_work_of_people(session: Session) -> None:
    someone = factories.person(session)
    factories.save(session, factories.service(session), {"summary": "Nieuw."}, by=someone.id)
    with pytest.raises(NotEmpty):
        make(session)
