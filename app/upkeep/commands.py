"""`noordwijzer remind` and `noordwijzer check-links`: what keeps the content current, to be run every day."""

from datetime import UTC, datetime

import click
from flask import current_app

from app.cli import in_app
from app.config import Settings
from app.dates import wall_clock
from app.db import begin_write, db
from app.upkeep import actions, links
from app.upkeep.check_views import check_address
from app.upkeep.queries import for_editors


@click.command()
@in_app
def remind() -> None:
    """Ask owners by mail whether their services and series are still right."""
    at = datetime.now(UTC)
    begin_write(db.session)
    asked = actions.ask_owners(db.session, at=at, make_link=check_address)
    waiting = len(for_editors(db.session, wall_clock(at).date()))
    db.session.commit()
    click.echo(f"{asked.mails} mails in the outbox, about {asked.records} records.")
    click.echo(f"{asked.stopped} series ended because nobody confirmed them.")
    click.echo(f"{waiting} records wait for the editors; they stand at /beheer/nakijken/.")


@click.command("check-links")
@click.option("--pause", default=links.PAUSE, show_default=True, help="Seconds between two questions to one host.")
@in_app
def check_links(pause: float) -> None:
    """Try every website on the site, and look at every number and mail address."""
    settings: Settings = current_app.config["SETTINGS"]
    urls = [each.value for each in links.links(db.session)]
    db.session.rollback()  # Nobody waits for the database while we wait for the world.
    agent = f"Noordwijzer link check (+{settings.base_url}/)"
    with click.progressbar(length=len(set(urls)), label="Websites") as bar:
        outcomes = list(links.check(urls, agent=agent, pause=pause, say=lambda _url: bar.update(1)))
    begin_write(db.session)
    failed = links.keep(db.session, outcomes, datetime.now(UTC))
    unusable = len(links.unusable(db.session))
    db.session.commit()
    click.echo(f"{len(outcomes)} websites tried, {failed} did not answer well.")
    click.echo(f"{unusable} numbers or mail addresses cannot be right. The list stands at /beheer/nakijken/.")


COMMANDS = (remind, check_links)
