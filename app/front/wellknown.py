"""What machines ask every site for: robots, sitemap, security contact, and whether it is well."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, redirect, render_template, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as AnyResponse

from app.clock import now
from app.config import Settings
from app.db import db
from app.front import sitemap
from app.migrate import NewerDatabase, is_current
from app.ui.addresses import base_url

blueprint = Blueprint("wellknown", __name__, template_folder="templates")


@blueprint.get("/robots.txt")
def robots() -> Response:
    lines = (
        "User-agent: *",
        "Disallow: /beheer/",
        "Disallow: /host/",
        "Disallow: /check/",
        "Disallow: /*/zoeken/",
        "Disallow: /*/kaartje/",
        "",
        f"Sitemap: {base_url()}/sitemap.xml",
    )
    return _text("\n".join(lines))


@blueprint.get("/sitemap.xml")
def sitemap_xml() -> Response:
    text = render_template("front/sitemap.xml", base=base_url(), entries=sitemap.entries(db.session))
    return Response(text, mimetype="application/xml")


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """RFC 9116. It expires by its own rule within a year; asked for again, it is young again."""
    contact = _settings().contact
    address = f"mailto:{contact}" if "@" in contact else contact or f"{base_url()}/"
    # The day only: the answer must not differ on every request.
    expires = (now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {address}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {base_url()}/.well-known/security.txt",
    )
    return _text("\n".join(lines))


@blueprint.get("/favicon.ico")
def favicon() -> AnyResponse:
    return redirect(url_for("ui.static", filename="favicon.svg"), 301)


@blueprint.get("/healthz")
def alive() -> Response:
    """The program runs; it asks nobody else."""
    return _state("ok")


@blueprint.get("/readyz")
def ready() -> Response:
    """The database answers and has the schema of this code."""
    try:
        return _state("ok") if is_current(db.engine) else _state("migrations missing", 503)
    except NewerDatabase:
        return _state("database is newer than the code", 503)
    except SQLAlchemyError:
        return _state("no database", 503)


def _text(text: str, status: int = 200) -> Response:
    return Response(text + "\n", status, mimetype="text/plain")


def _state(words: str, status: int = 200) -> Response:
    response = _text(words, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
