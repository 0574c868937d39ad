"""The site with the whole starter content, and the site as a real server on a port of its own."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from app.dates import instant_of
from tests.support.apps import NOW, new_app
from tests.support.databases import open_engine
from tests.support.inspection import InspectingClient


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the starter content, loaded as `make run` does it."""
    from app.activities.occurrences import extend
    from app.migrate import upgrade
    from app.starter.actions import load_content

    path = tmp_path_factory.mktemp("starter") / "noordwijzer.db"
    new_app(f"sqlite:///{path}", path.parent)  # From here on the rooms listen to what is written.
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with Session(engine) as session:
        load_content(session, NOW)
        extend(session, NOW)
        session.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def starter_app(starter_file: Path) -> Flask:
    """The site as a visitor meets it after `make run`. For reading only; `live_server` is for tests that write."""
    application = new_app(f"sqlite:///{starter_file}", starter_file.parent)
    application.testing = True
    return application


@pytest.fixture(scope="session")
def starter_client(starter_app: Flask) -> InspectingClient:
    client = starter_app.test_client()
    assert isinstance(client, InspectingClient)
    return client


@pytest.fixture(scope="session")
def starter_session(starter_file: Path) -> Iterator[Session]:
    """For reading what the pages should say."""
    engine = open_engine(f"sqlite:///{starter_file}")
    with Session(engine) as session:
        yield session
    engine.dispose()


class LiveServer:
    """A running site. `app` is the same application, for its clock and its database."""

    def __init__(self, app: Flask, url: str, file: Path) -> None:
        self.app = app
        self.url = url
        self._engine = open_engine(f"sqlite:///{file}")

    def set_clock(self, wall: str) -> None:
        instant = instant_of(datetime.fromisoformat(wall)).astimezone(UTC)
        self.app.config["CLOCK"] = lambda: instant

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Write beside the server, as a command would; committed at the end."""
        with Session(self._engine) as session, session.begin():
            yield session

    def dispose(self) -> None:
        self._engine.dispose()


class Handler(WSGIRequestHandler):
    def log_request(self, *_facts: object) -> None:
        """Thousands of lines would hide the one that matters."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header says what the clock of the application says: boards believe it."""
        moment: datetime = self.server.app.config["CLOCK"]()  # type: ignore[attr-defined]
        return super().date_time_string(timestamp or moment.timestamp())


@contextmanager
def serving(file: Path) -> Iterator[LiveServer]:
    port = free_port()
    application = new_app(f"sqlite:///{file}", file.parent, port)
    server = make_server("127.0.0.1", port, application, threaded=True, request_handler=Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    live = LiveServer(application, f"http://127.0.0.1:{port}", file)
    try:
        yield live
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        live.dispose()


@pytest.fixture
def live_server(starter_file: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """A real server on a copy of the starter content, to write in as you like."""
    with serving(Path(shutil.copy(starter_file, tmp_path))) as live:
        yield live


@pytest.fixture(scope="session")
def reading_server(starter_file: Path) -> Iterator[LiveServer]:
    """A real server on the starter content, shared by all tests that only read."""
    with serving(starter_file) as live:
        yield live


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def unused_port() -> Callable[[], int]:
    return free_port
