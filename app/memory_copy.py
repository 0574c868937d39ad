"""What readers see of a SQLite database once more, in memory, to write in without its lock."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, create_engine, func, insert, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.base import Base
from app.db import begin_write, prepare_engine
from app.generation import GENERATION, NUMBER

THERE = "site"  # the name of the real database beside its copy
MOST_ROWS = 100_000  # some 30 MB and a third of a second; the site of one neighbourhood has a tenth of it


class Copy:
    """Made anew when the generation of the site is another one; one trial at a time. What is written is taken back.

    The bytes of photos and sounds are left out, and so is what no page shows (generation.UNSEEN): those tables are
    there and empty. A site with very many rows is not copied: a trial then holds its lock.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._here: Engine | None = None
        self._generation: int | None = None

    @contextmanager
    def session(self) -> Iterator[Session]:
        with self._lock:
            here = self._fresh()
            with Session(here or self._engine) as session:
                if here is None:
                    begin_write(session)
                yield session  # Closing takes back what was written.

    def _fresh(self) -> Engine | None:
        """None when the site is too large to be copied."""
        with self._engine.connect() as connection:
            generation = connection.scalar(NUMBER) or 0
            if self._here is not None and generation == self._generation:
                return self._here
            self._generation = None  # A copy that was made halfway is none.
            if sum(connection.scalar(select(func.count()).select_from(each)) or 0 for each in _seen()) > MOST_ROWS:
                self._here = None
                return None
        self._here = self._here or _empty()
        self._generation = self._fill(self._here)
        return self._here

    def _fill(self, here: Engine) -> int:
        """Read in one transaction, so that the number and the rows belong together."""
        with here.connect() as connection:
            bare = connection.connection.dbapi_connection
            assert bare is not None
            bare.execute("PRAGMA foreign_keys = OFF")  # Who wrote something is not in the copy.
            bare.execute(f"ATTACH DATABASE ? AS {THERE}", (self._engine.url.database,))
            try:
                with connection.begin():
                    number = connection.scalar(select(_there(GENERATION).c.number)) or 0
                    for table in _seen():
                        _take_over(connection, table)
            finally:
                bare.execute(f"DETACH DATABASE {THERE}")
                bare.execute("PRAGMA foreign_keys = ON")
            return number


def _seen() -> list[Table]:
    return [each for each in Base.metadata.sorted_tables if not each.info.get("unseen")]


def _empty() -> Engine:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    prepare_engine(engine)
    Base.metadata.create_all(engine)
    return engine


def _take_over(connection: Connection, table: Table) -> None:
    there = _there(table)
    values = [literal(b"") if isinstance(each.type, LargeBinary) else there.c[each.name] for each in table.columns]
    connection.execute(table.delete())
    connection.execute(insert(table).from_select([each.name for each in table.columns], select(*values)))


def _there(table: Table) -> Table:
    return table.to_metadata(MetaData(), schema=THERE)
