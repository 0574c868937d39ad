"""What a board says of itself every minute, and what that means. Pure.

Facts, as kiosk/player/static/beat.js sends them and `ScreenBeat.facts` keeps them: build, version (of the document),
state (live, offline, asleep), asleep (until when, "" when awake), offset (seconds its clock is behind the server's),
heap (megabytes), width, height (pixels), error (the last one, "" when there was none).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

EVERY = timedelta(minutes=1)
SILENT = timedelta(minutes=15)  # after which somebody gets a mail
MISSED = 3 * EVERY  # after which it is no longer called live
CLOCK_SLACK = 120  # seconds
HEAP_MOST = 300  # megabytes; a board that plays well stays far below
TEXTS = {"build": 16, "version": 32, "state": 10, "asleep": 5, "error": 200}
NUMBERS = {"offset": 10**10, "heap": 10**6, "width": 10**5, "height": 10**5}

LIVE, OFFLINE, ASLEEP, NEVER, UNPAIRED = "live", "offline", "asleep", "never", "unpaired"
CLOCK_WRONG, OLD_BUILD, MUCH_MEMORY, HAD_ERROR, NO_CONTACT = "clock", "build", "memory", "error", "contact"


class NoBeat(ValueError):
    """This is nothing a board would say."""


def facts_of(said: Any) -> dict[str, Any]:
    """The known facts in what arrived, each within its bounds. Raises NoBeat."""
    if not isinstance(said, Mapping):
        raise NoBeat("not an object")
    found: dict[str, Any] = {}
    for name, longest in TEXTS.items():
        value = said.get(name, "")
        if not isinstance(value, str):
            raise NoBeat(name)
        found[name] = value.replace("\x00", "")[:longest]
    for name, most in NUMBERS.items():
        value = said.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            raise NoBeat(name)
        found[name] = round(value)
    return found


def state_of(*, is_paired: bool, beat_at: datetime | None, facts: Mapping[str, Any], now: datetime) -> str:
    """The one word for a screen in the list."""
    if not is_paired:
        return UNPAIRED
    if beat_at is None:
        return NEVER
    if now - beat_at > MISSED:
        return OFFLINE
    return ASLEEP if facts.get("state") == ASLEEP else LIVE


def troubles_of(facts: Mapping[str, Any], build: str) -> list[str]:
    """What is not in order although the screen speaks to us."""
    found = []
    if abs(facts.get("offset", 0)) > CLOCK_SLACK:
        found.append(CLOCK_WRONG)
    if facts.get("build") != build:
        found.append(OLD_BUILD)
    if facts.get("heap", 0) > HEAP_MOST:
        found.append(MUCH_MEMORY)
    if facts.get("error"):
        found.append(HAD_ERROR)
    return found


def is_open(hours: Mapping[str, Sequence[str]], wall: datetime) -> bool:
    """Whether a screen should be lit at a time on the wall; without hours it always should."""
    if not hours:
        return True
    times = hours.get(str(wall.isoweekday()))
    if not times:
        return False
    opens, closes = times
    return opens <= f"{wall:%H:%M}" < closes


def silent_in_hours(hours: Mapping[str, Sequence[str]], last: datetime, wall: datetime) -> bool:
    """Whether it was silent for SILENT while it should be lit all that time. Both are times on the wall."""
    minutes = int(SILENT / EVERY)
    return wall - last >= SILENT and all(is_open(hours, wall - EVERY * number) for number in range(minutes + 1))
