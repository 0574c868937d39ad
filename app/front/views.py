"""Home and statements, and the way from `/` to the reader's language."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.areas.topics import TOPICS
from app.clock import local_now
from app.db import db
from app.front.programme import HOUSE, two_days
from app.i18n import best_language, current_code
from app.notices.queries import web_notices

blueprint = Blueprint("front", __name__, template_folder="templates")


@blueprint.get("/")
def start() -> Response:
    response = redirect(url_for("front.home", lang=best_language()))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<language:lang>/")
def home() -> str:
    now, code = local_now(), current_code()
    today, tomorrow = two_days(db.session, now, code)
    notices = web_notices(db.session, now, code)
    days = {"today": today, "tomorrow": tomorrow, "house": HOUSE}
    return render_template("front/home.html", topics=TOPICS, notices=notices, **days)


@blueprint.get("/<language:lang>/privacy/")
def privacy() -> str:
    return render_template("front/privacy.html", contact=_contact())


@blueprint.get("/<language:lang>/toegankelijkheid/")
def accessibility() -> str:
    return render_template("front/accessibility.html", contact=_contact())


@blueprint.get("/<language:lang>/over/")
def about() -> str:
    return render_template("front/about.html", contact=_contact())


def _contact() -> str:
    return str(current_app.config["SETTINGS"].contact)
