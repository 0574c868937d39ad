"""Boards kept between two questions are always those that would be made anew."""

import gzip
import json
import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from app.activities.actions import cancel_occurrence
from app.activities.closures import close_location
from app.records.queries import NotThere
from kiosk import kept as kept_boards
from kiosk.actions import ensure_screen
from kiosk.document import board_document
from kiosk.kept import Boards
from kiosk.queries import WINDOW, board_source, find_screen, screen_view
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


def asked(session, boards, wall=WALL, slug="de-hal"):
    return boards.board(session, slug, AT, wall, BASE).document()


def anew(session, wall=WALL):
    return board_document(board_source(session, screen_view(session, "de-hal"), wall, BASE), AT)


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


def test_screens_of_a_place_share_what_is_made(session, place, made):
    boards = Boards()
    factories.activity(session, location=place.slug)
    ensure_screen(session, "de-gang", "De gang", place.slug, ["nl", "pl"], AT)
    one, other = (asked(session, boards, slug=slug) for slug in ("de-hal", "de-gang"))
    assert len(made) == 1
    assert one["version"] != other["version"]
    assert {**one, "version": "", "screen": {}} == {**other, "version": "", "screen": {}}
    with pytest.raises(NotThere):
        asked(session, boards, slug="nergens")


def test_at_one_generation_nothing_is_read_twice(session, place, made):
    """And at the next one what was written since is there, a screen that was put up included."""
    boards = Boards()

    def at(generation, slug="de-hal"):
        return boards.board(session, slug, AT, WALL, BASE, generation).document()

    first = at(7)
    factories.notice(session)
    ensure_screen(session, "de-gang", "De gang", place.slug, ["nl", "pl"], AT)
    session.flush()
    asked_for = []
    event.listen(session, "do_orm_execute", lambda state: asked_for.append(state.statement))
    assert at(7) == first
    assert asked_for == []
    assert at(8) == anew(session) != first
    assert at(8, "de-gang")["screen"]["name"] == "De gang"


def test_a_pairing_code_is_wanted_until_its_time_is_over(session, place):
    boards, screen = Boards(), find_screen(session, "de-hal")
    screen.pairing_until = AT + timedelta(minutes=10)
    session.flush()
    wanted = [
        boards.board(session, "de-hal", AT + timedelta(minutes=later), WALL, BASE, 7).document()["screen"]["pairing"]
        for later in (0, 9, 10, 11)
    ]
    assert wanted == [True, True, False, False]


def test_many_who_ask_at_once_wait_for_one_who_makes_it(open_session, place, made, session):
    session.commit()
    boards, found = Boards(), []

    def ask(own):
        found.append(asked(own, boards)["version"])

    askers = [threading.Thread(target=ask, args=(open_session(),)) for _number in range(6)]
    for each in askers:
        each.start()
    for each in askers:
        each.join()
    assert len(found) == 6
    assert len(set(found)) == len(made) == 1


def test_an_answer_is_packed_and_plain_the_same_document(session, place):
    boards = Boards()
    factories.activity(session, location=place.slug, title="Koffie voor wie komt ☕")
    board = boards.board(session, "de-hal", AT, WALL, BASE)
    assert json.loads(board.plain()) == board.document()
    assert gzip.decompress(board.packed()) == board.plain()
