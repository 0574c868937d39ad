import click

from app.cli import Refusal, in_app
from app.clock import local_now
from app.db import begin_write, db
from app.languages import LANGUAGES
from app.search import actions, vocabulary_check


@click.command()
@click.option("--when-empty", is_flag=True, help="Only when the index holds nothing, as after an update.")
@in_app
def reindex(when_empty: bool) -> None:
    """Rebuild the search index from the records."""
    begin_write(db.session)
    if when_empty and not actions.is_empty(db.session):
        return
    today = local_now().date()
    count = len(actions.findable(db.session, today))
    with click.progressbar(actions.reindex(db.session, today), length=count, label="Indexing") as progress:
        for _number in progress:
            pass
    db.session.commit()
    click.echo(f"{count} records indexed.")


@click.command()
@click.argument("codes", nargs=-1)
def vocabulary(codes: tuple[str, ...]) -> None:
    """Check the search words of these languages (all when none is named): what is wrong and what is missing."""
    lines, is_well = vocabulary_check.report(list(codes) or [each.code for each in LANGUAGES])
    for line in lines:
        click.echo(line)
    if not is_well:
        raise Refusal("the search words are not in order.")


COMMANDS = (reindex, vocabulary)
