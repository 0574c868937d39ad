"""The board in the hall: the page, the document it lives on, and the player that shows it."""

import json
from functools import cache

from flask import Blueprint, Flask, Response, abort, current_app, make_response, render_template, request
from markupsafe import Markup

from app.clock import local_now, now
from app.config import Settings
from app.db import db
from app.security import POLICY
from kiosk.build import HEADER, SPRITE, WORKER, build, digests, read
from kiosk.document import moment, still_today
from kiosk.kept import Board, Boards

blueprint = Blueprint("kiosk", __name__, template_folder="player/templates")
# The computer behind a board listens on its own loopback for the sign that the page still lives (device/).
BOARD_POLICY = POLICY.replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:*")


def init_app(app: Flask) -> None:
    app.extensions["boards"] = Boards()
    app.register_blueprint(blueprint)


@blueprint.get("/kiosk/<screen>/")
def board(screen: str) -> Response:
    time = local_now()
    document = _board(screen).document()
    page = render_template(
        "kiosk/board.html",
        document=document,
        today=still_today(document, time),
        pictograms=pictograms(),
        build=build(),
        updated=moment(time.replace(second=0, microsecond=0)),
    )
    return _of_this_build(make_response(page))


@blueprint.get("/kiosk/<screen>/board.json")
def board_data(screen: str) -> Response:
    found = _board(screen)
    asked = request.if_none_match.as_set(include_weak=True)
    same = next((tag for tag in asked if tag.startswith(f"{found.version}-")), None)
    if same is not None:
        answer = Response(status=304)  # Nothing is written out or packed for a board that is right already.
        answer.set_etag(same)
    else:
        is_packed = bool(request.accept_encodings["gzip"])
        answer = Response(found.packed() if is_packed else found.plain(), mimetype="application/json")
        answer.vary.add("Accept-Encoding")
        answer.set_etag(found.version)
        if is_packed:
            answer.content_encoding = "gzip"
    return _of_this_build(answer)


@blueprint.get("/kiosk/shell.json")
def shell() -> Response:
    """The files of the player, for the worker that keeps them: all of them, or none."""
    files = {f"/static/kiosk/{build()}/{name}": digest for name, digest in digests().items()}
    return _of_this_build(Response(json.dumps({"build": build(), "files": files}), mimetype="application/json"))


@blueprint.get("/kiosk/sw.js")
def worker() -> Response:
    return _of_this_build(Response(read(WORKER), mimetype="text/javascript"))


@blueprint.get("/static/kiosk/<name>/<filename>")
def file(name: str, filename: str) -> Response:
    """A file of the present build; a page of another one has its files from its worker."""
    if name != build() or filename not in digests():
        abort(404)
    kind = {"css": "text/css", "js": "text/javascript"}[filename.rpartition(".")[2]]
    answer = Response(read(filename), mimetype=kind)
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return _of_this_build(answer)


def _of_this_build(answer: Response) -> Response:
    answer.headers[HEADER] = build()
    return answer


def _board(screen: str) -> Board:
    settings: Settings = current_app.config["SETTINGS"]
    boards: Boards = current_app.extensions["boards"]
    generation = current_app.extensions["page_cache"].generation()  # Read first: what follows is at least as new.
    return boards.board(db.session, screen, now(), local_now(), settings.base_url, generation)


@blueprint.after_request
def _allow_loopback(answer: Response) -> Response:
    if request.endpoint == "kiosk.board":
        answer.headers["Content-Security-Policy"] = BOARD_POLICY
    return answer


@cache
def pictograms() -> Markup:
    """The drawings of the look, within the page: a board asks for nothing but its document."""
    drawings = SPRITE.read_text()
    return Markup(drawings.replace("<svg ", '<svg class="sprite" aria-hidden="true" ', 1))  # noqa: S704 our own file
