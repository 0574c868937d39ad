"""The database wired to Flask: one session per request, one commit at its end."""

import sqlite3
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from app import generation
from app.config import Settings

db = SQLAlchemy()
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
View = TypeVar("View", bound=Callable[..., Any])


def init_app(app: Flask, settings: Settings) -> None:
    app.config["SQLALCHEMY_ENGINES"] = {"default": engine_options(settings.engine_url)}
    db.init_app(app)
    # The extension also closes async sessions after every request, in an event loop of its own; we have none.
    app.teardown_appcontext_funcs = [each for each in app.teardown_appcontext_funcs if not iscoroutinefunction(each)]
    with app.app_context():
        prepare_engine(db.engine)
    app.before_request(_begin)
    app.after_request(_commit)


# The values of a statement may be what somebody searched or a mail address: no fault may carry them into a log.
_SILENT: dict[str, Any] = {"hide_parameters": True}


def engine_options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {"url": url, **_SILENT, "connect_args": {"timeout": 10, "check_same_thread": False}}
    return {"url": url, **_SILENT, "pool_pre_ping": True, "connect_args": {"connect_timeout": 5}}


def prepare_engine(engine: Engine) -> None:
    """SQLite as a server: WAL, foreign keys on, and our own BEGIN so that writers queue instead of failing."""
    generation.watch(engine)
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # The driver must not begin transactions on its own.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def begin_write(session: Session) -> Session:
    """Say before the first query that this transaction will write: SQLite then takes its lock at once.

    A reader that turns writer halfway cannot wait for another writer and fails with "database is locked".
    """
    session.connection(execution_options={"writes": True})
    return session


def only_reads(view: View) -> View:
    """Mark a view that is sent a form and keeps nothing of it: its request takes no lock and commits nothing."""
    view.only_reads = True  # type: ignore[attr-defined]  # functions carry what is set on them
    return view


def is_writing() -> bool:
    """Whether this request may write, and so began with the lock."""
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in WRITING and not getattr(view, "only_reads", False)


def _begin() -> None:
    if is_writing():
        begin_write(db.session)


def _commit(response: Response) -> Response:
    """A refused request leaves nothing half written; a failed sign-in commits its own trace."""
    if is_writing():
        if response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
    return response
