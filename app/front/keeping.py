"""Use without internet, by choice: which pages may be kept on a phone, its worker, and how it is installed."""

from collections.abc import Iterable
from pathlib import Path

from flask import Blueprint, Response, jsonify, request, url_for
from markupsafe import Markup

from app.areas.delicate import may_be_kept
from app.i18n import current_code, current_language

blueprint = Blueprint("keeping", __name__, template_folder="templates")
WORKER = Path(__file__).with_name("worker.js")
KEEPABLE = frozenset(
    (
        "front.home",
        "activities.index",
        "activities.detail",
        "directory.topics",
        "directory.topic",
        "directory.service",
        "directory.organization",
    )
)


def is_keepable(topics: Iterable[str]) -> bool:
    """Whether a reader may keep this page: a whole page without a question, about none of what is never kept."""
    return request.endpoint in KEEPABLE and not request.query_string and may_be_kept(topics)


def is_delicate(topics: Iterable[str]) -> bool:
    """Whether the page is about something that nobody else should find: then it does not even offer to keep pages."""
    return not may_be_kept(topics)


@blueprint.get("/sw.js")
def worker() -> Response:
    """A browser asks for it only after its reader chose this; it is asked again at every visit."""
    return Response(WORKER.read_text(encoding="utf-8"), mimetype="text/javascript")


@blueprint.get("/<language:lang>/manifest.webmanifest")
def manifest() -> Response:
    icon = {"src": url_for("ui.static", filename="favicon.svg"), "sizes": "any", "type": "image/svg+xml"}
    home = url_for("front.home")
    response = jsonify(
        id=home,
        name="Noordwijzer Velsen-Noord",
        short_name="Noordwijzer",
        lang=current_code(),
        dir=current_language().direction,
        start_url=home,
        scope="/",
        display="minimal-ui",
        background_color="#fbf6ec",
        theme_color="#123f5e",
        icons=[{**icon, "purpose": "any"}, {**icon, "purpose": "maskable"}],
    )
    response.mimetype = "application/manifest+json"
    return response


def kept_moment() -> Markup:
    """Where the phone writes when a kept page was fetched."""
    return Markup('<bdi dir="ltr" data-keep-at></bdi>')
