"""The search page. The question is never stored, never in the title, never in a log."""

from flask import Blueprint, Response, current_app, make_response, render_template, request

from app.areas.topics import TOPICS
from app.clock import local_now
from app.config import Settings
from app.db import db
from app.directory import labels
from app.directory.queries import fallback
from app.i18n import current_code
from app.search.fold import LONGEST_QUESTION
from app.search.queries import NOTHING, find

blueprint = Blueprint("search", __name__, template_folder="templates", url_prefix="/<language:lang>")


@blueprint.get("/zoeken/")
def search() -> Response:
    settings: Settings = current_app.config["SETTINGS"]
    question = _clean(request.args.get("q", ""))
    code = current_code()
    answer = find(db.session, question, area=settings.area, now=local_now(), code=code) if question else NOTHING
    page = render_template(
        "search/results.html",
        question=question,
        answer=answer,
        hits=answer.hits,
        topics=TOPICS,
        labels=labels,
        fallback=fallback(db.session, code),
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _clean(question: str) -> str:
    """What can be shown again in the field: bounded, and without what no page may hold."""
    readable = "".join(each if each.isprintable() else " " for each in question)
    return readable.encode("utf-8", "ignore").decode("utf-8")[:LONGEST_QUESTION].strip()
