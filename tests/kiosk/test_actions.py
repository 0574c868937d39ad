"""Putting up screens."""

import pytest
from sqlalchemy import func, select

from kiosk.actions import NoSuchPlace, WrongLanguages, ensure_screen
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
