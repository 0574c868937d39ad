"""The watcher behind a screen, with a real Chromium: whatever happens to it, the board plays again."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.device import supervisor
from kiosk.device.settings import Settings
from kiosk.device.supervisor import Supervisor
from kiosk.device.television import Television
from tests.bench.outage.wall import wait_for
from tests.support.browsers import ARGUMENTS, chromium
from tests.support.sites import free_port

IS_LONG = "NOORDWIJZER_AUDIT" in os.environ
SILENCE = 20 if IS_LONG else 5
BEAT = 5 if IS_LONG else 1  # The page beats every five seconds; here it is hurried so that nobody waits.
PATIENCE = 120
pytestmark = pytest.mark.audit


@pytest.fixture
def board(reading_server, tmp_path, another_player) -> Settings:
    if not IS_LONG:
        another_player("beat.js", lambda text: text.replace("TO_DEVICE = 5_000", f"TO_DEVICE = {BEAT}_000"))
    return Settings(
        address=f"{reading_server.url}/kiosk/de-stek/",
        profile=tmp_path / "profile",
        state=tmp_path / "state.json",
        port=free_port(),
        browser=chromium(),
        more_flags=("--headless=new", *ARGUMENTS),
        silence=SILENCE,
        patience=60,
    )


def playing(board: Settings) -> Iterator[Supervisor]:
    watcher = Supervisor(board, Television(devices=board.profile))
    thread = threading.Thread(target=watcher.run)
    thread.start()
    try:
        yield watcher
    finally:
        watcher.stop()
        thread.join(timeout=30)


@pytest.fixture
def watcher(board: Settings) -> Iterator[Supervisor]:
    for each in playing(board):
        wait_for(lambda: each.beats.at, PATIENCE)  # noqa: B023 used at once
        yield each


def renderers(watcher: Supervisor) -> list[int]:
    """Processes of the browser that draw pages."""
    assert watcher.process is not None
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (path / "cmdline").read_text()
            if "--type=renderer" in command and os.getpgid(int(path.name)) == watcher.process.pid:
                found.append(int(path.name))
    return found


def assert_plays_again(watcher: Supervisor, since: float, starts: int = 2) -> float:
    wait_for(lambda: watcher.starts >= starts and watcher.beats.at, PATIENCE)
    assert watcher.beats.said["state"] == "live"
    return time.monotonic() - since


def test_a_browser_that_is_killed_is_started_again(watcher):
    os.killpg(watcher.process.pid, signal.SIGKILL)
    assert_plays_again(watcher, time.monotonic())


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGKILL], ids=["hangs", "crashes"])
def test_11_a_page_that_hangs_or_crashes_is_noticed(watcher, number):
    """The browser lives on in both cases, and would show an empty or a sad page for ever."""
    pids = renderers(watcher)
    assert pids
    began = time.monotonic()
    for pid in pids:
        os.kill(pid, number)
    took = assert_plays_again(watcher, began)
    assert watcher.starts == 2
    print(f"plays again after {took:.1f} s, of which {SILENCE} s of silence")
    assert took <= 30


def test_the_state_is_written_for_the_doctor(watcher, board):
    facts = wait_for(lambda: board.state.exists() and json.loads(board.state.read_text()))
    assert facts["starts"] == 1
    assert time.time() - facts["written"] < 60


def test_a_profile_that_never_lets_a_board_play_is_put_aside(board, monkeypatch):
    """A browser that ends at once, six times."""
    monkeypatch.setattr(supervisor, "LONGEST_WAIT", 0)
    board.profile.mkdir()
    (board.profile / "Local State").write_text("rubbish")
    watcher = Supervisor(Settings(**{**vars(board), "browser": "/bin/false"}), Television(devices=board.profile))
    put_aside = supervisor.profile.put_aside

    def and_stop(profile: Path) -> None:
        put_aside(profile)
        watcher.stop()  # At once: five starts later the next one would be put aside, over this one.

    monkeypatch.setattr(supervisor.profile, "put_aside", and_stop)
    watcher.run()
    assert watcher.starts == supervisor.BARREN + 1
    assert (board.profile.with_name("profile.broken") / "Local State").exists()


def test_starts_that_fail_wait_longer_and_never_longer_than_a_minute(board):
    watcher = Supervisor(board)
    waits = []
    for failures in range(1, 12):
        watcher.failures = failures
        waits.append(watcher._wait())
    assert waits[:4] == [0, 1, 3, 7]
    assert max(waits) == waits[-1] == 60


@pytest.mark.skipif(not IS_LONG or os.getuid() != 0, reason="mounts a disk of its own; for `make audit` as root")
def test_a_full_disk_does_not_keep_the_board_dark(board, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=True)
    try:
        with suppress(OSError):
            (disk / "full").write_bytes(b"x" * 4 * 1024 * 1024)
        assert shutil.disk_usage(disk).free == 0
        full = Settings(**{**vars(board), "profile": disk / "profile", "state": disk / "state.json"})
        for watcher in playing(full):
            wait_for(lambda: watcher.beats.at, PATIENCE)  # noqa: B023 used at once
            assert watcher.beats.said["state"] == "live"
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
