from datetime import datetime

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.activities import actions
from app.activities.queries import (
    MOST_COUNTED,
    ActivityFilters,
    count_between,
    occurrences_between,
    rows_of_organization,
    rows_of_topic,
)
from tests import factories

AT = factories.AT
START, END = datetime(2026, 11, 23), datetime(2026, 11, 30)
NOW = datetime(2026, 11, 23, 9, 0)


def test_rows_come_in_order_with_names_in_the_language_of_the_reader(session: Session) -> None:
    late = factories.activity(session, title="Naaicafé", starts="2026-11-23T13:00", room="zaal")
    factories.translation(late.title, "pl", "Kawiarenka krawiecka")
    factories.activity(session)
    rows = occurrences_between(session, START, END, "pl")
    assert [row.starts.hour for row in rows] == [9, 13]
    assert (rows[1].title.value, rows[1].title.dutch) == ("Kawiarenka krawiecka", "Naaicafé")
    assert (rows[1].title.is_machine, rows[0].title.is_machine) == (True, False)
    assert rows[0].title.dutch == "Koffieochtend"
    assert rows[1].room.value == "Zaal"


def test_what_is_going_on_stays_until_its_end(session: Session) -> None:
    factories.activity(session)
    assert len(occurrences_between(session, datetime(2026, 11, 23, 11, 29), END, "nl")) == 1
    assert occurrences_between(session, datetime(2026, 11, 23, 11, 30), END, "nl") == []
    assert occurrences_between(session, START, datetime(2026, 11, 23, 9, 30), "nl") == []


def test_a_cancelled_date_stays_with_its_reason_in_words(session: Session) -> None:
    activity = factories.activity(session)
    actions.cancel_occurrence(session, activity, datetime(2026, 11, 23, 9, 30), reason="ill", by=None, at=AT)
    row = occurrences_between(session, NOW, END, "nl")[0]
    assert (row.status, row.reason, row.why.value) == ("cancelled", "ill", "De begeleider is ziek.")


@pytest.mark.parametrize(
    "hidden", [{"state": "draft"}, {"state": "withdrawn"}, {"visibility": "link"}, {"visibility": "room"}]
)
def test_what_is_not_public_is_in_no_list(session: Session, hidden: dict[str, str]) -> None:
    activity = factories.activity(session, **hidden)
    assert occurrences_between(session, START, END, "nl") == []
    assert count_between(session, START, END) == 0
    assert rows_of_organization(session, activity.organization_id, NOW, "nl") == []
    assert rows_of_topic(session, "ontmoeten", NOW, "nl") == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (ActivityFilters(), 2),
        (ActivityFilters(weekday=2), 1),
        (ActivityFilters(weekday=7), 0),
        (ActivityFilters(audience="vrouwen"), 1),
        (ActivityFilters(language="tr"), 1),
        (ActivityFilters(free_only=True), 1),
        (ActivityFilters(topic="sport"), 1),
        (ActivityFilters(topic="sport", language="tr"), 0),
    ],
)
def test_filters_narrow_rows_and_count_alike(session: Session, filters: ActivityFilters, found: int) -> None:
    factories.activity(session, languages=["nl", "tr"], cost="gift")
    sport = {"topics": ["sport"], "audiences": ["vrouwen"], "cost": "paid", "rrule": "FREQ=WEEKLY;BYDAY=TU"}
    factories.activity(session, **sport)
    assert len(occurrences_between(session, START, END, "nl", filters=filters)) == found
    assert count_between(session, START, END, filters=filters) == found


def test_pages_follow_on_each_other_without_gap(session: Session) -> None:
    for _ in range(3):
        factories.activity(session)
    every = occurrences_between(session, START, END, "nl")
    parts = [occurrences_between(session, START, END, "nl", limit=2, offset=offset) for offset in (0, 2)]
    assert [*parts[0], *parts[1]] == every


def test_a_place_can_be_asked_for_and_a_hidden_one_is_not_told(session: Session) -> None:
    place, secret = (
        factories.location(session),
        factories.location(session, is_hidden=True, name="Blijf van mijn lijf"),
    )
    factories.activity(session, location=place.slug)
    factories.activity(session, location=secret.slug, room="zaal", meeting_point="Bij de grijze deur")
    assert [row.location.dutch for row in occurrences_between(session, START, END, "nl")] == ["Het buurthuis", ""]
    assert len(occurrences_between(session, START, END, "nl", location_slug=place.slug)) == 1
    assert occurrences_between(session, START, END, "nl", location_slug=secret.slug) == []
    row = occurrences_between(session, START, END, "nl")[1]
    assert (row.room.value, row.meeting_point.value, row.location_slug) == ("", "", "")


def test_an_organisation_shows_the_next_date_of_each_activity(session: Session) -> None:
    activity = factories.activity(session)
    factories.activity(session, organization=activity.organization.slug, rrule="FREQ=WEEKLY;BYDAY=FR")
    rows = rows_of_organization(session, activity.organization_id, datetime(2026, 11, 23, 12, 0), "nl")
    assert [row.starts.day for row in rows] == [27, 30]


def test_an_example_never_stands_with_a_real_organisation(session: Session) -> None:
    real, example = factories.organization(session), factories.organization(session, is_example=True)
    for each in (real, example):
        factories.activity(session, organization=each.slug, is_example=True)
    assert rows_of_organization(session, real.id, NOW, "nl") == []
    assert len(rows_of_organization(session, example.id, NOW, "nl")) == 1


def test_more_rows_cost_no_more_questions(session: Session, engine: Engine) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: asked.append(statement))

    def count() -> int:
        session.commit()
        session.expire_all()
        session.expunge_all()
        asked.clear()
        assert occurrences_between(session, START, END, "pl")
        return len([each for each in asked if each.startswith("SELECT")])

    factories.activity(session, title="Eén", languages=["nl"], room="zaal")
    one = count()
    for number in range(5):
        factories.activity(session, title=f"Nummer {number}", languages=["nl", "tr"], room="zaal")
    assert count() == one


def test_a_date_that_moved_away_is_said_where_people_would_come_for_it(session: Session) -> None:
    hall, elsewhere = factories.location(session), factories.location(session, name="De bibliotheek")
    activity = factories.activity(session, location=hall.slug)
    first = datetime(2026, 11, 23, 9, 30)
    actions.move_occurrence(session, activity, first, location=elsewhere.slug, by=None, at=AT)
    for slug in (hall.slug, elsewhere.slug):
        [row] = occurrences_between(session, START, END, "nl", location_slug=slug)
        assert (row.status, row.location.dutch) == ("changed", "De bibliotheek")


def test_no_more_is_counted_than_a_list_can_use(session: Session) -> None:
    for _ in range(2):
        factories.activity(session, rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")
    assert count_between(session, START, END) == 14
    assert count_between(session, START, datetime(2027, 12, 23)) == MOST_COUNTED + 1
