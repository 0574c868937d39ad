"""What the site and the screens announce at one moment, on both databases."""

from datetime import datetime

import pytest

from app.notices.models import PRIORITY
from app.notices.queries import screen_notices, web_notices
from app.records.models import DRAFT
from tests import factories

NOW = datetime(2026, 11, 23, 9, 0)


def found(session, now=NOW, code="nl"):
    session.flush()
    return [notice.slug for notice in web_notices(session, now, code)]


@pytest.mark.parametrize(
    ("now", "is_shown"),
    [("2026-11-23T07:59", False), ("2026-11-23T08:00", True), ("2026-11-23T11:59", True), ("2026-11-23T12:00", False)],
)
def test_a_notice_is_there_from_its_beginning_until_its_end(session, now, is_shown):
    notice = factories.notice(session, starts="2026-11-23T08:00", ends="2026-11-23T12:00")
    assert found(session, datetime.fromisoformat(now)) == ([notice.slug] if is_shown else [])


def test_what_has_priority_comes_first_and_then_the_newest(session):
    old = factories.notice(session, starts="2026-11-20T00:00")
    new = factories.notice(session, starts="2026-11-22T00:00")
    urgent = factories.notice(session, starts="2026-11-19T00:00", priority=PRIORITY)
    assert found(session) == [urgent.slug, new.slug, old.slug]


def test_two_of_the_same_moment_always_stand_in_the_same_order(session):
    for slug in ("b", "a", "c"):
        factories.notice(session, slug=slug)
    assert found(session) == ["a", "b", "c"]


def test_drafts_and_withdrawn_ones_are_not_there(session):
    factories.notice(session, state=DRAFT)
    assert found(session) == []


def test_the_site_and_the_screens_each_show_their_own(session):
    web = factories.notice(session, on_screens=False)
    screen = factories.notice(session, on_web=False)
    session.flush()
    assert found(session) == [web.slug]
    assert [notice.slug for notice in screen_notices(session, NOW, "nl")] == [screen.slug]


def test_a_screen_knows_what_comes_until_the_moment_it_asks_for(session):
    soon = factories.notice(session, starts="2026-11-24T08:00", ends="2026-11-25T00:00")
    factories.notice(session, starts="2026-11-26T08:00", ends="2026-11-27T00:00")
    session.flush()
    shown = screen_notices(session, NOW, "nl", until=datetime(2026, 11, 24, 8, 0))
    assert [notice.slug for notice in shown] == [soon.slug]
    assert screen_notices(session, NOW, "nl") == []


def test_a_notice_is_in_the_readers_language_or_in_dutch_that_says_so(session):
    notice = factories.notice(session, title="Wij zijn dicht.", body="Tot morgen.")
    factories.translation(notice.title, "pl", "Zamknięte.")
    session.flush()
    (polish,) = web_notices(session, NOW, "pl")
    (dutch,) = web_notices(session, NOW, "nl")
    assert (polish.title.value, polish.title.is_fallback) == ("Zamknięte.", False)
    assert (polish.body.value, polish.body.is_fallback) == ("Tot morgen.", True)
    assert (dutch.title.value, dutch.title.is_fallback) == ("Wij zijn dicht.", False)
    assert (dutch.starts, dutch.ends, dutch.is_priority) == (datetime(2026, 11, 23), datetime(2026, 11, 24), False)
