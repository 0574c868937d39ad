"""Two in one room: found whenever the dates meet, told with what is free, and never about oneself."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.activities.clashes import dates_of, in_the_way
from app.activities.documents import ACTIVITY
from app.dates import WEEKDAYS
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

NOW = datetime(2026, 11, 23, 9, 0)
ROOMS = [{"slug": "zaal", "name": "Zaal", "is_example": False}, {"slug": "hok", "name": "Hok", "is_example": False}]
NEW = "/beheer/activiteiten/nieuw/koffieochtend/"


@pytest.fixture
def place(session):
    factories.organization(session, slug="welzijn", name="Welzijn")
    return factories.location(session, slug="de-stek", name="De Stek", rooms=ROOMS)


def document(**facts):
    return {
        **{"location": "de-stek", "room": "zaal", "starts": "2026-11-23T10:00", "duration": 60},
        **{"rrule": "FREQ=WEEKLY;BYDAY=MO", "until": None, **facts},
    }


def find(session, wanted, without=None):
    return in_the_way(session, wanted, without=without, now=NOW)


def test_a_weekly_clash_is_one_line_with_how_often(session, place):
    coffee = factories.activity(session, location="de-stek", room="zaal")
    found = find(session, document())
    assert [(each.title, each.activity_id) for each in found.clashes] == [("Koffieochtend", coffee.id)]
    assert found.clashes[0].first == datetime(2026, 11, 23, 9, 30)
    assert found.clashes[0].count > 50
    assert [room.slug for room in found.free_rooms] == ["hok"]
    assert time(11, 30) in found.free_times


def test_a_closed_meeting_is_in_the_way_too(session, place):
    factories.activity(session, location="de-stek", room="zaal", visibility="room", title="Overleg")
    assert [each.title for each in find(session, document()).clashes] == ["Overleg"]


@pytest.mark.parametrize(
    "facts",
    [
        {"room": "hok"},
        {"room": ""},
        {"starts": "2026-11-23T11:30"},
        {"rrule": "FREQ=WEEKLY;BYDAY=TU", "starts": "2026-11-24T10:00"},
    ],
)
def test_another_room_time_or_day_is_free(session, place, facts):
    factories.activity(session, location="de-stek", room="zaal")
    assert find(session, document(**facts)) is None


def test_it_is_not_in_its_own_way(session, place):
    coffee = factories.activity(session, location="de-stek", room="zaal")
    assert find(session, ACTIVITY.snapshot(session, coffee), without=coffee.id) is None
    assert find(session, ACTIVITY.snapshot(session, coffee)) is not None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 23), st.sampled_from([30, 60, 120, 300]), st.integers(0, 6), st.sampled_from([1, 2, 3]))
def test_it_finds_exactly_what_two_lists_of_dates_have_in_common(session, place, hour, minutes, day, every):
    if not session.info.get("coffee"):
        session.info["coffee"] = factories.activity(session, location="de-stek", room="zaal", until="2027-03-01").id
    begin = datetime(2026, 11, 23, hour) + timedelta(days=day)
    rule = f"FREQ=WEEKLY;INTERVAL={every};BYDAY={WEEKDAYS[begin.weekday()]}"
    wanted = document(starts=begin.isoformat(timespec="minutes"), duration=minutes, rrule=rule, until="2027-02-01")
    coffee = [(NOW.replace(hour=9, minute=30) + timedelta(weeks=week), timedelta(minutes=120)) for week in range(15)]
    meets = {
        start
        for start, length in coffee
        for mine, end in dates_of(wanted, NOW)
        if mine < start + length and end > start
    }
    found = find(session, wanted)
    assert (found.clashes[0].count if found else 0) == len(meets)


def test_a_form_is_told_and_may_insist(session, staff_client, place):
    factories.activity(session, location="de-stek", room="zaal", visibility="room", title="Overleg")
    values = form_of(staff_client.get(NEW).page, "first_day")
    typed = {"organization": "welzijn", "place": "de-stek/zaal", "first_day": "2026-11-30", "begins": "10:00"}
    values = {**values, **{name: [value] for name, value in typed.items()}, "ends": ["11:00"]}
    answer = send(staff_client, NEW, values, step="publish")
    assert answer.status_code == 422
    page = text_of(answer.page)
    assert "Overleg" in page
    assert "Vrij op die tijd: Hok." in page
    [seal] = answer.page.xpath("//input[@name='insist']/@value")
    assert send(staff_client, NEW, values, step="publish", insist="ja").status_code == 422
    saved = send(staff_client, NEW, values, step="publish", insist=seal)
    assert saved.status_code == 303
    assert "De zaal is" in text_of(staff_client.get(saved.location).page)


def test_the_room_is_looked_at_while_somebody_types(session, staff_client, place):
    factories.activity(session, location="de-stek", room="zaal")
    values = form_of(staff_client.get(NEW).page, "first_day")
    typed = {
        "place": "de-stek/zaal",
        "first_day": "2026-11-30",
        "begins": "10:00",
        "ends": "11:00",
        "organization": "",
    }

    def lines(**changes):
        both = {**typed, **changes}
        return send(staff_client, "/beheer/activiteiten/zaal-vrij/", values, **both).get_json()["lines"]

    assert any("Koffieochtend" in line for line in lines())
    assert lines(place="de-stek/hok") == []
    assert lines(begins="") == []
    assert lines(ends="09:00") == []
