"""Two hundred series as other programs read them: the same dates as ours, day by day, over five years."""

import json
import random
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from dateutil.rrule import rrulestr

from app.activities.calendar import calendar_text
from app.activities.calendar_queries import CalendarFeed, ShownEvent
from app.activities.calendar_times import Event, events
from app.activities.models import CANCELLED, CHANGED, FULL
from app.activities.occurrences import Edit, Period, Plan, Planned, Series, original_starts, work_out
from app.activities.recurrence import Rule, monthly, weekly
from app.content.queries import EMPTY, ShownText
from app.dates import AMSTERDAM, instant_of

ICAL_JS = Path(__file__).resolve().parents[3] / ".cache/referees/node_modules/ical.js/dist/ical.es5.cjs"
FIRST, LAST = datetime(2026, 1, 1), datetime(2031, 1, 1)
SERIES = 200
HERE, THERE = uuid.uuid4(), uuid.uuid4()
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Seen = tuple[float, float, bool]  # begin, end, is cancelled


def rule(dice: random.Random) -> Rule:
    if dice.random() < 0.1:
        return Rule()
    if dice.random() < 0.3:
        return monthly(dice.choice((1, 2, 3, 4, -1)), dice.choice(DAYS))
    return weekly(*dice.sample(DAYS, dice.randint(1, 3)), interval=dice.choice((1, 1, 1, 2, 3)))


def series(dice: random.Random, begin: date, until: date | None) -> Series:
    """Often on a Sunday at the hour in which the clock is changed."""
    moment = dice.choice(("09:30", "13:00", "19:45", "01:30", "02:00", "02:30", "03:00", "23:30"))
    starts = datetime.combine(begin, datetime.strptime(moment, "%H:%M").time())
    length = dice.choice((45, 60, 90, 120, 240, 600))
    return Series(starts, length, rule(dice), until, dice.random() < 0.4, HERE, None)


def plan(dice: random.Random) -> Plan:
    begin = date(2026, 1, 5) + timedelta(days=dice.randint(0, 300))
    change = begin + timedelta(days=dice.randint(100, 500))
    parts = (series(dice, begin, change), series(dice, change + timedelta(days=1), None))
    parts = parts if dice.random() < 0.3 else (parts[0],)
    whole = Plan(
        parts, school_holidays=tuple(Period(date(y, 7, 10), date(y, 8, 20), "holiday") for y in range(2026, 2031))
    )
    starts = original_starts(whole, FIRST, LAST)
    picked = dice.sample(starts, min(len(starts), 8))
    edits = []
    for number, each in enumerate(picked):
        if number % 4 == 0:
            edits.append(Edit(each, CANCELLED, "ill"))
        elif number % 4 == 1:
            edits.append(Edit(each, CHANGED, new_starts=each + timedelta(hours=dice.choice((-3, 2, 30)))))
        elif number % 4 == 2:
            edits.append(Edit(each, CHANGED, new_location_id=THERE, new_duration=75))
        else:
            edits.append(Edit(each, FULL))
    pause = begin + timedelta(days=dice.randint(20, 200))
    return Plan(
        parts,
        extra_dates=(datetime.combine(begin + timedelta(days=17), datetime.min.time()) + timedelta(hours=15),),
        edits=tuple(edits),
        pauses=(Period(pause, pause + timedelta(days=14), "weather"),),
        closures=(Period(date(2027, 12, 24), date(2028, 1, 2), "holiday", HERE),),
        school_holidays=whole.school_holidays,
    )


def shown(event: Event, owner: uuid.UUID) -> ShownEvent:
    title = ShownText(
        'Koffie, thee; en "meer"\nen een heel lange titel die over de regel van 75 tekens heen gaat', "nl", "x"
    )
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return ShownEvent(event, owner, 3, at, "koffie", "K7F3", title, EMPTY, "De Stek", EMPTY)


@pytest.fixture(scope="module")
def made() -> tuple[bytes, dict[str, list[Seen]]]:
    """One calendar with all series, and what our pages would show."""
    dice = random.Random(7)
    found: list[ShownEvent] = []
    ours: dict[str, list[Seen]] = {}
    for _ in range(SERIES):
        one, owner = plan(dice), uuid.UUID(int=dice.getrandbits(128))
        dates = work_out(one, FIRST, LAST)
        ours[str(owner)] = sorted(map(seen, dates))
        found += [shown(each, owner) for each in events(one, dates, FIRST, LAST)]
    text = calendar_text(
        CalendarFeed(tuple(found), False), code="nl", name="Proef", about="", base_url="https://n.example"
    )
    assert sum(len(dates) for dates in ours.values()) > 20_000
    return text, ours


def seen(date: Planned) -> Seen:
    return instant_of(date.starts).timestamp(), instant_of(date.ends).timestamp(), date.status == CANCELLED


def grouped(rows: Iterator[tuple[str, float, float, bool]]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for uid, begin, end, is_cancelled in rows:
        found.setdefault(uid, []).append((begin, end, is_cancelled))
    return {uid: sorted(dates) for uid, dates in found.items()}


def assert_same(theirs: dict[str, list[Seen]], ours: dict[str, list[Seen]]) -> None:
    assert theirs.keys() == ours.keys()
    for uid, dates in ours.items():
        more = sorted(set(theirs[uid]) - set(dates))[:3]
        less = sorted(set(dates) - set(theirs[uid]))[:3]
        assert not more, f"{uid}: {readable(more)} instead of {readable(less)}"
        assert theirs[uid] == dates, f"{uid}: they miss {readable(less)}"


def readable(dates: list[Seen]) -> list[str]:
    return [
        f"{datetime.fromtimestamp(begin, AMSTERDAM)} to {datetime.fromtimestamp(end, AMSTERDAM)} {gone}"
        for begin, end, gone in dates
    ]


def test_ical_js_reads_our_dates(made):
    text, ours = made
    words = ["node", str(Path(__file__).with_name("expand.cjs")), str(ICAL_JS), "0", str(instant_of(LAST).timestamp())]
    assert shutil.which("node")
    done = subprocess.run(words, input=text, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert_same(grouped(map(tuple, json.loads(done.stdout))), ours)


def test_dateutil_and_icalendar_read_our_dates(made):
    text, ours = made
    assert_same(grouped(_expanded(icalendar.Calendar.from_ical(text))), ours)


def _expanded(calendar: icalendar.Calendar) -> Iterator[tuple[str, float, float, bool]]:
    parts = list(calendar.walk("VEVENT"))
    changed = {(str(each["UID"]), each["RECURRENCE-ID"].dt): each for each in parts if "RECURRENCE-ID" in each}
    for part in parts:
        if "RECURRENCE-ID" in part:
            continue
        uid, begin, length = (
            str(part["UID"]),
            part["DTSTART"].dt,
            _exact(part["DTEND"].dt) - _exact(part["DTSTART"].dt),
        )
        starts = [begin]
        if "RRULE" in part:
            until = part["RRULE"]["UNTIL"][0]
            text = part["RRULE"].to_ical().decode()
            left_out = part.get("EXDATE", [])
            gone = {day.dt for value in (left_out if isinstance(left_out, list) else [left_out]) for day in value.dts}
            starts = [
                each
                for each in rrulestr(text, dtstart=begin)
                if each not in gone and _exact(each) <= until.timestamp()
            ]
        for each in starts:
            other = changed.get((uid, each))
            if other is None:
                yield uid[:36], _exact(each), _exact(each) + length, part.get("STATUS") == "CANCELLED"
            else:
                yield uid[:36], _exact(other["DTSTART"].dt), _exact(other["DTEND"].dt), other["STATUS"] == "CANCELLED"


def _exact(moment: datetime) -> float:
    is_utc = moment.utcoffset() == timedelta(0)
    return moment.timestamp() if is_utc else instant_of(moment.replace(tzinfo=None)).timestamp()


def test_the_text_keeps_to_the_letter(made):
    text, _ours = made
    lines = text.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "folded at 75 bytes"
    assert b"\n" not in text.replace(b"\r\n", b"")
    unfolded = text.replace(b"\r\n ", b"").decode()
    assert 'SUMMARY;LANGUAGE=nl:Koffie\\, thee\\; en "meer"\\nen een' in unfolded
    assert "EXDATE;TZID=Europe/Amsterdam:" in unfolded
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:" in unfolded
    assert "DTSTART;TZID=Europe/Amsterdam:" in unfolded
    assert unfolded.count("BEGIN:VTIMEZONE") == 1
