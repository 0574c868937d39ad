"""What comes round, in which language and how soon again: the promises of kiosk/player/static/programme.js."""

from collections import defaultdict
from itertools import pairwise

import pytest

from tests.kiosk import samples
from tests.kiosk.hall import PORTRAIT, Hall, document_of

PROMISE = 150  # seconds
FOUR = ("nl", "pl", "ar", "tr")


def returns(slides, key):
    """Seconds from one showing to the next, for whatever `key` finds on a slide: {(language, found): [seconds]}."""
    times = defaultdict(list)
    for slide in slides:
        for found in key(slide):
            times[slide["language"], found].append(slide["at"])
    return {what: [after - before for before, after in pairwise(seen)] for what, seen in times.items()}


def todays(slide):
    return slide["activities"] if slide["kind"] == "today" else []


def assert_the_language_changes_with_every_slide(slides):
    languages = [slide["language"] for slide in slides]
    assert all(one != after for one, after in pairwise(languages)), languages


def assert_every_slide_stays_long_enough_to_read(slides):
    for slide, after in pairwise(slides):
        least = 12 if slide["kind"] in ("spotlight", "site") else 8
        assert after["at"] - slide["at"] >= least - 0.5, slide


ROUNDS = [
    pytest.param(samples.plain_week, ("nl", "pl", "ar"), PROMISE, id="a plain day"),
    pytest.param(samples.full_day, ("nl", "pl", "ar"), PROMISE, id="twelve activities"),
    # In four languages the pages of such a day take turns: two rounds show them all.
    pytest.param(samples.full_day, FOUR, 2 * PROMISE, id="twelve activities in four languages"),
]


@pytest.mark.parametrize(("rows", "languages", "most"), ROUNDS)
def test_todays_list_is_back_in_each_language_in_time(hall: Hall, rows, languages, most):
    hall.document = document_of(rows, languages)
    hall.hang("2026-11-23 07:10")
    slides = hall.round(most + 2 * PROMISE)
    assert_the_language_changes_with_every_slide(slides)
    assert_every_slide_stays_long_enough_to_read(slides)
    assert {slide["kind"] for slide in slides} >= {"today", "tomorrow", "week", "spotlight"}
    lists = returns(slides, lambda slide: ["today"] if slide["kind"] == "today" else [])
    assert {language: max(seconds) <= PROMISE for (language, _list), seconds in lists.items()} == dict.fromkeys(
        languages, True
    )
    each = returns(slides, todays)
    expected = {row.slug for row in rows("nl") if row.starts.date() == samples.MONDAY}
    assert {(language, what.split("@")[0]) for language, what in each} == {
        (language, slug) for language in languages for slug in expected
    }
    assert {what: max(seconds) for what, seconds in each.items() if max(seconds) > most} == {}


def test_todays_list_is_back_in_time_on_an_upright_screen(hall: Hall):
    hall.document = document_of(samples.full_day)
    hall.hang("2026-11-23 07:30", PORTRAIT)
    for what, seconds in returns(hall.round(2 * PROMISE), todays).items():
        assert max(seconds) <= PROMISE, what


def test_an_activity_leaves_when_it_is_over(hall: Hall):
    hall.hang("2026-11-23 11:20")
    assert "koffieochtend-0930" in hall.today()
    hall.wait_until("2026-11-23 11:30:30")
    found = hall.today()
    assert "koffieochtend-0930" not in found
    assert "spreekuur-1300" in found


def test_a_cancelled_activity_stays_with_its_reason_until_its_end(hall: Hall):
    hall.hang("2026-11-23 11:50")
    cancelled = hall.page.locator('[data-activity="nederlands-1000"][data-status="cancelled"]:visible')
    for code in ("nl", "pl", "ar"):
        hall.until("today", code, row="nederlands-1000")
        row = hall.page.locator(f'[data-board][lang="{code}"] [data-activity="nederlands-1000"]')
        note = next(each for each in samples.monday(code) if each.slug == "nederlands-1000").why.value
        assert note
        assert note in row.inner_text()
        assert hall.document["words"][code]["cancelled"] in row.inner_text()
        assert row.evaluate("row => getComputedStyle(row.querySelector('.row-time b')).textDecorationLine") == (
            "line-through"
        )
    hall.wait_until("2026-11-23 12:00:10")
    assert "nederlands-1000" not in hall.today()
    assert cancelled.count() == 0


def test_when_all_is_over_the_board_says_what_comes_next(hall: Hall):
    hall.hang("2026-11-23 20:31")
    hall.until("quiet", "nl")
    assert hall.text("message-title") == hall.document["words"]["nl"]["over_today"]
    assert hall.text("next-what") == "Repaircafé"
    assert hall.page.locator('[data-part="message-next"]').get_attribute("data-start") == "2026-11-24T10:00:00+01:00"


def test_a_day_without_activities_says_so_in_every_language(hall: Hall):
    hall.hang("2026-11-29 10:00")  # Sunday
    for code in ("nl", "pl", "ar"):
        hall.until("quiet", code)
        assert hall.text("message-title") == hall.document["words"][code]["nothing_today"]


def test_at_midnight_tomorrow_becomes_today_without_a_server(hall: Hall):
    hall.hang("2026-11-23 23:58")
    hall.fails(lambda route: route.abort())
    hall.until("quiet", "nl")
    hall.wait(180)
    hall.until("today", "nl")
    assert hall.text("day") == "dinsdag 24 november"
    starts = hall.page.locator(".row:visible").evaluate_all("rows => rows.map(({ dataset }) => dataset.start)")
    assert starts == [
        "2026-11-24T10:00:00+01:00",
        "2026-11-24T14:00:00+01:00",
        "2026-11-24T17:30:00+01:00",
    ]


def test_an_urgent_notice_comes_first_and_goes_in_time(hall: Hall):
    notices = {code: [samples.notice(code, is_priority=True)] for code in ("nl", "pl", "ar")}
    hall.document = document_of(samples.plain_week, notices=notices)
    hall.hang("2026-11-23 17:50")
    assert hall.fact("kind") == "notice"
    assert {slide["language"] for slide in hall.round() if slide["kind"] == "notice"} == {"nl", "pl", "ar"}
    hall.wait_until("2026-11-23 18:00:05")
    assert "notice" not in {slide["kind"] for slide in hall.round()}
