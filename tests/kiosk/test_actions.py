"""Putting up screens."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.outbox.models import OutboxItem
from app.records.kinds import EditConflict
from kiosk import pairing
from kiosk.actions import (
    NoSuchPlace,
    WrongLanguages,
    alert_silent,
    create_screen,
    ensure_screen,
    save_screen,
    screen_snapshot,
    take_beat,
)
from kiosk.models import Screen
from kiosk.queries import screen_view
from tests import factories
from tests.factories import AT

LANGUAGES = ["nl", "pl", "ar"]


def test_a_screen_hangs_in_its_place_with_its_languages_in_order(session):
    place = factories.location(session)
    ensure_screen(session, "de-hal", "De hal", place.slug, ["ar", "nl"], AT)
    session.flush()
    session.expire_all()
    view = screen_view(session, "de-hal")
    assert (view.name, view.location_slug, view.location_name) == ("De hal", place.slug, "Het buurthuis")
    assert view.languages == ("ar", "nl")


def test_a_screen_that_is_there_stays_as_staff_set_it(session):
    place = factories.location(session)
    first = ensure_screen(session, "de-hal", "De hal", place.slug, LANGUAGES, AT)
    again = ensure_screen(session, "de-hal", "Een andere naam", "elders", ["nl"], AT)
    assert again is first
    assert (again.name, again.languages) == ("De hal", LANGUAGES)
    assert session.scalar(select(func.count()).select_from(Screen)) == 1


def test_a_screen_needs_a_place_that_exists(session):
    with pytest.raises(NoSuchPlace, match="nergens"):
        ensure_screen(session, "de-hal", "De hal", "nergens", LANGUAGES, AT)


@pytest.mark.parametrize("wrong", [[], ["nl", "nl"], ["nl", "xx"], ["nl", "en", "pl", "tr", "ar", "uk", "ro"]])
def test_a_screen_shows_one_to_six_languages_we_know(session, wrong):
    place = factories.location(session)
    with pytest.raises(WrongLanguages):
        ensure_screen(session, "de-hal", "De hal", place.slug, wrong, AT)
    assert session.scalar(select(func.count()).select_from(Screen)) == 0


def test_a_language_that_is_not_complete_waits(session, monkeypatch):
    monkeypatch.setattr("kiosk.queries.offered_codes", lambda: ("nl", "pl"))
    place = factories.location(session)
    ensure_screen(session, "de-hal", "De hal", place.slug, ["so", "pl"], AT)
    ensure_screen(session, "de-gang", "De gang", place.slug, ["so"], AT)
    session.flush()
    assert screen_view(session, "de-hal").languages == ("pl",)
    assert screen_view(session, "de-gang").languages == ("nl",)


@pytest.fixture
def watched(session):
    """A paired screen that spoke at AT and is lit on working days."""
    place = factories.location(session)
    screen = ensure_screen(session, "de-hal", "De hal", place.slug, LANGUAGES, AT)
    screen.alert_to, screen.hours = "balie@voorbeeld.nl", {str(day): ["08:00", "22:00"] for day in range(1, 6)}
    pairing.begin(session, screen, None, AT)
    code, token = pairing.request_code(session, screen, AT)
    pairing.confirm(session, screen, code, None, AT)
    take_beat(session, screen, token, {}, AT)
    session.flush()
    return screen, token


def subjects(session):
    session.flush()
    return [each.payload["subject"] for each in session.scalars(select(OutboxItem).order_by(OutboxItem.id))]


def test_a_silent_screen_is_mailed_once_and_again_when_it_is_back(session, watched):
    screen, token = watched
    assert alert_silent(session, AT + timedelta(minutes=14)) == 0
    assert alert_silent(session, AT + timedelta(minutes=15)) == 1
    assert alert_silent(session, AT + timedelta(minutes=30)) == 0
    assert subjects(session) == ["Scherm De hal is stil"]
    take_beat(session, screen, token, {}, AT + timedelta(hours=2))
    take_beat(session, screen, token, {}, AT + timedelta(hours=2, minutes=1))
    assert subjects(session) == ["Scherm De hal is stil", "Scherm De hal is er weer"]
    assert alert_silent(session, AT + timedelta(hours=3)) == 1


def test_a_screen_that_sleeps_or_is_not_paired_is_no_trouble(session, watched):
    screen, _token = watched
    assert alert_silent(session, AT + timedelta(hours=14)) == 0  # eleven in the evening
    pairing.revoke(session, screen, None, AT)
    assert alert_silent(session, AT + timedelta(hours=1)) == 0
    assert subjects(session) == []


def test_two_people_do_not_overwrite_each_other(session, watched):
    screen, _token = watched
    version = screen.version
    facts = screen_snapshot(session, screen)
    save_screen(session, screen, {**facts, "name": "Hal"}, expected_version=version, by=None, at=AT)
    with pytest.raises(EditConflict):
        save_screen(session, screen, {**facts, "name": "Gang"}, expected_version=version, by=None, at=AT)
    assert screen.name == "Hal"


def test_every_screen_has_an_address_of_its_own(session):
    place = factories.location(session)
    facts = {"name": "De hal", "location_slug": place.slug, "languages": LANGUAGES, "by": None, "at": AT}
    made = [create_screen(session, slug=slug, **facts).slug for slug in ("hal", "hal", "sw.js")]
    assert made == ["hal", "hal-2", "sw.js-2"]
