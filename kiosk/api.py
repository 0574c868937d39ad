"""What the device behind a board says to its server: that it lives, and that it would like to be believed."""

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from app.clock import now
from app.db import db
from kiosk import pairing
from kiosk.actions import NotPaired, take_beat
from kiosk.build import HEADER, build
from kiosk.heartbeat import NoBeat, facts_of
from kiosk.queries import find_screen

blueprint = Blueprint("kiosk_api", __name__)
LONGEST = 4096  # bytes


@blueprint.post("/kiosk/<screen>/beat")
def beat(screen: str) -> ResponseReturnValue:
    """200 when it is believed; 403 is the only answer after which a device asks to be paired anew."""
    found = find_screen(db.session, screen)
    said = _said()
    token = said.pop("token", "")
    try:
        take_beat(db.session, found, token if isinstance(token, str) else "", facts_of(said), now())
    except NotPaired:
        return jsonify(paired=False), 403
    except NoBeat as error:
        return jsonify(wrong=str(error)), 400
    return jsonify(paired=True)


@blueprint.post("/kiosk/<screen>/pair")
def pair(screen: str) -> ResponseReturnValue:
    found = find_screen(db.session, screen)
    try:
        code, token = pairing.request_code(db.session, found, now())
    except pairing.NotPairing:
        return jsonify(waiting=False), 409
    except pairing.TooMany:
        return jsonify(waiting=True), 429
    return jsonify(code=code, token=token), 201


def _said() -> dict[str, object]:
    is_small = (request.content_length or 0) <= LONGEST
    said = request.get_json(silent=True) if is_small else None
    return said if isinstance(said, dict) else {}


@blueprint.after_request
def _name_build(answer: Response) -> Response:
    answer.headers[HEADER] = build()
    answer.headers["Cache-Control"] = "no-store"
    return answer
