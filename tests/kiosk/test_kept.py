"""Boards kept between two questions are always those that would be made anew."""

from datetime import datetime

import pytest

from app.activities.actions import cancel_occurrence
from app.activities.closures import close_location
from kiosk import kept as kept_boards
from kiosk.actions import ensure_screen
from kiosk.document import board_document
from kiosk.kept import Boards
from kiosk.queries import WINDOW, board_source, screen_view
from tests import factories
from tests.factories import AT

WALL = datetime(2026, 11, 23, 9, 0)
BASE = "https://noordwijzer.nl"


@pytest.fixture
def place(session):
    place = factories.location(session)
    ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "pl"], AT)
    return place


@pytest.fixture
def made(monkeypatch):
    """How often a board was made."""
    times = []
    make = kept_boards.board_content
    monkeypatch.setattr(kept_boards, "board_content", lambda source: times.append(1) or make(source))
    return times


def asked(session, boards, wall=WALL):
    return boards.document(session, screen_view(session, "de-hal"), wall, BASE)


def anew(session, wall=WALL):
    return board_document(board_source(session, screen_view(session, "de-hal"), wall, BASE))


def test_a_board_that_nothing_happened_to_is_not_made_again(session, place, made):
    boards = Boards()
    factories.activity(session, location=place.slug)
    other = factories.location(session)
    first = asked(session, boards)
    elsewhere = factories.activity(session, location=other.slug)
    factories.service(session)
    cancel_occurrence(session, elsewhere, datetime(2026, 11, 23, 9, 30), reason="ill", by=None, at=AT)
    assert asked(session, boards) == first
    assert len(made) == 1


def changes(session, place):
    coffee = factories.activity(session, slug="koffie", location=place.slug)
    yield "a new activity"
    cancel_occurrence(session, coffee, datetime(2026, 11, 23, 9, 30), reason="ill", by=None, at=AT)
    yield "a cancelled date"
    factories.notice(session)
    yield "a notice"
    close_location(session, place, None, WALL.date(), WALL.date(), "holiday", None, AT)
    yield "a closed house"
    factories.withdraw(session, coffee)
    yield "an activity that is taken away"


def test_every_change_that_shows_is_seen_at_once(session, place, made):
    boards = Boards()
    before = asked(session, boards)
    for what in changes(session, place):
        session.flush()
        after = asked(session, boards)
        assert after == anew(session), what
        assert after["version"] != before["version"], what
        before = after


def test_a_change_that_is_committed_late_is_not_missed(session, place, made):
    """Of two people who save at once the one with the lower number may be the last."""
    from app.changes.models import Change

    boards = Boards()
    asked(session, boards)
    elsewhere = factories.service(session)
    session.flush()
    session.add(
        Change(id=10_000, kind="service", record_id=elsewhere.id, version=9, action="saved", at=AT, differences={})
    )
    session.flush()
    first = asked(session, boards)
    factories.notice(session)
    session.flush()
    late = session.query(Change).filter_by(kind="notice").one()
    late.id = 9_999
    session.flush()
    assert asked(session, boards)["version"] != first["version"]


def test_after_very_many_changes_a_board_is_made_again(session, place, made):
    from app.changes.models import Change

    boards = Boards()
    asked(session, boards)
    session.add_all(
        Change(kind="service", record_id=place.id, version=1, action="saved", at=AT, differences={})
        for _number in range(WINDOW + 1)
    )
    session.flush()
    asked(session, boards)
    assert len(made) == 2


def test_another_day_is_another_board(session, place, made):
    boards = Boards()
    assert asked(session, boards)["from"] == "2026-11-23"
    assert asked(session, boards, datetime(2026, 11, 24, 0, 0))["from"] == "2026-11-24"
