"""The Nu checker on every type of page in every offered language."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from app.languages import offered_codes
from tests.support.addresses import BOARD, TYPES, starter_addresses
from tests.support.inspection import InspectingClient

pytestmark = pytest.mark.referee
JAR = Path(__file__).resolve().parents[2] / ".cache/referees/node_modules/vnu-jar/build/dist/vnu.jar"


def errors(folder: Path) -> list[str]:
    """What the checker finds in all files of a folder, one line each."""
    assert JAR.exists(), "the Nu checker is not there; run: make test"
    command = ["java", "-Xss1m", "-jar", str(JAR), "--format", "gnu", "--errors-only", "--exit-zero-always"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    return [line.replace(str(folder), "") for line in lines if line.strip()]


def keep(client: InspectingClient, folder: Path, path: str) -> None:
    name = re.sub(r"\W+", "-", path).strip("-") or "home"
    (folder / f"{name}.html").write_bytes(client.get(path).get_data())


def test_the_checker_finds_nothing_on_any_type_of_page(starter_client, tmp_path):
    for code in offered_codes():
        for rest in TYPES.values():
            keep(starter_client, tmp_path, f"/{code}/{rest}")
    keep(starter_client, tmp_path, BOARD)
    assert errors(tmp_path) == []


def test_the_checker_does_look(tmp_path):
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=nl><title>x</title><p><div></p></html>")
    assert errors(tmp_path)


@pytest.mark.skipif("NOORDWIJZER_AUDIT" not in os.environ, reason="every page is for `make audit`")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("code", offered_codes())
def test_the_checker_finds_nothing_on_any_page_at_all(starter_client, starter_session, tmp_path, code):
    for rest in starter_addresses(starter_session).every_page():
        keep(starter_client, tmp_path, f"/{code}/{rest}")
    assert errors(tmp_path) == []
