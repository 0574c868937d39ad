import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_doctor_says_what_to_do_on_an_empty_installation_and_on_a_filled_one(run_command: Run, tmp_path: Path) -> None:
    at = {"NOORDWIJZER_DATA_DIR": str(tmp_path)}
    empty = run_command("doctor", **at)
    assert empty.returncode == 0, empty.stderr
    assert "TODO  database: run `noordwijzer migrate`" in empty.stdout
    run_command("migrate", **at)
    assert "velsen-noord is not loaded" in run_command("doctor", **at).stdout
    loaded = run_command("load-content", **at)
    assert loaded.returncode == 0, loaded.stderr
    filled = run_command("doctor", **at).stdout
    assert "ok    area: Velsen-Noord < " in filled
    assert "ok    number to fall back on: 14 0255" in filled
    assert "  1. Huis van de Wijk De Stek (de-stek): " in filled
    assert "more: noordwijzer doctor --all" in filled
    assert "more: noordwijzer doctor --all" not in run_command("doctor", "--all", **at).stdout
