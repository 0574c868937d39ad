"""On paper: the week, posters, sheets and small cards per topic, and the week as plain text for a newspaper."""

from datetime import datetime, time, timedelta

from flask import Blueprint, Response, abort, current_app, render_template, request
from markupsafe import Markup

from app.activities.details import activity_page, reachable_activity
from app.activities.queries import by_day, occurrences_between
from app.areas.topics import TOPIC_BY_SLUG
from app.clock import local_now
from app.config import Settings
from app.db import db
from app.directory import labels
from app.directory.queries import location_name_of, services_of_topic
from app.front.paper_forms import read_choice, read_first_day, read_languages
from app.front.programme import HOUSE
from app.i18n import current_code, speaking
from app.qr import page_code, short_code
from app.records.queries import NotThere
from app.ui.addresses import base_url

blueprint = Blueprint("paper", __name__, template_folder="templates", url_prefix="/<language:lang>/print")
MOST_ROWS = 300  # a week of all places together; this only bounds the sheet


@blueprint.get("/week/")
def week() -> str | Response:
    """`plek` a place, De Stek when not asked; `letter=groot`; `vorm=tekst` for a newspaper."""
    place = request.args.get("plek", "").strip() or HOUSE
    code = current_code()
    name = location_name_of(db.session, place, code)
    if not name:
        raise NotThere(place)
    first = read_first_day(request.args, local_now().date())
    start = datetime.combine(first, time())
    rows = occurrences_between(
        db.session, start, start + timedelta(days=7), code, location_slug=place, limit=MOST_ROWS
    )
    shape = read_choice(request.args, "vorm", ("blad", "tekst"))
    values = {
        "place": name,
        "first": first,
        "days": by_day(rows, first),
        "is_large": read_choice(request.args, "letter", ("gewoon", "groot")) == "groot",
        "code": page_code(base_url(), f"/{code}/activiteiten/"),
    }
    if shape == "tekst":
        return Response(render_template("front/paper/week.txt", **values), mimetype="text/plain")
    return render_template("front/paper/week.html", **values)


@blueprint.get("/activiteit/<slug>/")
def poster(slug: str) -> str:
    """`talen` up to three; `papier` a4 or a3."""
    activity = reachable_activity(db.session, slug)
    codes = read_languages(request.args, current_code())
    parts = []
    for each in codes:
        with speaking(each):
            page = activity_page(db.session, activity, each, local_now())
            values = {"page": page, "is_first": each == codes[0], "is_only": len(codes) == 1}
            scan = short_code(base_url(), "a", page.code, each)
            parts.append(Markup(render_template("front/paper/poster_part.html", scan=scan, **values)))  # noqa: S704 ours
    with speaking(codes[0]):
        name = activity_page(db.session, activity, codes[0], local_now()).name
    paper = read_choice(request.args, "papier", ("a4", "a3"))
    return render_template(
        "front/paper/poster.html", parts=parts, codes=codes, name=name, slug=activity.slug, paper=paper
    )


@blueprint.get("/onderwerp/<topic>/")
def topic(topic: str) -> str:
    """A sheet for a waiting room; `vorm=kaartjes` small cards to take away, neutral on the outside."""
    if topic not in TOPIC_BY_SLUG:
        abort(404)
    code = current_code()
    settings: Settings = current_app.config["SETTINGS"]
    found = services_of_topic(db.session, topic, area=settings.area, now=local_now(), code=code)
    shape = read_choice(request.args, "vorm", ("blad", "kaartjes"))
    return render_template(
        f"front/paper/{'cards' if shape == 'kaartjes' else 'topic'}.html",
        topic=TOPIC_BY_SLUG[topic],
        services=[each for each in found if each.is_reachable],
        labels=labels,
        code=page_code(base_url(), f"/{code}/hulp/{topic}/"),
        home=page_code(base_url(), f"/{code}/"),
    )
