"""The urgent list: a native reader looks at each sentence beside its Dutch and says whether it is right."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.clock import now
from app.db import db
from app.i18n import staff_
from app.languages import SOURCE, by_code, language, offered
from app.translating.actions import WordsChanged, approve_urgent, withdraw_approval
from app.translating.queries import urgent_rows

blueprint = Blueprint("urgent", __name__, url_prefix="/vertalen/spoed", template_folder="templates")


@blueprint.get("/")
def index() -> str:
    """Each language with how much of the urgent set waits for a native reader."""
    rows = {each: urgent_rows(db.session, each.code) for each in offered() if each.code != SOURCE}
    waiting = [(each, sum(not row.is_approved for row in found), len(found)) for each, found in rows.items()]
    return render_template("translating/staff/urgent_languages.html", waiting=waiting)


@blueprint.get("/<code>/")
def show(code: str) -> str:
    return render_template(
        "translating/staff/urgent.html", target=language(_known(code)), rows=urgent_rows(db.session, code)
    )


@blueprint.post("/<code>/goed/")
def approve(code: str) -> ResponseReturnValue:
    key = request.form.get("key", "")
    seal = request.form.get("seal", "")
    try:
        approve_urgent(db.session, _known(code), key, seal=seal, by=person().id, at=now())
    except KeyError:
        abort(404)
    except WordsChanged:
        flash(staff_("De woorden zijn intussen veranderd. Lees de zin nog een keer."), "warning")
    else:
        flash(staff_("Dank u. De zin staat nu zonder het Nederlands ernaast."), "info")
    return _back(code, key)


@blueprint.post("/<code>/terug/")
def withdraw(code: str) -> ResponseReturnValue:
    key = request.form.get("key", "")
    try:
        withdraw_approval(db.session, _known(code), key, by=person().id, at=now())
    except KeyError:
        abort(404)
    flash(staff_("De goedkeuring is teruggenomen. Lezers zien weer de korte woorden met het Nederlands."), "info")
    return _back(code, key)


def _known(code: str) -> str:
    if code == SOURCE or code not in by_code():
        abort(404)
    return code


def _back(code: str, key: str) -> ResponseReturnValue:
    return redirect(url_for("staff.urgent.show", code=code), 303)
