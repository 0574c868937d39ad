"""The public address of a recording."""

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from app.db import db
from app.recordings.queries import public_sound
from app.recordings.sound import MIMETYPE

blueprint = Blueprint("recordings", __name__)


@blueprint.get("/geluid/<key>.m4a")
def sound(key: str) -> ResponseReturnValue:
    """Asked for again every time, so that changed words fall silent. An iPhone plays only what it gets in parts."""
    content = public_sound(db.session, key)
    if content is None:
        abort(404)
    response = Response(content, mimetype=MIMETYPE)
    response.headers["Cache-Control"] = "no-cache"
    response.accept_ranges = "bytes"
    response.set_etag(key)
    return response.make_conditional(request, accept_ranges=True, complete_length=len(content))
