"""The search page. The question is never stored, never in the title, never in a log."""

from flask import Blueprint, Response, current_app, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.areas.topics import TOPICS
from app.clock import local_now
from app.config import Settings
from app.db import begin_write, db
from app.directory import labels
from app.directory.queries import fallback
from app.i18n import current_code
from app.search.asked import note
from app.search.fold import LONGEST_QUESTION
from app.search.queries import NOTHING, Answer, find

blueprint = Blueprint("search", __name__, template_folder="templates", url_prefix="/<language:lang>")


@blueprint.get("/zoeken/")
def search() -> Response:
    settings: Settings = current_app.config["SETTINGS"]
    question = _clean(request.args.get("q", ""))
    code = current_code()
    answer = find(db.session, question, area=settings.area, now=local_now(), code=code) if question else NOTHING
    if question:
        _count(question, answer, code)
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


def _count(question: str, answer: Answer, code: str) -> None:
    """In a transaction of its own, because a page that is read writes nothing; a busy database loses one count."""
    with Session(db.engine) as session:
        try:
            note(
                begin_write(session),
                question,
                language=code,
                topics=answer.topics,
                is_delicate=answer.is_danger or bool(answer.delicate_topic),
                hits=sum(hit.kind != "topic" for hit in answer.hits),
                today=local_now().date(),
                key=str(current_app.config["SECRET_KEY"]),
            )
            session.commit()
        except OperationalError:
            session.rollback()


def _clean(question: str) -> str:
    """What can be shown again in the field: bounded, and without what no page may hold."""
    readable = "".join(each if each.isprintable() else " " for each in question)
    return readable.encode("utf-8", "ignore").decode("utf-8")[:LONGEST_QUESTION].strip()
