import click

from app.cli import in_app
from app.clock import local_now
from app.db import begin_write, db
from app.search import actions


@click.command()
@in_app
def reindex() -> None:
    """Rebuild the search index from the records."""
    begin_write(db.session)
    today = local_now().date()
    count = len(actions.findable(db.session, today))
    with click.progressbar(actions.reindex(db.session, today), length=count, label="Indexing") as progress:
        for _number in progress:
            pass
    db.session.commit()
    click.echo(f"{count} records indexed.")


COMMANDS = (reindex,)
