"""Chromium's profile is put right before every start: after a power cut it must not ask, warn or refuse."""

import json
import shutil
from contextlib import suppress
from pathlib import Path


def repair(profile: Path) -> None:
    """No "restore pages", no lock of a browser that is gone. What cannot be written stays as it is: a full disk must
    not keep the board dark."""
    with suppress(OSError):
        (profile / "Default").mkdir(parents=True, exist_ok=True)
    for lock in profile.glob("Singleton*"):
        with suppress(OSError):
            lock.unlink()
    _say_it_ended_well(profile / "Default" / "Preferences")
    with suppress(OSError):
        shutil.rmtree(profile / "Default" / "Sessions", ignore_errors=True)


def _say_it_ended_well(preferences: Path) -> None:
    try:
        kept = json.loads(preferences.read_text())
        if not isinstance(kept, dict):
            raise ValueError
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        with suppress(OSError):
            preferences.unlink()  # Half written in a power cut; Chromium makes a new one.
        return
    exit_now = kept.setdefault("profile", {})
    if exit_now.get("exit_type") == "Normal" and exit_now.get("exited_cleanly") is True:
        return
    exit_now.update(exit_type="Normal", exited_cleanly=True)
    beside = preferences.with_suffix(".repaired")
    try:
        beside.write_text(json.dumps(kept))
        beside.replace(preferences)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def put_aside(profile: Path) -> None:
    """Begin with an empty profile: the old one never let a board play. Its last board goes with it."""
    with suppress(OSError):
        shutil.rmtree(profile.with_name(f"{profile.name}.broken"), ignore_errors=True)
        profile.replace(profile.with_name(f"{profile.name}.broken"))
