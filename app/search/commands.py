import click

from app.cli import in_app
from app.db import begin_write, db
from app.search import actions


@click.command()
@in_app
def reindex() -> None:
    """Rebuild the search index from the records."""
    begin_write(db.session)
    done: dict[str, int] = {}
    for kind, number in actions.reindex(db.session):
        done[kind] = number
        click.echo(f"\r{kind}: {number}", nl=False)
    db.session.commit()
    click.echo("\r" + ", ".join(f"{number} {kind}" for kind, number in done.items()) + " indexed.")


COMMANDS = (reindex,)
