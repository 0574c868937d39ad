"""A real SQLite file and a real PostgreSQL server, both migrated once, emptied after every test that wrote."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from app.base import Base
from app.db import engine_options, prepare_engine
from app.migrate import upgrade

POSTGRES_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "40",
}


class TestDatabase:
    """One migrated database; `engine` is made as the app makes it, `url` is what NOORDWIJZER_DATABASE_URL takes."""

    __test__ = False

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = open_engine(url)
        self.was_written = False
        upgrade(self.engine)
        self.watch(self.engine)

    def watch(self, engine: Engine) -> None:
        @event.listens_for(engine, "commit")
        def on_commit(_connection: object) -> None:
            self.was_written = True

    def empty(self) -> None:
        """Take away what the test committed. A test that only read, or rolled back, costs nothing."""
        if not self.was_written:
            return
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                # Far quicker than TRUNCATE, which makes new files for every table; references are not asked.
                deletions = ";".join(f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables)
                connection.execute(text(f"SET LOCAL session_replication_role = replica;{deletions}"))
            else:
                for table in reversed(Base.metadata.sorted_tables):
                    connection.execute(table.delete())
        self.was_written = False


def open_engine(url: str) -> Engine:
    """An engine as the app makes it."""
    options = engine_options(url.replace("postgresql://", "postgresql+psycopg://"))
    engine = create_engine(options.pop("url"), **options)
    prepare_engine(engine)
    return engine


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of our own on a socket in a temporary folder; gives the URL of its first database."""
    programs = postgres_programs()
    folder = Path(tempfile.mkdtemp(prefix="noordwijzer-pg-", dir="/tmp"))  # Short: a socket path has 107 bytes.
    data = folder / "data"
    _give_to_postgres(folder)
    try:
        _run(
            programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"
        )
        options = [f"-c {name}='{value}'" for name, value in POSTGRES_SETTINGS.items()]
        options.append(f"-c unix_socket_directories='{folder}'")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", " ".join(options), "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def postgres_programs() -> Path:
    """The folder of the newest PostgreSQL on this machine. Fails, never skips: data rules hold on both databases."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).parent
    pytest.fail("PostgreSQL is not on this machine; run: apt-get install -y postgresql", pytrace=False)


def _give_to_postgres(folder: Path) -> None:
    """PostgreSQL refuses to run as root."""
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    done = subprocess.run(words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{Path(words[-1]).name}: {' '.join(words)}: {done.stderr}", pytrace=False)


def new_postgres_database(url: str, name: str) -> str:
    """One more empty database on the server of `url`; gives its URL."""
    engine = open_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
    except OperationalError as error:
        pytest.fail(str(error), pytrace=False)
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?")
