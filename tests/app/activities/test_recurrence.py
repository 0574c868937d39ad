from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.recurrence import (
    POSITIONS,
    Rule,
    UnreadableRule,
    UnsupportedRule,
    expand,
    first_date,
    format_rule,
    monthly,
    parse_rule,
    weekly,
)
from app.dates import WEEKDAYS

weekly_rules = st.builds(
    lambda days, interval: weekly(*days, interval=interval),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.integers(1, 8),
)
monthly_rules = st.builds(monthly, st.sampled_from(POSITIONS), st.sampled_from(WEEKDAYS))
rules = st.one_of(st.just(Rule()), weekly_rules, monthly_rules)


@given(rules)
def test_a_written_rule_reads_back_the_same(rule: Rule) -> None:
    assert parse_rule(format_rule(rule)) == rule


def test_the_prefix_of_a_calendar_file_is_understood() -> None:
    assert parse_rule("RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TH,MO") == weekly("MO", "TH")


@pytest.mark.parametrize(
    "text", ["elke maandag", "BYDAY=MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0;BYDAY=MO"]
)
def test_what_is_no_rule_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableRule):
        parse_rule(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("FREQ=DAILY", "FREQ"),
        ("FREQ=YEARLY;BYDAY=MO", "FREQ"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "COUNT"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101", "UNTIL"),
        ("FREQ=WEEKLY", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY"),
        ("FREQ=WEEKLY;INTERVAL=9;BYDAY=MO", "INTERVAL"),
        ("FREQ=MONTHLY;BYDAY=5FR", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=1FR,3FR", "BYDAY"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR", "INTERVAL"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", "WKST"),
    ],
)
def test_what_this_house_does_not_do_is_named(text: str, part: str) -> None:
    with pytest.raises(UnsupportedRule, match=part):
        parse_rule(text)


def dates(rule: Rule, starts: str, first: str, last: str) -> list[str]:
    found = expand(rule, *(datetime.fromisoformat(each) for each in (starts, first, last)))
    return [each.isoformat(timespec="minutes") for each in found]


def test_the_time_on_the_wall_stays_when_the_clock_changes() -> None:
    assert dates(weekly("SU"), "2026-10-18T09:30", "2026-10-18", "2026-11-02") == [
        "2026-10-18T09:30",
        "2026-10-25T09:30",
        "2026-11-01T09:30",
    ]


def test_every_second_week_counts_from_the_week_of_the_first_date() -> None:
    found = dates(weekly("MO", "TH", interval=2), "2026-11-26T10:00", "2026-11-23", "2026-12-15")
    assert found == ["2026-11-26T10:00", "2026-12-07T10:00", "2026-12-10T10:00"]


def test_the_last_saturday_of_each_month() -> None:
    found = dates(monthly(-1, "SA"), "2026-11-01T10:00", "2026-11-01", "2027-03-01")
    assert found == ["2026-11-28T10:00", "2026-12-26T10:00", "2027-01-30T10:00", "2027-02-27T10:00"]


def test_a_window_holds_its_first_moment_and_not_its_last() -> None:
    assert dates(weekly("MO"), "2026-11-23T09:30", "2026-11-23T09:30", "2026-11-30T09:30") == ["2026-11-23T09:30"]


@given(rules, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_the_first_date_is_one_that_the_rule_gives(rule: Rule, day: date) -> None:
    first = first_date(format_rule(rule), day)
    assert first >= day
    moment = datetime(first.year, first.month, first.day)
    assert expand(rule, moment, moment, moment.replace(hour=1)) == [moment]
