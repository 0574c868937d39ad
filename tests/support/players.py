"""A server that hands out another build of the board's player."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kiosk.build


@pytest.fixture
def another_player(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """From now on the server has another build: `another_player("main.js", lambda text: ...)` says how it differs."""

    def deploy(filename: str, edit: Callable[[str], str]) -> None:
        folder = tmp_path / f"build-{len(list(tmp_path.glob('build-*')))}"
        folder.mkdir()
        for path in kiosk.build.FILES.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        before = (folder / filename).read_text()
        after = edit(before)
        assert after != before, f"{filename} did not change"
        (folder / filename).write_text(after)
        monkeypatch.setattr(kiosk.build, "FILES", folder)

    return deploy
