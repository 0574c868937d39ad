"""The board in the hall: the page and the document it lives on."""

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, render_template
from markupsafe import Markup

from app.clock import local_now
from app.config import Settings
from app.db import db
from app.ui import blueprint as ui
from kiosk.document import board_document, moment, still_today
from kiosk.queries import board_source, screen_view

blueprint = Blueprint(
    "kiosk",
    __name__,
    template_folder="player/templates",
    static_folder="player/static",
    static_url_path="/static/kiosk",
)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/kiosk/<screen>/")
def board(screen: str) -> str:
    now = local_now()
    document = _document(screen)
    return render_template(
        "kiosk/board.html",
        document=document,
        today=still_today(document, now),
        pictograms=_pictograms(),
        updated=moment(now.replace(second=0, microsecond=0)),
    )


@blueprint.get("/kiosk/<screen>/board.json")
def board_data(screen: str) -> Response:
    body = json.dumps(_document(screen), ensure_ascii=False, separators=(",", ":"))
    return Response(body, mimetype="application/json")


def _document(screen: str) -> dict[str, object]:
    settings: Settings = current_app.config["SETTINGS"]
    found = screen_view(db.session, screen)
    return board_document(board_source(db.session, found, local_now(), settings.base_url))


@cache
def _pictograms() -> Markup:
    """The drawings of the look, within the page: a board asks for nothing but its document."""
    drawings = Path(str(ui.static_folder), "icons.svg").read_text()
    return Markup(drawings.replace("<svg ", '<svg class="sprite" aria-hidden="true" ', 1))  # noqa: S704 our own file
