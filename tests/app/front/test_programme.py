"""Today and tomorrow in De Stek, on both databases."""

from datetime import date, datetime

from app.front.programme import two_days
from tests import factories

MIDNIGHT = datetime(2026, 11, 23)


def test_each_day_has_its_own_dates_in_order(session):
    factories.location(session, slug="de-stek", name="De Stek")
    late = factories.activity(session, location="de-stek", starts="2026-11-23T20:00", rrule="")
    early = factories.activity(session, location="de-stek", starts="2026-11-23T00:00", rrule="")
    tomorrow = factories.activity(session, location="de-stek", starts="2026-11-24T23:30", rrule="")
    factories.activity(session, location="de-stek", starts="2026-11-25T00:00", rrule="")
    session.flush()

    today, next_day = two_days(session, MIDNIGHT, "nl")

    assert (today.day, next_day.day) == (date(2026, 11, 23), date(2026, 11, 24))
    assert [row.slug for row in today.rows] == [early.slug, late.slug]
    assert [row.slug for row in next_day.rows] == [tomorrow.slug]


def test_what_began_yesterday_and_goes_on_past_midnight_is_still_today(session):
    factories.location(session, slug="de-stek", name="De Stek")
    night = factories.activity(session, location="de-stek", starts="2026-11-23T22:00", duration=180, rrule="")
    session.flush()

    today, _next_day = two_days(session, datetime(2026, 11, 24, 0, 30), "nl")

    assert [row.slug for row in today.rows] == [night.slug]


def test_over_the_year_end_tomorrow_is_new_years_day(session):
    today, next_day = two_days(session, datetime(2026, 12, 31, 23, 59), "nl")
    assert (today.day, next_day.day) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (today.rows, next_day.rows) == ((), ())
