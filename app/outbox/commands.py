"""`noordwijzer jobs`: does what waits for outside services."""

import signal
import threading
from datetime import UTC, datetime

import click
import structlog
from flask import current_app
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.cli import database_sentence, in_app
from app.config import Settings
from app.db import begin_write, db
from app.languages import offered_codes
from app.outbox import mail
from app.outbox.actions import Handler, Tally, run_due
from app.outbox.queries import outbox_state
from app.translating import drafts
from app.translating.services import translation_services

PAUSE = 15.0  # seconds between two looks with --watch
log = structlog.get_logger()


def handlers(settings: Settings) -> dict[str, Handler]:
    """What this installation can do; without a mail server mail waits, untried, until there is one."""
    known: dict[str, Handler] = {}
    if services := translation_services(settings):
        known[drafts.KIND] = drafts.handler(services, lambda: Session(db.engine), lambda: datetime.now(UTC))
    if not settings.smtp_host:
        return known
    server = mail.MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password,
        starttls=settings.smtp_starttls,
        timeout=settings.smtp_timeout,
        sender=settings.mail_from,
    )
    return {**known, mail.KIND: mail.handler(server)}


@click.command()
@click.option("--once/--watch", "once", default=True, help="Stop when nothing is due (default), or keep watching.")
@in_app
def jobs(once: bool) -> None:
    """Send the mail and other work that waits for outside services."""
    known = handlers(current_app.config["SETTINGS"])
    if mail.KIND not in known:
        click.echo("No mail server is set (NOORDWIJZER_SMTP_HOST): mail stays in the outbox.")
    if once:
        _say(_run(known))
        return
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set():
        _try_run(known)
        stopped.wait(PAUSE)


def _run(known: dict[str, Handler]) -> Tally:
    if drafts.KIND in known:
        _plan_drafts(current_app.config["SETTINGS"])
    return run_due(lambda: Session(db.engine), known, lambda: datetime.now(UTC))


def _plan_drafts(settings: Settings) -> None:
    """Before each run see which texts wait for a draft: nothing has to be remembered when something is saved."""
    codes = [code for code in translation_services(settings) if code in offered_codes()]
    with Session(db.engine) as session:
        drafts.plan(begin_write(session), codes, datetime.now(UTC))
        session.commit()


def _try_run(known: dict[str, Handler]) -> None:
    """A watcher outlives a database that is away for a while."""
    try:
        tally = _run(known)
    except OperationalError as error:
        log.error("outbox", error=database_sentence(error))
        return
    if tally != Tally():
        log.info("outbox", done=tally.done, postponed=tally.postponed, failed=tally.failed)


def _say(tally: Tally) -> None:
    state = outbox_state(db.session)
    click.echo(f"Done {tally.done}, to be tried again {tally.postponed}, refused {tally.failed}.")
    click.echo(f"Still waiting: {state.waiting}; refused for good, waiting for a person: {state.failed}.")


COMMANDS = (jobs,)
