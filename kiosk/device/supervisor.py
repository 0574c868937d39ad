"""Keeps one browser playing one board: starts it, listens for its beats, and starts it again when they stop."""

import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kiosk.device import profile, settings
from kiosk.device.settings import Settings
from kiosk.device.television import Television

LONGEST = 4096
LOOK = 0.5
LONGEST_WAIT = 60  # seconds between two starts, however often it failed
CALM = 600  # seconds of playing after which failures are forgotten
BARREN = 5  # starts in a row without a single beat, after which the profile is not trusted any more


@dataclass
class Beats:
    """The last sign of life and what it said."""

    at: float | None = None
    said: dict[str, Any] = field(default_factory=dict)

    def note(self, body: bytes) -> None:
        with suppress(ValueError, UnicodeDecodeError):
            said = json.loads(body)
            if isinstance(said, dict):
                self.said = said
        self.at = time.monotonic()


def listen(beats: Beats, port: int) -> ThreadingHTTPServer:
    """Hears beats on the loopback only. Whoever else is on this computer could beat too; there is nobody else."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = min(int(self.headers.get("Content-Length") or 0), LONGEST)
            body = self.rfile.read(length)
            if self.path == "/beat":
                beats.note(body)
            self.send_response(204 if self.path == "/beat" else 404)
            self._allow()

        def do_OPTIONS(self) -> None:
            self.send_response(204)
            self._allow()

        def _allow(self) -> None:
            for name in ("Origin", "Private-Network", "Local-Network"):
                self.send_header(f"Access-Control-Allow-{name}", "*" if name == "Origin" else "true")
            self.end_headers()

        def log_message(self, *_facts: object) -> None:
            """A line every five seconds would fill the card."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Supervisor:
    def __init__(self, board: Settings, television: Television | None = None) -> None:
        self.board = board
        self.television = television or Television()
        self.beats = Beats()
        self.starts = 0
        self.failures = 0  # since it last played calmly
        self.barren = 0
        self.process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def run(self) -> None:
        """Until `stop`. Never gives up; waits longer and longer between starts that fail."""
        server = listen(self.beats, self.board.port)
        try:
            while not self._stopped.is_set():
                self._play()
                self._stopped.wait(self._wait())
        finally:
            server.shutdown()
            server.server_close()

    def stop(self) -> None:
        self._stopped.set()

    def _play(self) -> None:
        """One life of the browser."""
        if self.barren >= BARREN:
            profile.put_aside(self.board.profile)
            self.barren = 0
        profile.repair(self.board.profile)
        self.beats.at = None
        began = time.monotonic()
        self.starts += 1
        command = [settings.browser(self.board), *settings.flags(self.board, settings.memory_of())]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  # our own words
        try:
            while not self._stopped.is_set() and self.process.poll() is None and not self._is_silent(began):
                self._stopped.wait(LOOK)
                self._tell()
        finally:
            self._end()
        is_barren = self.beats.at is None
        self.barren = self.barren + 1 if is_barren else 0
        self.failures = 1 if time.monotonic() - began > CALM else self.failures + 1

    def _is_silent(self, began: float) -> bool:
        now = time.monotonic()
        if self.beats.at is None:
            return now - began > self.board.patience
        return now - self.beats.at > self.board.silence

    def _wait(self) -> float:
        """Nothing after the first failure: the hall is looking at an empty screen."""
        return float(min(2 ** (self.failures - 1) - 1, LONGEST_WAIT))

    def _tell(self) -> None:
        self.television.follow(is_asleep=self.beats.said.get("state") == "asleep")
        age = None if self.beats.at is None else round(time.monotonic() - self.beats.at)
        facts = {"beat": age, "starts": self.starts, "written": round(time.time()), **self.beats.said}
        with suppress(OSError):
            self.board.state.write_text(json.dumps(facts))

    def _end(self) -> None:
        """All of the browser, also what hangs or is stopped."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
