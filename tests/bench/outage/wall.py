"""A board on a wall: a real server behind a gateway, a real Chromium with a profile on disk, and a clock we turn."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from app.dates import instant_of
from tests.bench.outage.gateway import HANGS, PASS, STOPPED, Gateway
from tests.bench.outage.recorder import SEE, Score, Truth
from tests.support.browsers import ARGUMENTS, chromium
from tests.support.sites import LiveServer, free_port

SIZE = (640, 360)
START = datetime(2026, 11, 23, 9, 45)
STEP = 8  # seconds that pass at once: less than the ten after which a question is given up
ALONE = 20  # the same while nobody can be asked
PATIENCE = 90  # real seconds for what may take long on a busy machine
NOTE_QUESTIONS = """
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
"""
# A page that is loading has its fifteen seconds in real time, not in ours: its guard must not give up a good build.
# What hangs for so long in real time hangs until time passes on the page too: only the page can give it up.
SETTLED = """
async () => {
  const settle = async () => {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
    await Promise.allSettled([...(window.asked ?? [])]);
  };
  await Promise.race([settle(), scheduler.postTask(() => {}, { delay: 20_000 })]); // the clock that nobody turns
}
"""


class Chromium:
    """One process with a profile that outlives it, as on the computer behind a screen."""

    def __init__(self, browser: Browser, profile: Path) -> None:
        self._kind = browser.browser_type
        self.profile = profile
        self.process: subprocess.Popen[bytes] | None = None
        self.page: Page

    def start(self) -> None:
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        for lock in self.profile.glob("Singleton*"):
            lock.unlink()
        flags = ["--headless=new", f"--window-size={SIZE[0]},{SIZE[1]}", "--remote-debugging-port=0", *ARGUMENTS]
        self.process = subprocess.Popen(
            [chromium(), *flags, f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for(lambda: port_file.exists() and port_file.read_text().count("\n") >= 1)
        port = port_file.read_text().splitlines()[0]
        browser = self._kind.connect_over_cdp(f"http://127.0.0.1:{port}", timeout=PATIENCE * 1000)
        self.page = browser.contexts[0].pages[0]
        self.page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})

    def kill(self) -> None:
        """As a power cut does it."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def wait_for(condition: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Real time; only a thing that never happens takes all of it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


class Wall:
    def __init__(self, server: LiveServer, gateway: Gateway, browser: Chromium) -> None:
        self.server, self.gateway, self.browser = server, gateway, browser
        self.url = f"http://127.0.0.1:{gateway.port}/kiosk/de-stek/"
        self.now = instant_of(START)
        self.contact = self.changed = self.now
        self.score = Score()
        self.is_deaf = False  # the board cannot reach its server for a reason of its own
        self._sync()  # The server may still think of the night of another test.
        self.document = self._ask()
        self.before: dict[str, Any] | None = None

    @property
    def page(self) -> Page:
        return self.browser.page

    def hang(self, *, wrong_by: timedelta = timedelta()) -> float:
        """Start the browser and put the board up; gives the real seconds until it plays."""
        began = time.monotonic()
        self._sync()
        self.browser.start()
        self.page.add_init_script(NOTE_QUESTIONS)
        device = self.now + wrong_by
        self.page.clock.install(time=device - timedelta(hours=1))
        self.page.clock.pause_at(device)
        with suppress(
            Error
        ):  # A page of the browser's own when nothing answers; the recorder says what is to be seen.
            self.page.goto(self.url, wait_until="commit")
        self.until("document.documentElement.dataset.player === 'playing'", must=False)
        return time.monotonic() - began

    def until_kept(self) -> None:
        """Until the worker has the whole player on the device."""
        self.until("caches.keys().then((names) => names.some((name) => name.startsWith('board-shell-')))")
        self.until("caches.match('/kiosk/memory/de-stek/contact', { cacheName: 'board-memory' }).then(Boolean)")

    def until(self, condition: str, *, must: bool = True, patience: float = PATIENCE) -> bool:
        """Let time pass, in step with what the machine manages, until the page says yes."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            with suppress(Error):  # The page is on its way to another one.
                if self.page.evaluate(condition):
                    return True
            self._pass(0.25)
            time.sleep(0.02)
            if not must and self.gateway.mode != PASS and "chrome-error" in self.page.url:
                return False
        assert not must, condition
        return False

    def watch(self, seconds: int, *, every: int = 1) -> None:
        """Let time pass, and look."""
        for passed in range(0, seconds, every):
            self._pass(every)
            self.look(with_picture=passed % (30 * every) == 0)

    def jump(self, to: str) -> None:
        """Sleep until a time on the wall, as a device may; whatever was due happens once."""
        self.sleep(instant_of(datetime.fromisoformat(to)) - self.now)

    def sleep(self, time: timedelta) -> None:
        self._move(time.total_seconds())
        self.page.clock.fast_forward(round(time.total_seconds() * 1000))
        self._settle()
        self._pass(1)

    def look(self, *, with_picture: bool = False) -> dict[str, Any]:
        seen = self.see()
        if not seen["isBoard"] or not seen["words"]:  # The blink of a page that gives way to the next is no second.
            self._pass(0.5)
            seen = self.see()
        truth = Truth(self.document, self.now, self.contact, self.changed, self.before)
        self.score.add(seen, truth)
        if with_picture:
            self.score.add_picture(self.page.screenshot(timeout=PATIENCE * 1000), self.now)
        return seen

    def see(self) -> dict[str, Any]:
        def try_to_see() -> Any:
            with suppress(Error):
                return self.page.evaluate(SEE)

        found: dict[str, Any] = wait_for(try_to_see)
        return found

    def change(self, write: Callable[[Any], object]) -> None:
        """Something is saved on the server."""
        with self.server.session() as session:
            write(session)
        self.before, self.document, self.changed = self.document, self._ask(), self.now

    def _pass(self, seconds: float) -> None:
        while seconds > 0:
            step = min(seconds, ALONE if self.gateway.mode == STOPPED else STEP)
            self._move(step)
            with suppress(Error):
                self.page.clock.run_for(round(step * 1000))
            self._settle()
            seconds -= step

    def _settle(self) -> None:
        """Until the page is there and each of its questions has its answer, unless nobody gives one."""
        for _page in range(3):  # One may give way to the next while we wait.
            if self.gateway.mode == HANGS:
                break
            with suppress(Error):
                self.page.evaluate(SETTLED)
                break
        if self.gateway.mode == PASS and not self.is_deaf:
            self.contact = self.now

    def _move(self, seconds: float) -> None:
        day = self.now.date()
        self.now += timedelta(seconds=seconds)
        self._sync()
        if self.now.date() != day:
            self.before, self.document = self.document, {**self.document, "days": self._ask()["days"]}

    def _sync(self) -> None:
        instant = self.now.astimezone(UTC)
        self.server.app.config["CLOCK"] = lambda: instant

    def _ask(self) -> dict[str, Any]:
        found: dict[str, Any] = self.server.app.test_client().get("/kiosk/de-stek/board.json").get_json()
        return found


@contextmanager
def hung_wall(browser: Browser, server: LiveServer, folder: Path) -> Iterator[Wall]:
    """A wall with a gateway before its server and an empty profile; nothing is left behind."""
    gateway = Gateway(free_port(), int(server.url.rpartition(":")[2]))
    profile = folder / "profile"
    profile.mkdir()
    process = Chromium(browser, profile)
    try:
        yield Wall(server, gateway, process)
    finally:
        process.kill()
        gateway.close()
