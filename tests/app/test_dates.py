from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import (
    AMSTERDAM,
    date_text,
    day_text,
    instant_of,
    short_day_text,
    time_text,
    wall_clock,
    weekday_text,
)
from app.languages import LANGUAGES

MONDAY = date(2026, 11, 23)
CODES = [language.code for language in LANGUAGES]


def test_a_day_reads_as_in_the_reader_s_language():
    assert day_text(MONDAY, "nl") == "maandag 23 november"
    assert day_text(MONDAY, "pl") == "poniedziałek 23 listopada"
    assert day_text(MONDAY, "ar") == "الاثنين 23 نوفمبر"
    assert day_text(MONDAY, "nl", year=True) == "maandag 23 november 2026"
    assert date_text(MONDAY, "nl") == "23 november 2026"
    assert short_day_text(MONDAY, "nl") == "ma 23 nov"


@pytest.mark.parametrize("code", CODES)
def test_digits_are_latin_and_the_day_stands_before_the_month_everywhere(code):
    text = day_text(MONDAY, code)
    assert "23" in text
    assert not set(text) & set("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
    assert text.endswith(text.partition("23")[2]), "the month comes last"
    assert text.partition("23")[2].strip()


@pytest.mark.parametrize("code", CODES)
def test_the_seven_weekdays_differ(code):
    assert len({weekday_text(number, code) for number in range(7)}) == 7


def test_monday_is_the_first_weekday():
    assert weekday_text(0, "nl") == "maandag"


def test_times_have_24_hours():
    assert time_text(datetime(2026, 11, 23, 21, 5)) == "21:05"


def test_the_hour_that_spring_skips_counts_as_the_hour_after_it():
    assert wall_clock(instant_of(datetime(2026, 3, 29, 2, 30))) == datetime(2026, 3, 29, 3, 30)


def test_the_hour_that_autumn_repeats_counts_as_its_first_passing():
    assert instant_of(datetime(2026, 10, 25, 2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))
def test_a_wall_clock_time_survives_the_way_to_an_instant_and_back(wall):
    there_and_back = wall_clock(instant_of(wall))
    skipped = wall.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != wall
    assert there_and_back == wall + timedelta(hours=1) * skipped
