"""The units of deploy/ are right by systemd's own judgement, and let the program do no more than it must."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "deploy/systemd"
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
        "noordwijzer-extend.service",
        "noordwijzer-extend.timer",
        "noordwijzer-jobs.service",
        "noordwijzer.service",
    ]
    done = analyze("verify", *units)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["noordwijzer", "noordwijzer-jobs", "noordwijzer-extend"])
def test_no_unit_may_do_more_than_it_must(folder, name):
    done = analyze("security", "--offline=true", "--threshold=20", folder / f"{name}.service")
    assert done.returncode == 0, done.stdout[-300:]


@pytest.mark.parametrize("unit", sorted(UNITS.glob("*.service")), ids=lambda unit: unit.name)
def test_every_command_of_a_unit_is_one_of_ours(unit, run_command):
    commands = [
        line.partition(f"{INSTALLED} ")[2].split() for line in unit.read_text().splitlines() if INSTALLED in line
    ]
    assert commands
    for name, *options in commands:
        help_text = run_command(name, "--help").stdout
        assert help_text, name
        assert all(option in help_text for option in options)
