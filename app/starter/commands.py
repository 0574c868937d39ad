import click

from app.cli import Refusal, in_app
from app.clock import now
from app.db import begin_write, db
from app.starter.actions import load_content
from app.starter.files import BrokenFile


@click.command("load-content")
@in_app
def load_content_command() -> None:
    """Load the starter content: what is missing is added, what staff changed stays. All or nothing."""
    begin_write(db.session)
    try:
        report = load_content(db.session, now())
    except BrokenFile as error:
        db.session.rollback()
        raise Refusal(f"{error} Nothing was changed.") from error
    db.session.commit()
    click.echo(
        f"Starter content: {report.added} added, {report.updated} updated, {report.kept} kept as staff changed them."
    )


COMMANDS = (load_content_command,)
