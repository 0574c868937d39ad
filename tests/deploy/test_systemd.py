"""The units of deploy/ are right by systemd's own judgement, and let the program do no more than it must."""

import re
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "deploy/systemd"
SERVICES = sorted(UNITS.glob("*.service"))
TIMERS = sorted(UNITS.glob("*.timer"))
INSTALLED = "/opt/noordwijzer/.venv/bin/noordwijzer"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The units as they are, but for the place where the program was installed."""
    folder = tmp_path_factory.mktemp("units")
    for unit in UNITS.iterdir():
        (folder / unit.name).write_text(unit.read_text().replace(INSTALLED, sys.executable))
    return folder


def analyze(*words: object) -> "subprocess.CompletedProcess[str]":
    assert shutil.which("systemd-analyze"), "systemd-analyze is not on this machine; run: apt-get install -y systemd"
    return subprocess.run(["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_wrong(folder):
    units = sorted(folder.iterdir())
    assert [unit.name for unit in units] == [
        "noordwijzer-check-links.service",
        "noordwijzer-check-links.timer",
        "noordwijzer-extend.service",
        "noordwijzer-extend.timer",
        "noordwijzer-jobs.service",
        "noordwijzer-remind.service",
        "noordwijzer-remind.timer",
        "noordwijzer-watch-screens.service",
        "noordwijzer.service",
    ]
    done = analyze("verify", *units)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_no_unit_may_do_more_than_it_must(folder, unit):
    done = analyze("security", "--offline=true", "--threshold=20", folder / unit.name)
    assert done.returncode == 0, done.stdout[-300:]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_command_of_a_unit_is_one_of_ours(unit, run_command):
    commands = [
        line.partition(f"{INSTALLED} ")[2].split() for line in unit.read_text().splitlines() if INSTALLED in line
    ]
    assert commands
    for name, *options in commands:
        help_text = run_command(name, "--help").stdout
        assert help_text, name
        assert all(option in help_text for option in options)


def test_all_that_must_run_is_run():
    started = {
        line.partition(f"{INSTALLED} ")[2]
        for unit in SERVICES
        for line in unit.read_text().splitlines()
        if line.startswith("ExecStart=")
    }
    assert started == {"serve", "jobs --watch", "watch-screens --watch", "extend", "remind", "check-links"}


def test_what_ends_by_itself_has_a_timer_and_what_stays_comes_back():
    ends = {unit.stem for unit in SERVICES if "Type=oneshot" in unit.read_text()}
    assert ends == {timer.stem for timer in TIMERS}
    for unit in SERVICES:
        assert (unit.stem in ends) != ("Restart=always" in unit.read_text()), unit.name


@pytest.mark.parametrize(("name", "days"), [("extend", 1), ("remind", 1), ("check-links", 7)])
def test_a_timer_goes_off_as_often_as_it_must_and_makes_up_for_what_it_missed(name, days):
    timer = (UNITS / f"noordwijzer-{name}.timer").read_text()
    (when,) = re.findall("(?m)^OnCalendar=(.*)$", timer)
    said = analyze("calendar", "--iterations=3", "--base-time=2026-11-23 09:00:00", when).stdout
    moments = re.findall(r"(?:Next elapse|Iter\. #\d): \w+ (\S+ \S+)", said)
    first, *later = [datetime.fromisoformat(moment) for moment in moments]
    assert [each - first for each in later] == [timedelta(days=days), timedelta(days=2 * days)]
    assert "Persistent=yes" in timer


def test_the_readme_names_every_unit_to_enable():
    to_enable = {unit.name for unit in UNITS.iterdir() if "[Install]" in unit.read_text()}
    readme = (UNITS.parent / "README.md").read_text()
    assert set(re.findall(r"noordwijzer[a-z-]*\.(?:service|timer)", readme)) == to_enable
