"""`noordwijzer extend`: keep the dates of activities 13 months ahead. Meant to run once a day."""

import click

from app import clock
from app.activities import occurrences
from app.activities.waiting_images import drop_old_images
from app.cli import in_app
from app.db import begin_write, db


@click.command()
@in_app
def extend() -> None:
    """Work out the dates of all activities for the next 13 months; drop those of long ago, and photos nobody used."""
    session = begin_write(db.session)
    done = occurrences.extend(session, clock.now(), progress=_say)
    drop_old_images(session, clock.now())
    session.commit()
    click.echo(f"{done} activities have their dates for the next 13 months.")


def _say(done: int) -> None:
    if done % 1000 == 0:
        click.echo(f"{done} activities ...", err=True)


COMMANDS = (extend,)
