"""The back office of search: what is sought and not found, and words that staff add."""

import csv
import io
import uuid

from flask import Blueprint, Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.clock import local_now, now
from app.db import db
from app.errors import BadQuery
from app.i18n import staff_
from app.search import staff_queries
from app.search.added import WrongWord, add_word, remove_word
from app.search.staff_forms import REFUSALS, WordForm
from app.staff.pages import answer, filled, is_sent

blueprint = Blueprint("search", __name__, url_prefix="/zoeken", template_folder="templates")

COLUMNS = ("maand", "taal", "onderwerp", "vraag", "keer gezocht", "antwoorden")


@blueprint.route("/", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    form = filled(WordForm, phrase=request.args.get("woord", ""))
    form.offer(staff_queries.targets(db.session))
    if is_sent(form) and _add(form):
        return redirect(url_for("staff.search.index"), 303)
    return answer(
        "search/staff/index.html",
        form,
        sought=staff_queries.sought(db.session),
        not_understood=staff_queries.not_understood(db.session),
        added=staff_queries.added_words(db.session),
        year=local_now().year,
    )


@blueprint.post("/<uuid:word_id>/weghalen/")
def remove(word_id: uuid.UUID) -> ResponseReturnValue:
    remove_word(db.session, word_id, by=person().id, at=now())
    flash(staff_("Het zoekwoord is weggehaald."), "info")
    return redirect(url_for("staff.search.index"), 303)


@blueprint.get("/gezocht.csv")
def table() -> Response:
    year = request.args.get("jaar", str(local_now().year))
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise BadQuery("jaar", year)
    written = io.StringIO()
    csv.writer(written).writerows([COLUMNS, *staff_queries.rows_of_year(db.session, int(year))])
    response = make_response(written.getvalue())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="gezocht-{year}.csv"'
    return response


def _add(form: WordForm) -> bool:
    kind, _, slug = form.target.data.partition(":")
    try:
        add_word(db.session, form.phrase.data, kind, slug, by=person().id, at=now())
    except WrongWord as error:
        form.phrase.errors = [REFUSALS[error.reason]]
        return False
    flash(staff_("Het zoekwoord werkt meteen."), "info")
    return True
