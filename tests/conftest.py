"""What every test can ask for. The parts stand in tests/support/."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.accounts.models import ADMIN, EDITOR
from app.dates import instant_of
from app.db import db
from tests.support.apps import new_app
from tests.support.databases import TestDatabase, new_postgres_database, postgres_server
from tests.support.inspection import InspectingClient
from tests.support.network import close_network
from tests.support.staff import StaffClient, signed_in

pytest_plugins = [f"tests.support.{name}" for name in ("sites", "browsers", "players", "outside")]
MONDAY = datetime(2026, 11, 23, 9, 0)


def pytest_configure(config: pytest.Config) -> None:
    ours = {"NOORDWIJZER_AUDIT", "NOORDWIJZER_BENCH"}
    for name in [name for name in os.environ if name.startswith("NOORDWIJZER_") and name not in ours]:
        del os.environ[name]
    if not hasattr(config, "workerinput"):  # once, not in every worker of pytest-xdist
        from app.catalog_files import compile_all

        compile_all()
    close_network()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files begin first, so that no worker waits for another at the end."""
    items.sort(key=lambda item: item.path.parent.name not in ("stories", "referees"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of data runs on both databases; a test of pages only on the one that installations begin with."""
    if "database" in metafunc.fixturenames:
        kinds = ["sqlite"] if "app" in metafunc.fixturenames else ["sqlite", "postgresql"]
        metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture(scope="session")
def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDatabase]:
    database = TestDatabase(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/noordwijzer.db")
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server that lives as long as the tests do."""
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_database(postgres_url: str) -> Iterator[TestDatabase]:
    database = TestDatabase(new_postgres_database(postgres_url, "noordwijzer"))
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def listening_rooms(data_dir: Path) -> None:
    """Rooms listen to what others write as soon as there is an application; here always, as in the product."""
    new_app(f"sqlite:///{data_dir}/nobody.db", data_dir)


@pytest.fixture
def database(request: pytest.FixtureRequest, listening_rooms: None) -> Iterator[TestDatabase]:
    """An empty, migrated database; what the test commits is taken away afterwards."""
    name = {"sqlite": "sqlite_database", "postgresql": "postgres_database"}[request.param]
    found: TestDatabase = request.getfixturevalue(name)
    yield found
    found.empty()


@pytest.fixture
def engine(database: TestDatabase) -> Engine:
    return database.engine


@pytest.fixture
def session(database: TestDatabase) -> Iterator[Session]:
    """One session on the test's database. Beside `client` it is committed before every request, so pages see it."""
    with Session(database.engine) as session:
        yield session


@pytest.fixture
def open_session(database: TestDatabase) -> Iterator[Callable[[], Session]]:
    """More sessions on the same database, for tests about two people at once."""
    opened: list[Session] = []

    def open_one() -> Session:
        opened.append(Session(database.engine))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


class Clock:
    """The clock of an application: stands still where the test puts it."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def set(self, wall: str | datetime) -> datetime:
        """Wall-clock time in Velsen-Noord, `2026-11-23 09:00`, or an aware instant."""
        moment = datetime.fromisoformat(wall) if isinstance(wall, str) else wall
        instant = moment.astimezone(UTC) if moment.tzinfo else instant_of(moment)
        self._app.config["CLOCK"] = lambda: instant
        return instant


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def apps(data_dir: Path) -> dict[str, Flask]:
    """One application per database: making one for each test would compile every template again."""
    return {}


@pytest.fixture
def app(database: TestDatabase, apps: dict[str, Flask], data_dir: Path) -> Iterator[Flask]:
    """The application on the test's database; its clock stands at Monday 23 November 2026, 9:00."""
    if database.url not in apps:
        apps[database.url] = new_app(database.url, data_dir)
        apps[database.url].testing = True
        with apps[database.url].app_context():
            database.watch(db.engine)
    application = apps[database.url]
    before = dict(application.config)
    application.extensions["page_cache"].forget()  # Tests change what in an installation needs a restart.
    Clock(application).set(MONDAY)
    yield application
    application.config.clear()
    application.config.update(before)


@pytest.fixture
def clock(app: Flask) -> Clock:
    return Clock(app)


@pytest.fixture
def client(app: Flask, request: pytest.FixtureRequest) -> InspectingClient:
    """A reader without a cookie. Every page it gets is inspected."""
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    if "session" in request.fixturenames:
        client.commit_first(request.getfixturevalue("session"))
    return client


@pytest.fixture
def client_of(app: Flask, session: Session) -> Callable[[str], StaffClient]:
    """A client that is signed in with this role: `client_of("translator")`."""

    def client_of(role: str) -> StaffClient:
        client = signed_in(app, session, role)
        client.commit_first(session)
        return client

    return client_of


@pytest.fixture
def staff_client(client_of: Callable[[str], StaffClient]) -> StaffClient:
    """An editor at work in the back office."""
    return client_of(EDITOR)


@pytest.fixture
def admin_client(client_of: Callable[[str], StaffClient]) -> StaffClient:
    return client_of(ADMIN)


@pytest.fixture(scope="session")
def run_command() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """The real command line in a process of its own: `run_command("migrate", NOORDWIJZER_PORT="1")`."""

    def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "app", *words],
            env={**os.environ, **environment},
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run
