"""Bring outlines of neighbourhoods into the database."""

from pathlib import Path

import click
from flask import current_app

from app.cli import Refusal, in_app
from app.config import Settings
from app.db import begin_write, db
from app.maps.actions import put_outlines
from app.maps.geometry import read_box
from app.maps.outlines import LARGEST, WrongOutlines, read_outlines


@click.command("load-outlines")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--credit", default="", help="Whose the outlines are, as their licence asks. Default: what the file says."
)
@in_app
def load_outlines(file: Path, credit: str) -> None:
    """Draw the outlines of this GeoJSON file on the map instead of those that stand there. All or nothing."""
    settings: Settings = current_app.config["SETTINGS"]
    try:
        with file.open("rb") as opened:
            borders = read_outlines(opened.read(LARGEST + 1), credit=credit, box=read_box(settings.map_box))
    except WrongOutlines as error:
        raise Refusal(f"{file}: {error}. Nothing was changed.") from error
    begin_write(db.session)
    is_new = put_outlines(db.session, borders)
    db.session.commit()
    click.echo(f"{len(borders)} outlines {'loaded' if is_new else 'stood there already'}; credit: {borders[0].credit}")


COMMANDS = (load_outlines,)
