"""`noordwijzer-board doctor`: what is wrong with this board, in words."""

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kiosk.device.settings import Settings, WrongSetting, browser, memory_of
from kiosk.device.television import Television

LEAST_DISK = 300_000_000  # bytes
SERVICE = "noordwijzer-board.service"
HEADER = "X-Board-Build"
Output = Callable[[Sequence[str]], str]


def output(command: Sequence[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=10, check=False).stdout  # noqa: S603  # our own words
    except (OSError, subprocess.TimeoutExpired):
        return ""


def troubles(board: Settings, output: Output = output, television: Television | None = None) -> Iterator[str]:
    """One sentence for each thing that is not in order; nothing when all is well."""
    yield from _programs(board, television or Television(), output)
    yield from _service(output)
    yield from _page(board)
    yield from _server(board)
    yield from _machine(board, output)


def _programs(board: Settings, television: Television, output: Output) -> Iterator[str]:
    try:
        browser(board)
    except WrongSetting as error:
        yield str(error)
    if not shutil.which("cage"):
        yield "cage is not on this computer; install the board again."
    if not television.is_there():
        yield "The television cannot be switched off at night: cec-ctl finds no port. The page does turn black."
    fonts = output(["fc-list", ":", "family"])
    for script in ("Arabic", "Ethiopic"):
        if f"Noto Sans {script}" not in fonts:
            yield f"There are no letters for {script}; run: apt-get install fonts-noto-core"


def _service(output: Output) -> Iterator[str]:
    state = output(["systemctl", "is-active", SERVICE]).strip()
    if state != "active":
        yield f"The board is not running ({state or 'systemd does not answer'}); see: journalctl -u {SERVICE}"


def _page(board: Settings) -> Iterator[str]:
    try:
        facts = json.loads(board.state.read_text())
        written, beat = float(facts["written"]), facts["beat"]
    except (OSError, ValueError, KeyError, TypeError):
        yield "Nobody watches the page: there is no word of it yet."
        return
    if time.time() - written > board.silence:
        yield "The watcher of the page has stopped."
    elif beat is None:
        yield "The page has not beaten since the browser started."
    elif beat > board.silence:
        yield f"The page is silent for {beat} seconds."
    if facts.get("starts", 1) > 3:
        yield f"The browser was started {facts['starts']} times since the computer came up."
    if facts.get("state") == "offline":
        yield "The board plays, but has had no contact with its server for a quarter of an hour."


def _server(board: Settings) -> Iterator[str]:
    try:
        with urllib.request.urlopen(f"{board.address}board.json", timeout=10) as answer:  # noqa: S310 checked address
            if not answer.headers.get(HEADER):
                yield f"Somebody else answers at {board.origin}: a sign-in page of the network, perhaps."
    except urllib.error.HTTPError as error:
        yield f"The server has no such screen, or is broken: {error.code} at {board.address}"
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        yield f"The server cannot be reached ({reason}). The board goes on with what it knows."


def _machine(board: Settings, output: Output) -> Iterator[str]:
    if "NTPSynchronized=no" in output(["timedatectl", "show"]):
        yield "The clock has not been set by the network. The board corrects itself while it has its server."
    place = next((each for each in (board.profile, *board.profile.parents) if each.exists()), Path("/"))
    if shutil.disk_usage(place).free < LEAST_DISK:
        yield f"The disk is nearly full: {shutil.disk_usage(place).free // 1_000_000} MB are free."
    if memory_of() < 450_000:
        yield "There is too little memory for Chromium; use a computer with 1 GB or more."
