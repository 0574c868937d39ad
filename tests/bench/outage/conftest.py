import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.outage.wall import Wall, hung_wall
from tests.support.sites import LiveServer, serving


@pytest.fixture(scope="session")
def broken_server(starter_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all that only read; each board has a gateway of its own before it, which does the breaking."""
    with serving(Path(shutil.copy(starter_file, tmp_path_factory.mktemp("outage")))) as server:
        yield server


@pytest.fixture
def wall(browser: Browser, broken_server: LiveServer, tmp_path: Path) -> Iterator[Wall]:
    with hung_wall(browser, broken_server, tmp_path) as found:
        yield found


@pytest.fixture
def writable_wall(browser: Browser, live_server: LiveServer, tmp_path: Path) -> Iterator[Wall]:
    """A board whose server may be written in."""
    with hung_wall(browser, live_server, tmp_path) as found:
        yield found
