"""Rows that are drawn once look as if they were drawn each time."""

from datetime import datetime

import pytest

from app.activities.queries import occurrences_between
from app.i18n import speaking
from app.ui import drawn
from app.ui.rendering import page_marks
from tests import factories

START, END = datetime(2026, 11, 23), datetime(2026, 11, 30)


@pytest.fixture(autouse=True)
def nothing_kept():
    drawn._drawn.cache_clear()


def rows(session, code="pl"):
    return occurrences_between(session, START, END, code)


def test_a_row_is_drawn_once_and_is_the_same_every_time(app, session):
    factories.activity(session)
    with app.test_request_context("/pl/"):
        first = drawn.activity_row(rows(session)[0])
        assert drawn.activity_row(rows(session)[0]) == first
    assert (drawn._drawn.cache_info().misses, drawn._drawn.cache_info().hits) == (1, 1)


def test_another_word_another_language_and_another_heading_are_another_row(app, session):
    activity = factories.activity(session, title="Naaien")
    with app.test_request_context("/pl/"):
        before = drawn.activity_row(rows(session)[0])
        assert "Naaien" in before
        assert "<h4" in drawn.activity_row(rows(session)[0], level=4)
        factories.translation(activity.title, "pl", "Szycie")
        assert "Szycie" in drawn.activity_row(rows(session)[0])
        with speaking("nl"):
            assert 'href="/nl/' in drawn.activity_row(rows(session, "nl")[0])


def test_every_page_says_of_which_kind_its_texts_are_whether_the_row_was_kept_or_not(app, session):
    factories.activity(session, title="Naaien")
    for _kept in (False, True):
        with app.test_request_context("/pl/"):
            drawn.activity_row(rows(session)[0])
            assert page_marks() == {"fallback"}
