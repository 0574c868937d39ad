"""A board on a wall, a server in our hands and a clock we turn.

Time stands still in the page until a test lets it pass, so that an afternoon takes seconds and nothing depends on
how busy the machine is. The page and its scripts come from a real server; its document comes from the test.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from playwright.sync_api import Page, Route

from app.dates import AMSTERDAM, instant_of
from kiosk.build import HEADER, build
from kiosk.document import board_document
from tests.kiosk import samples

LANDSCAPE = {"width": 1920, "height": 1080}
PORTRAIT = {"width": 1080, "height": 1920}
SMALL = {
    "width": 640,
    "height": 360,
}  # Everything scales, so what is not about sizes is painted small, which is quick.
STEP = 4  # seconds that pass at once
LONG_STEP = 8  # the same in a long wait: less than the ten after which a question is given up
Document = dict[str, Any]
Answer = Callable[[Route], None]

# Notes every slide as it appears, and knows which questions are not answered yet. An observer is no timer.
WITNESS = """
window.slides = [];
window.asked = new Set();
const send = window.fetch;
window.fetch = (...all) => {
  const answer = send(...all);
  const whole = answer.then((found) => found.clone().arrayBuffer()); // Its head alone is no answer yet.
  window.asked.add(whole);
  const done = () => window.asked.delete(whole);
  whole.then(done, done);
  return answer;
};
addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("[data-board]");
  const seen = (part) => document.querySelector(`[data-part="${part}"]`);
  new MutationObserver(() => {
    const shown = [...main.querySelectorAll("[data-activity]")].filter((each) => each.checkVisibility());
    window.slides.push({
      at: Date.now() / 1000,
      language: main.lang,
      kind: main.dataset.kind,
      day: seen("day").textContent,
      activities: shown.map(({ dataset }) => `${dataset.activity}@${dataset.start}`),
      statuses: shown.map(({ dataset }) => dataset.status),
    });
  }).observe(main, { attributes: true, attributeFilter: ["lang"] });
});
"""

MEMORY = """
async () => {
  const kept = await (await caches.open("board-memory")).match("/kiosk/memory/de-stek/board");
  return kept ? kept.text() : null;
}
"""

IS_ON = """
({ kind, language, row }) => {
  const main = document.querySelector("[data-board]");
  const isIt = main.dataset.kind === kind && (!language || main.lang === language);
  return isIt && (!row || Boolean(main.querySelector(`[data-activity="${row}"]`)?.checkVisibility()));
}
"""


def document_of(
    rows: Callable[[str], list[Any]], languages: tuple[str, ...] = ("nl", "pl", "ar"), **more: Any
) -> Document:
    """A board's document; `rows` gives the activities in one language."""
    view = samples.ScreenView("de-stek", "De Stek", "de-stek", "De Stek", languages)
    return board_document(samples.source({code: rows(code) for code in languages}, screen=view, **more))


class Hall:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = f"{url}/kiosk/de-stek/"
        self.document: Document = document_of(samples.plain_week)
        self.now = self.device = instant_of(datetime(2026, 11, 23, 9, 0))
        self.questions = 0
        self.build = build()
        self._answer: Answer = self._well

    def hang(
        self, wall: str = "2026-11-23 09:00", size: dict[str, int] = SMALL, *, wrong_by: timedelta = timedelta()
    ) -> None:
        """Put the board up at a wall-clock time; `wrong_by` is how far its own clock is ahead."""
        self.now = instant_of(datetime.fromisoformat(wall))
        self.device = self.now + wrong_by
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        self.page.add_init_script(WITNESS)
        self.page.route("**/board.json", self._question)
        self.page.clock.install(time=self.device - timedelta(hours=1))
        self.page.clock.pause_at(self.device)
        self.page.goto(self.url)
        self.settle()
        self.wait(1)

    def reload(self) -> None:
        self.page.reload()
        self.settle()
        self.wait(1)
        self.until_playing()

    def until_playing(self) -> None:
        """Reading from the device's memory takes a moment of our time, not of the board's."""
        for _try in range(100):
            if self.page.evaluate("document.documentElement.dataset.player") == "playing":
                return
            self.wait(0.3)
        raise AssertionError("the player does not play")

    def wait(self, seconds: float) -> None:
        """Let time pass as it passes in a hall."""
        while seconds > 0:
            step = min(seconds, LONG_STEP if seconds > 2 * LONG_STEP else STEP)
            self._move(step)
            self.page.clock.run_for(round(step * 1000))
            self.settle()
            seconds -= step

    def wait_until(self, wall: str) -> None:
        """Jump, as a device that slept; whatever was due happens once. Then some seconds pass as usual."""
        seconds = (instant_of(datetime.fromisoformat(wall)) - self.now).total_seconds()
        self._move(seconds)
        self.page.clock.fast_forward(round(seconds * 1000))
        self.settle()
        self.wait(12)

    def _move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.device += timedelta(seconds=seconds)

    def settle(self) -> None:
        """Until every question has its answer."""
        self.page.evaluate("Promise.allSettled([...asked])")

    def memory(self) -> str | None:
        """The document this device would show after a power cut."""
        found: str | None = self.page.evaluate(MEMORY)
        return found

    # The server

    def works(self) -> None:
        self._answer = self._well

    def fails(self, answer: Answer) -> None:
        self._answer = answer

    def _question(self, route: Route) -> None:
        self.questions += 1
        self._answer(route)

    def _well(self, route: Route) -> None:
        tag = f'"{self.document["version"]}"'
        headers = {"Date": format_datetime(self.now, usegmt=True), "ETag": tag, HEADER: self.build}
        if route.request.headers.get("if-none-match") == tag:
            route.fulfill(status=304, headers=headers)
        else:
            body = json.dumps(self.document, ensure_ascii=False)
            route.fulfill(status=200, headers=headers, content_type="application/json", body=body)

    # What is to be seen

    @property
    def main(self) -> Any:
        return self.page.locator("[data-board]")

    def fact(self, name: str) -> str:
        return str(self.main.get_attribute(f"data-{name}"))

    def text(self, part: str) -> str:
        """What a part of the board says; nothing when it is hidden."""
        found = self.page.locator(f'[data-part="{part}"]')
        return found.inner_text() if found.is_visible() else ""

    @property
    def language(self) -> str:
        return str(self.main.get_attribute("lang"))

    def slides(self) -> list[Document]:
        """Every slide since the last question, the oldest first; a slide drawn again stands there again."""
        found: list[Document] = self.page.evaluate("slides.splice(0)")
        return found

    def round(self, seconds: float = 150) -> list[Document]:
        self.slides()
        self.wait(seconds)
        return self.slides()

    def today(self) -> set[str]:
        """The activities that stand in today's list during a whole round."""
        return {
            each.split("@")[0] for slide in self.round() if slide["kind"] == "today" for each in slide["activities"]
        }

    def until(self, kind: str, language: str = "", row: str = "") -> None:
        """Wait for a slide of this kind, in this language, with this activity on it: at most three rounds."""
        wanted = {"kind": kind, "language": language, "row": row}
        for _step in range(225):
            if self.page.evaluate(IS_ON, wanted):
                self.wait(0.5)  # until it has faded in
                return
            self.wait(2)  # No slide is shorter than eight seconds.
        raise AssertionError(f"no {wanted} in three rounds")


def wall_time(hall: Hall) -> str:
    return hall.now.astimezone(AMSTERDAM).strftime("%H:%M")
