"""The tools that read the code find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


@pytest.mark.referee
@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports",)],
    ids=" ".join,
)
def test_the_tool_finds_nothing(command):
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_the_contracts_name_every_room():
    """A room that no contract knows could import what it likes."""
    contracts = (ROOT / "setup.cfg").read_text().partition("[importlinter]")[2]
    rooms = [path.parent.name for path in (ROOT / "app").glob("*/__init__.py")]
    shells = {"ui", "front", "staff"}  # only pages: no models, queries or actions of their own
    assert [room for room in rooms if room not in shells and f"app.{room}" not in contracts] == []
