"""Looks at a screen every second and counts the seconds in which it is blank, wrong, or old without saying so.

What is right it knows from the server, not from the player: which dates there are, in which state, what time it is.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from app.dates import AMSTERDAM

PROMISE = timedelta(seconds=5)  # within which a change is on the screen
OLD = timedelta(minutes=15)  # after which a board says how old it is
SLACK = timedelta(minutes=1)

SEE = """
() => {
  const main = document.querySelector("[data-board]");
  if (!main) return { isBoard: false, text: document.body?.innerText ?? "" };
  const body = main.querySelector(".body");
  const said = (part) => {
    const found = main.querySelector(`[data-part="${part}"]`);
    return found?.checkVisibility() ? found.innerText : "";
  };
  const shown = [...main.querySelectorAll("[data-activity]")].filter((each) => each.checkVisibility());
  return {
    isBoard: true,
    build: main.dataset.build,
    text: main.innerText,
    words: body.checkVisibility() ? body.innerText.trim().length : 0,
    kind: main.dataset.kind,
    language: main.lang,
    state: main.dataset.state,
    version: main.dataset.version,
    clock: said("clock"),
    day: said("day"),
    age: said("age"),
    title: said("message-title"),
    rows: shown.map(({ dataset }) => ({ activity: dataset.activity, start: dataset.start, status: dataset.status })),
  };
}
"""
# Words of other pages. Not a bare 502: the board's own address may hold it, for its port is any free one.
ALIEN = ("Log in", "Bad Gateway", "This site can", "ERR_", "Aw, Snap", "Restore")


@dataclass
class Truth:
    """What the server knows, since when, and when the board last could hear it."""

    document: Mapping[str, Any]
    now: datetime
    contact: datetime
    changed: datetime  # when the document last became another
    before: Mapping[str, Any] | None = None  # what it was until then

    @property
    def is_heard(self) -> bool:
        """The board could know the latest: it had contact after the change, and the time it was promised."""
        return self.contact - self.changed > PROMISE


@dataclass
class Score:
    """Seconds, each with what was seen."""

    samples: int = 0
    blank: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    builds: set[str] = field(default_factory=set)

    @property
    def seconds(self) -> int:
        return len(self.blank) + len(self.wrong) + len(self.stale)

    def add(self, seen: Mapping[str, Any], truth: Truth) -> None:
        self.samples += 1
        self.kinds.add(str(seen.get("kind")))
        self.builds.add(str(seen.get("build")))
        at = truth.now.astimezone(AMSTERDAM).strftime("%d %H:%M:%S")
        if not seen["isBoard"] or not seen["words"]:
            self.blank.append(f"{at} {seen['text'][:80]}")
            return
        self.wrong += [f"{at} {what}" for what in wrong_things(seen, truth)]
        if is_silently_old(seen, truth):
            self.stale.append(f"{at} state {seen['state']}, age {seen['age']!r}, contact {truth.contact}")

    def add_picture(self, png: bytes, at: datetime) -> None:
        """A screen of one colour is blank, whatever its page believes."""
        colours = Image.open(io.BytesIO(png)).convert("L").resize((64, 36)).getcolors()
        if colours is not None and len(colours) < 4:
            self.blank.append(f"{at} a picture of {len(colours)} colours")


def wrong_things(seen: Mapping[str, Any], truth: Truth) -> list[str]:
    found = [f"says {word!r}" for word in ALIEN if word in seen["text"]]
    allowed = _states(truth.document)
    if not truth.is_heard and truth.before is not None:
        allowed |= _states(truth.before)
    for row in seen["rows"]:
        if (row["activity"], row["start"], row["status"]) not in allowed:
            found.append(f"{row['activity']} at {row['start']} is not {row['status']}")
        elif _ends(truth, row) + SLACK < truth.now:
            found.append(f"{row['activity']} is over")
    if seen["kind"] == "quiet" and _is_something_on(truth):
        found.append(f"says {seen['title']!r}")
    return found + _wrong_times(seen, truth)


def _wrong_times(seen: Mapping[str, Any], truth: Truth) -> list[str]:
    moments = [(truth.now + delta).astimezone(AMSTERDAM) for delta in (-SLACK, timedelta(), SLACK)]
    found = []
    if seen["clock"] and seen["clock"] not in {f"{each:%H:%M}" for each in moments}:
        found.append(f"the clock says {seen['clock']}")
    if seen["kind"] == "today" and seen["day"]:
        days = {truth.document["days"].get(f"{each:%Y-%m-%d}", {}).get(seen["language"]) for each in moments}
        if seen["day"] not in days:
            found.append(f"today is {seen['day']}")
    return found


def is_silently_old(seen: Mapping[str, Any], truth: Truth) -> bool:
    is_old = truth.now - truth.contact > OLD + SLACK
    return is_old and (seen["state"] != "offline" or not any(figure.isdigit() for figure in seen["age"]))


def _is_something_on(truth: Truth) -> bool:
    today = truth.now.astimezone(AMSTERDAM).date().isoformat()
    ends = [datetime.fromisoformat(each["end"]) for each in truth.document["occurrences"] if each["day"] == today]
    return any(end > truth.now + SLACK for end in ends)


def _states(document: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    return {(each["activity"], each["start"], each["status"]) for each in document["occurrences"]}


def _ends(truth: Truth, row: Mapping[str, Any]) -> datetime:
    for document in (truth.document, truth.before or {"occurrences": ()}):
        for each in document["occurrences"]:
            if (each["activity"], each["start"]) == (row["activity"], row["start"]):
                return datetime.fromisoformat(each["end"])
    return truth.now
