"""The page of places, and what its map is drawn from: tiles, outlines, Leaflet."""

from flask import Blueprint, Response, abort, current_app, jsonify, render_template

from app.clock import local_now
from app.config import Settings
from app.db import db
from app.i18n import current_code
from app.maps import queries
from app.maps.ground import LIBRARY, box, map_parts, tiles
from app.maps.tiles import NoTile
from app.maps.walking import STEPS

WEEK = 7 * 24 * 3600

blueprint = Blueprint("maps", __name__, template_folder="templates", url_prefix="/<language:lang>")
ground = Blueprint("ground", __name__, static_folder="static", static_url_path="/static/map")
leaflet = Blueprint("leaflet", __name__, static_folder=LIBRARY, static_url_path="/static/leaflet")


@blueprint.get("/kaart/")
def index() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    found = queries.listing(db.session, area=settings.area, now=local_now(), code=current_code())
    return render_template("maps/index.html", found=found, parts=map_parts(), steps=STEPS)


@ground.get("/kaart/tegels/<int:z>/<int:x>/<int:y>.png")
def tile(z: int, x: int, y: int) -> Response:
    """Only tiles of our box and zooms: nobody can use this site to look at, or to fill its disk with, elsewhere."""
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.map_tiles_url or not box().has_tile(z, x, y):
        abort(404)
    try:
        picture = tiles().get(z, x, y)
    except NoTile:
        waiting = Response("No tile now.\n", 503, {"Retry-After": "30"}, mimetype="text/plain")
        waiting.headers["Cache-Control"] = "no-store"
        return waiting
    response = Response(picture, mimetype="image/png")
    response.headers["Cache-Control"] = f"public, max-age={WEEK}"
    return response


@ground.get("/kaart/gebieden.json")
def outlines() -> Response:
    """Borders of neighbourhoods, for when there are no tiles."""
    return jsonify(queries.outlines(db.session))
