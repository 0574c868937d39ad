"""`noordwijzer watch-screens`: notices screens that fell silent, and puts a mail in the outbox."""

import signal
import threading

import click
import structlog
from sqlalchemy.exc import OperationalError

from app.cli import database_sentence, in_app
from app.clock import now
from app.db import begin_write, db
from kiosk.actions import alert_silent

PAUSE = 60.0  # seconds between two looks with --watch
log = structlog.get_logger()


@click.command("watch-screens")
@click.option("--once/--watch", "once", default=True, help="Look once (default), or keep looking every minute.")
@in_app
def watch_screens(once: bool) -> None:
    """Put a mail in the outbox for every screen that is silent for a quarter of an hour while it should be lit."""
    if once:
        click.echo(f"Screens that fell silent: {_look()}.")
        return
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set():
        try:
            _look()
        except OperationalError as error:  # A watcher outlives a database that is away for a while.
            log.error("screens", error=database_sentence(error))
        stopped.wait(PAUSE)


def _look() -> int:
    try:
        silent = alert_silent(begin_write(db.session), now())
        db.session.commit()
    finally:
        db.session.rollback()
    return silent


COMMANDS = (watch_screens,)
