from pathlib import Path

import pytest
from click.testing import CliRunner

from app.activities.commands import extend
from app.commands import migrate


def test_extend_says_how_many_activities_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOORDWIJZER_DATA_DIR", str(tmp_path))
    runner = CliRunner()
    empty = runner.invoke(extend)
    assert empty.exit_code == 2
    assert "noordwijzer migrate" in empty.stderr
    assert runner.invoke(migrate).exit_code == 0
    assert runner.invoke(extend).stdout == "0 activities have their dates for the next 13 months.\n"
