"""How full the rooms are: hours that people can count on their fingers, double bookings seen."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.activities.occupancy import PARTS, _covered, occupancy, week_of
from tests import factories

MONDAY = date(2026, 11, 23)


def shares(session, place, weeks=2):
    found = occupancy(session, place, MONDAY, weeks)
    return {(each.weekday, each.part): (each.hours, each.available, each.share) for each in found if each.hours}


def test_two_hours_every_monday_morning_are_half_of_it(session):
    place = factories.location(session)
    factories.activity(session, location=place.slug, room="zaal")
    assert shares(session, place) == {(0, "morning"): (4.0, 8.0, 50)}
    assert len(occupancy(session, place, MONDAY, 2)) == 7 * len(PARTS)


def test_what_runs_over_noon_counts_in_both_parts_and_a_double_booking_once(session):
    place = factories.location(session)
    for _ in range(2):
        factories.activity(
            session, location=place.slug, room="zaal", starts="2026-11-23T11:00", duration=120, rrule=""
        )
    assert shares(session, place, 1) == {(0, "morning"): (1.0, 4.0, 25), (0, "afternoon"): (1.0, 6.0, 17)}
    calendar = week_of(session, place, MONDAY)
    assert [each.is_double for each in calendar[place.rooms[0].id][0]] == [True, True]


def test_closed_meetings_count_and_stand_in_the_week(session):
    place = factories.location(session)
    factories.activity(session, location=place.slug, room="zaal", visibility="room", title="Overleg")
    assert shares(session, place)
    [booked] = week_of(session, place, MONDAY)[place.rooms[0].id][0]
    assert (booked.taken.title, booked.is_double) == ("Overleg", False)


MINUTES = st.tuples(st.integers(0, 600), st.integers(1, 200))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MINUTES, max_size=8))
def test_covered_minutes_are_the_minutes_in_which_something_is(spans):
    midnight = datetime(2026, 11, 23)
    moments = [
        (midnight + timedelta(minutes=start), midnight + timedelta(minutes=start + long)) for start, long in spans
    ]
    minutes = {minute for start, long in spans for minute in range(start, start + long)}
    assert _covered(moments) == timedelta(minutes=len(minutes))


def test_the_pages_and_the_file(session, staff_client):
    place = factories.location(
        session, slug="de-stek", name="De Stek", rooms=[{"slug": "z", "name": "=Zaal", "is_example": False}]
    )
    factories.activity(session, location=place.slug, room="z")
    assert "De Stek" in staff_client.get("/beheer/activiteiten/zalen/").text
    assert "Koffieochtend" in staff_client.get("/beheer/activiteiten/zalen/de-stek/").text
    assert "Koffieochtend" in staff_client.get("/beheer/activiteiten/zalen/de-stek/?week=2026-12-08").text
    page = staff_client.get("/beheer/activiteiten/zalen/de-stek/bezetting/").page
    assert page.xpath("//td[contains(text(), '50%')]")
    answer = staff_client.get("/beheer/activiteiten/zalen/de-stek/bezetting.csv?weken=2")
    lines = answer.get_data().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 7 * len(PARTS)
    assert "De Stek;'=Zaal;maandag;ochtend;4,00;8,00;50" in lines
    for wrong in ("?weken=0", "?weken=x", "?weken=999", "?vanaf=gisteren", "?vanaf=9999-01-01"):
        assert staff_client.get(f"/beheer/activiteiten/zalen/de-stek/bezetting/{wrong}").status_code == 400
    assert staff_client.get("/beheer/activiteiten/zalen/nergens/").status_code == 404
