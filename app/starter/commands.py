import click

from app.cli import Refusal, in_app
from app.clock import now
from app.db import begin_write, db
from app.starter.actions import load_content
from app.starter.files import BrokenFile
from app.starter.volume import NotEmpty, generate


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


@click.command("generate")
@click.option("--services", type=click.IntRange(0), default=500, show_default=True)
@click.option("--activities", type=click.IntRange(0), default=5_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same records.")
@in_app
def generate_command(services: int, activities: int, seed: int) -> None:
    """Write invented services and activities, to measure with. Only in a database where nobody works."""
    begin_write(db.session)
    try:
        generate(
            db.session, services=services, activities=activities, seed=seed, at=now(), progress=_say_every_thousand
        )
    except NotEmpty as error:
        raise Refusal("people have worked in this database; invented records do not belong there.") from error
    db.session.commit()
    click.echo(f"{services} services and {activities} activities written.")


def _say_every_thousand(what: str, done: int) -> None:
    if done and done % 1_000 == 0:
        click.echo(f"{what}: {done} ...", err=True)


COMMANDS = (load_content_command, generate_command)
