from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.activities.documents import ACTIVITY, CHOICES, KEYS, apply, snapshot
from app.activities.models import REASONS
from app.activities.presets import PRESET_BY_CODE
from app.activities.recurrence import format_rule
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.directory.checks import WrongDocument
from app.records import actions as records
from tests import factories
from tests.app.activities.test_recurrence import rules

moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(lambda each: each.isoformat(timespec="minutes"))
days = st.dates(date(2026, 1, 1), date(2029, 1, 1)).map(date.isoformat)
words = st.text(st.characters(categories=("L", "N")), max_size=8)
numbers = st.none() | st.integers(0, 20)


def a_list(values: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(values)), unique=True, max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any document in the form that a snapshot gives, at one of two places."""
    document: dict[str, Any] = {key: draw(st.sampled_from(values)) for key, values in CHOICES.items()}
    document |= {key: draw(words) for key in ("title", "description", "signup_text", "for_whom", "meeting_point")}
    document |= {"preset": draw(st.sampled_from(sorted(PRESET_BY_CODE))), "slug": "de-activiteit"}
    document |= {
        "organization": "de-organisatie",
        "signup_phone": draw(words),
        "price_cents": draw(st.integers(0, 900)),
    }
    document |= {"age_min": None, "age_max": draw(numbers), "free_places": draw(numbers)}
    document |= {"until": draw(st.none() | days), "reconfirm_on": draw(st.none() | days)}
    document |= {"topics": draw(a_list(TOPIC_BY_SLUG)), "audiences": sorted(draw(a_list(AUDIENCES)))}
    document |= {"languages": sorted(draw(a_list(SPOKEN_LANGUAGES)))}
    document |= {"extra_dates": sorted(draw(st.lists(moments, unique=True, max_size=2))), **draw(series())}
    changes = {each["recurrence_id"]: each for each in draw(st.lists(date_changes(), max_size=3))}
    document["date_changes"] = [changes[key] for key in sorted(changes)]
    pauses = {tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(days, days), max_size=2))}
    document["pauses"] = [
        {"first_day": first, "last_day": last, "reason": draw(st.sampled_from(REASONS))}
        for first, last in sorted(pauses)
    ]
    ends = sorted(draw(st.lists(days, unique=True, max_size=2)))
    document["earlier_series"] = [{"until": until, **draw(series())} for until in ends]
    return document


@st.composite
def series(draw: st.DrawFn) -> dict[str, Any]:
    rule = format_rule(draw(rules))
    place = draw(st.sampled_from([("de-plek", ""), ("de-plek", "zaal"), ("de-andere-plek", "zaal")]))
    facts = {"starts": draw(moments), "duration": draw(st.integers(1, 600)), "rrule": rule}
    return facts | {"skips_school_holidays": draw(st.booleans()), "location": place[0], "room": place[1]}


@st.composite
def date_changes(draw: st.DrawFn) -> dict[str, Any]:
    place = draw(st.sampled_from([("", ""), ("de-plek", ""), ("de-andere-plek", "zaal")]))
    return {
        "recurrence_id": draw(moments),
        "status": draw(st.sampled_from(("changed", "full", "cancelled"))),
        "reason": draw(st.sampled_from(("", *REASONS))),
        "reason_text": draw(words),
        "new_starts": draw(st.none() | moments),
        "new_duration": draw(st.none() | st.integers(1, 600)),
        "location": place[0],
        "room": place[1],
    }


def test_applying_is_the_exact_inverse_of_the_snapshot(session: Session) -> None:
    factories.organization(session, slug="de-organisatie")
    factories.location(session, slug="de-plek")
    factories.location(session, slug="de-andere-plek")
    activity = factories.activity(session, organization="de-organisatie", location="de-plek")

    @settings(max_examples=40, deadline=None)
    @given(documents())
    def check(document: dict[str, Any]) -> None:
        apply(session, activity, document)
        session.flush()
        session.expire_all()
        assert snapshot(session, activity) == document
        assert document.keys() == KEYS

    check()


def test_an_old_version_can_be_restored(session: Session) -> None:
    activity = factories.activity(
        session, title="Zondagkoffie", audiences=["ouderen"], extra_dates=["2026-12-01T10:00"]
    )
    before = snapshot(session, activity)
    factories.save(session, activity, {"title": "Koffie", "audiences": [], "extra_dates": [], "rrule": ""})
    records.restore(session, ACTIVITY, activity, 1, by=None, at=factories.AT)
    assert snapshot(session, activity) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rrule", "FREQ=DAILY"),
        ("starts", "morgen"),
        ("starts", "2026-11-23T09:30+01:00"),
        ("duration", 0),
        ("duration", 20_000),
        ("preset", "bestaat-niet"),
        ("location", "nergens"),
        ("room", "kelder"),
        ("organization", "niemand"),
        ("topics", ["van-alles"]),
        ("audiences", ["iedereen"]),
        ("languages", ["xx"]),
        ("cost", "duur"),
        ("visibility", "geheim"),
        ("until", "ooit"),
        ("free_places", -1),
        ("kleur", "rood"),
    ],
)
def test_a_wrong_value_is_refused_by_its_key(session: Session, field: str, value: Any) -> None:
    activity = factories.activity(session)
    with pytest.raises(WrongDocument) as refusal:
        factories.save(session, activity, {field: value})
    assert refusal.value.field == field


def test_without_a_preset_a_title_is_needed(session: Session) -> None:
    with pytest.raises(WrongDocument, match="title"):
        factories.activity(session, preset="", title=" ")


def test_the_highest_age_is_not_below_the_lowest(session: Session) -> None:
    with pytest.raises(WrongDocument, match="age_max"):
        factories.activity(session, age_min=12, age_max=6)
