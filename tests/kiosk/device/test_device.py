"""The rest of the device: settings, television, doctor, installer, units."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kiosk.device
from kiosk.device import doctor, settings
from kiosk.device.__main__ import policy
from kiosk.device.settings import Settings, WrongSetting
from kiosk.device.television import AGAIN, Television

FOLDER = Path(kiosk.device.__file__).parent
ADDRESS = "https://noordwijzer.nl/kiosk/de-stek/"


def test_what_the_installer_wrote_is_read(tmp_path):
    config = tmp_path / "board.conf"
    config.write_text(f"# a remark\nADDRESS={ADDRESS}\n")
    board = settings.read(config)
    assert board.page == f"{ADDRESS}?device=8479"
    assert policy(board)["LoopbackNetworkAllowedForUrls"] == ["https://noordwijzer.nl"]


@pytest.mark.parametrize(
    "address", ["", "http://noordwijzer.nl/kiosk/de-stek/", "https://noordwijzer.nl/", "ftp://x/kiosk/a/"]
)
def test_an_address_where_the_board_could_not_live_is_refused(address):
    with pytest.raises(WrongSetting, match="https://"):
        settings.checked(address)


def test_a_small_computer_is_spared():
    board = Settings(ADDRESS)
    assert "--enable-low-end-device-mode" in settings.flags(board, 900_000)
    assert "--enable-low-end-device-mode" not in settings.flags(board, 4_000_000)
    dangerous = ("--incognito", "--ignore-certificate-errors", "--no-sandbox", "--disable-web-security")
    assert not set(dangerous) & set(settings.flags(board, 900_000))


def test_the_television_follows_the_board_and_is_asked_again_at_night(tmp_path):
    for name in ("cec0", "cec1"):
        (tmp_path / name).touch()
    said, now = [], [0.0]
    television = Television(tmp_path, lambda words: bool(said.append(list(words))) or True, lambda: now[0])

    def words(*, is_asleep, at):
        said.clear()
        now[0] = at
        television.follow(is_asleep=is_asleep)
        return [command[-1] for command in said if "--to" in command]

    assert words(is_asleep=False, at=0) == ["--image-view-on", "phys-addr=0.0.0.0"] * 2
    assert words(is_asleep=False, at=5) == []
    assert words(is_asleep=True, at=10) == ["--standby"] * 2
    assert words(is_asleep=True, at=15) == []
    assert words(is_asleep=True, at=10 + AGAIN) == ["--standby"] * 2
    assert words(is_asleep=False, at=700) == ["--image-view-on", "phys-addr=0.0.0.0"] * 2


@pytest.fixture
def board(reading_server, tmp_path):
    return Settings(f"{reading_server.url}/kiosk/de-stek/", profile=tmp_path / "p", state=tmp_path / "s", browser="sh")


def said(board, **answers):
    usual = {"fc-list": "Noto Sans Arabic\nNoto Sans Ethiopic", "systemctl": "active"}

    def output(command):
        return {**usual, **answers}.get(command[0], "")

    return " ".join(doctor.troubles(board, output))


def test_the_doctor_says_in_words_what_is_wrong(board, reading_server, monkeypatch):
    board.state.write_text(json.dumps({"written": time.time(), "beat": 3, "starts": 1, "state": "live"}))
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    well = said(board)
    assert "television" in well  # no port on this machine
    assert well.count(".") <= 3
    board.state.write_text(json.dumps({"written": time.time(), "beat": 40, "starts": 9, "state": "offline"}))
    ill = said(board, timedatectl="NTPSynchronized=no")
    for words in ("silent for 40 seconds", "started 9 times", "no contact", "clock"):
        assert words in ill
    board.state.unlink()
    assert "no word of it yet" in said(board)
    nowhere = Settings(f"{reading_server.url}/kiosk/nergens/", profile=board.profile, state=board.state, browser="sh")
    assert "404" in said(nowhere)
    closed = Settings(
        "http://127.0.0.1:1/kiosk/x/", profile=board.profile, state=board.state, browser="nothing-like-it"
    )
    monkeypatch.undo()
    assert "cannot be reached" in said(closed)
    elsewhere = Settings(f"{reading_server.url}/nl/", profile=board.profile, state=board.state, browser="sh")
    assert "404" in said(elsewhere)


def test_the_units_are_in_order(tmp_path):
    for path in [*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")]:
        # The program is named where Debian puts it; that it can be run is for the device, not for this machine.
        (tmp_path / path.name).write_text(path.read_text().replace("/usr/bin/cage", "/bin/true"))
    units = sorted(tmp_path.iterdir())
    assert len(units) == 3
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = (FOLDER / "noordwijzer-board.service").read_text()
    assert "network-online" not in text
    assert "time-sync" not in text


def test_the_installer_is_well_written():
    done = subprocess.run(
        ["shellcheck", FOLDER / "install.sh"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def run_installer(root, *words):
    return subprocess.run(
        [FOLDER / "install.sh", *words],
        env={**os.environ, "NOORDWIJZER_ROOT": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_installer_puts_everything_in_its_place_and_takes_it_away(tmp_path):
    for _time in range(2):
        assert run_installer(tmp_path, ADDRESS).returncode == 0
    lib = tmp_path / "usr/local/lib/noordwijzer-board"
    assert (tmp_path / "etc/noordwijzer-board.conf").read_text() == f"ADDRESS={ADDRESS}\n"
    assert os.access(tmp_path / "usr/local/bin/noordwijzer-board", os.X_OK)
    # What was copied runs by itself, without Flask and without the rest of the house.
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import kiosk.device.__main__ as it; it.main([])"],
        env={"PYTHONPATH": str(lib)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "install the board again" in done.stderr
    assert run_installer(tmp_path, "--uninstall").returncode == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("words", [(), ("https://noordwijzer.nl/",), ("http://noordwijzer.nl/kiosk/x/",), ("a", "b")])
def test_the_installer_refuses_what_is_no_board(tmp_path, words):
    done = run_installer(tmp_path, *words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
