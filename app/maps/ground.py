"""What a page needs to draw a map on: where its parts are served, what lies beneath, how far it reaches."""

from pathlib import Path
from typing import Any

from flask import Flask, current_app, url_for

from app.config import Settings
from app.db import db
from app.maps.geometry import HIGHEST_ZOOM, LOWEST_ZOOM, Box, read_box
from app.maps.queries import has_outlines
from app.maps.tiles import Tiles

LIBRARY = Path(__file__).resolve().parents[2] / ".cache" / "map" / "node_modules" / "leaflet" / "dist"  # see Makefile


def init_app(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    app.extensions["tiles"] = Tiles(
        settings.data_dir / "tiles",
        settings.map_tiles_url,
        most_bytes=settings.map_cache_bytes,
        timeout=settings.map_timeout,
        agent=agent(settings),
    )


def agent(settings: Settings) -> str:
    """How we tell the servers of others who asks."""
    return f"Noordwijzer map (+{settings.base_url}/)"


def tiles() -> Tiles:
    found: Tiles = current_app.extensions["tiles"]
    return found


def box() -> Box:
    settings: Settings = current_app.config["SETTINGS"]
    return read_box(settings.map_box)


def map_parts() -> dict[str, Any] | None:
    """Values for the attributes of the map's element; None when Leaflet is not installed and there is no map."""
    if not (LIBRARY / "leaflet.js").is_file():
        return None
    settings: Settings = current_app.config["SETTINGS"]
    return {
        "script": url_for("leaflet.static", filename="leaflet.js"),
        "styles": " ".join(
            (url_for("leaflet.static", filename="leaflet.css"), url_for("ground.static", filename="map.css"))
        ),
        "ground": url_for("ground.static", filename="ground.js"),
        "tiles": "/kaart/tegels/{z}/{x}/{y}.png" if settings.map_tiles_url else "",
        "credit": settings.map_credit,
        "box": settings.map_box,
        "zooms": f"{LOWEST_ZOOM},{HIGHEST_ZOOM}",
        "outlines": url_for("ground.outlines") if has_outlines(db.session) else "",
    }
