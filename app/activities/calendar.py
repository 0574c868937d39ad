"""Calendars in the words of RFC 5545 and 7986: what phones, Thunderbird and the like subscribe to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration, vRecur, vText

from app.activities.calendar_queries import CalendarFeed, ShownEvent
from app.activities.calendar_times import is_doubtful
from app.activities.models import CANCELLED, FULL
from app.activities.wording import status_text
from app.dates import AMSTERDAM, instant_of
from app.languages import language

REFRESH = timedelta(hours=1)
PRODUCT = "-//Noordwijzer//Velsen-Noord//NL"
# By hand, because the block the library makes shows summer an hour wrong in Thunderbird.
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def calendar_text(feed: CalendarFeed, *, code: str, name: str, about: str, base_url: str) -> bytes:
    """A whole calendar; `name` and `about` are its title and what it says of its bounds."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, name)
    for key in ("description", "x-wr-caldesc"):
        calendar.add(key, about)
    calendar.add("x-wr-timezone", AMSTERDAM.key)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(_zone())
    for shown in feed.events:
        calendar.add_component(_event(shown, code, base_url))
    return bytes(calendar.to_ical())


@cache
def _zone() -> Timezone:
    return Timezone.from_ical(ZONE)  # type: ignore[return-value]  # one component, as ZONE holds one


def _event(shown: ShownEvent, code: str, base_url: str) -> Event:
    event, times = Event(), shown.event
    zone: ZoneInfo = AMSTERDAM
    address = f"{base_url}/a/{shown.code}/{code}"
    event.add("uid", f"{shown.activity_id}{times.name}@{base_url.partition('://')[2]}")
    event.add("dtstamp", shown.updated_at)
    event.add("last-modified", shown.updated_at)
    event.add("sequence", shown.version)
    is_series = bool(times.rule)
    event.add("dtstart", times.starts.replace(tzinfo=zone) if is_series else _moment(times.starts))
    event.add("dtend", times.ends.replace(tzinfo=zone) if is_series else _moment(times.ends))
    if times.recurrence_id is not None:
        event.add("recurrence-id", times.recurrence_id.replace(tzinfo=zone))
    if times.rule:
        event.add("rrule", _rule(times.rule, times.until))
    if times.left_out:
        event.add("exdate", [each.replace(tzinfo=zone) for each in times.left_out])
    event.add("status", "CANCELLED" if _says(shown, CANCELLED) else "CONFIRMED")
    _add_text(event, "summary", _summary(shown, code), shown.title.language)
    _add_text(event, "description", _description(shown, address), code)
    if shown.place:
        event.add("location", shown.place)
    event.add("url", address)
    return event


def _moment(wall: datetime) -> datetime:
    """On the clock of Velsen-Noord; in UTC where that clock says a time twice or not at all."""
    return instant_of(wall) if is_doubtful(wall) else wall.replace(tzinfo=AMSTERDAM)


def _rule(rule: str, until: datetime | None) -> vRecur:
    found: vRecur = vRecur.from_ical(rule)
    found["UNTIL"] = [until]
    return found


def _says(shown: ShownEvent, status: str) -> bool:
    """Of a series only its dates can be cancelled or full, never the series."""
    return not shown.event.rule and shown.event.date.status == status


def _summary(shown: ShownEvent, code: str) -> str:
    """Many programs pass over STATUS: so the title says it too."""
    title = str(shown.title)
    for status in (CANCELLED, FULL):
        if _says(shown, status):
            return f"{status_text(status, code)}: {title}"
    return title


def _description(shown: ShownEvent, address: str) -> str:
    why = "" if shown.event.rule else str(shown.why)
    parts: Sequence[str] = (why, str(shown.description), address)
    return "\n\n".join(part for part in parts if part)


def _add_text(event: Event, key: str, value: str, code: str) -> None:
    event.add(key, vText(value), parameters={"LANGUAGE": language(code).locale_id.replace("_", "-") or code})
