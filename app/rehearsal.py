"""Writing something only to see what would become of it. Nothing of it stays, and nobody who saves waits for it.

SQLite has one lock for all that is written, so there it is written into a copy (memory_copy.py). PostgreSQL locks rows
only: there a savepoint does. Nothing is drawn in here, so that it is over soon.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
from sqlalchemy.orm import Session

from app.db import db
from app.memory_copy import Copy


def init_app(app: Flask) -> None:
    with app.app_context():
        engine = db.engine
    app.extensions["rehearsal"] = Copy(engine) if engine.dialect.name == "sqlite" else None


@contextmanager
def rehearsal() -> Iterator[Session]:
    """A session in which all that readers see can be read and written; what is written in it is taken back."""
    copy: Copy | None = current_app.extensions["rehearsal"]
    if copy is not None:
        with copy.session() as session:
            yield session
        return
    savepoint = db.session.begin_nested()
    try:
        yield db.session
    finally:
        savepoint.rollback()
