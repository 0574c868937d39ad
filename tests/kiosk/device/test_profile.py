"""After a power cut Chromium starts without a question."""

import json

import pytest

from kiosk.device.profile import put_aside, repair


@pytest.fixture
def preferences(tmp_path):
    path = tmp_path / "Default" / "Preferences"
    path.parent.mkdir()
    return path


def test_a_browser_that_crashed_ended_well(tmp_path, preferences):
    preferences.write_text(json.dumps({"profile": {"exit_type": "Crashed", "name": "x"}, "more": [1]}))
    (tmp_path / "SingletonLock").symlink_to("another-host-1234")
    (tmp_path / "Default" / "Sessions").mkdir()
    repair(tmp_path)
    kept = json.loads(preferences.read_text())
    assert kept == {"profile": {"exit_type": "Normal", "exited_cleanly": True, "name": "x"}, "more": [1]}
    assert not (tmp_path / "SingletonLock").is_symlink()
    assert not (tmp_path / "Default" / "Sessions").exists()


@pytest.mark.parametrize("text", ['{"profile": {"exit', "[]", ""])
def test_half_written_preferences_are_taken_away(tmp_path, preferences, text):
    preferences.write_text(text)
    repair(tmp_path)
    assert not preferences.exists()


def test_the_first_start_has_nothing_to_repair(tmp_path):
    repair(tmp_path / "new")
    assert (tmp_path / "new" / "Default").is_dir()


def test_what_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    repair(tmp_path / "file" / "profile")
    put_aside(tmp_path / "nowhere")
