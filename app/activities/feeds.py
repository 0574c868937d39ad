"""Activities to take along: calendars to put in a phone or to subscribe to, and a feed of what is on."""

from datetime import datetime, time
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from app.activities.calendar_queries import (
    MOST_EVENTS,
    CalendarFeed,
    calendar_of_activity,
    calendar_of_list,
)
from app.activities.details import reachable_activity
from app.activities.forms import Question, read_date, read_question
from app.activities.occurrences import AHEAD
from app.activities.queries import PAGE_SIZE, occurrences_between
from app.activities.shown import title_of
from app.activities.wording import status_text
from app.catalogs import translate
from app.clock import local_now, now
from app.content.queries import shown_texts
from app.db import db
from app.directory.queries import location_name_of
from app.i18n import current_code
from app.records.queries import NotThere
from app.ui.addresses import base_url

blueprint = Blueprint("activity_feeds", __name__, template_folder="templates", url_prefix="/<language:lang>")


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


ABOUT = N_("Hierin staat wat er is tot over 13 maanden, met ten hoogste %(most)s afspraken.")


@blueprint.get("/agenda.ics")
def agenda() -> Response:
    question, place = _asked()
    feed = calendar_of_list(
        db.session, current_code(), local_now(), question.first_day, question.filters, place or None
    )
    return _calendar(feed, _name(place))


@blueprint.get("/activiteiten/<slug>.ics")
def of_activity(slug: str) -> Response:
    """The whole series, or with `datum` one date of it."""
    activity = reachable_activity(db.session, slug)
    code = current_code()
    feed = calendar_of_activity(db.session, activity, code, local_now().date(), read_date(request.args))
    title = title_of(activity, shown_texts(db.session, [activity.title_id], code), code)
    return _calendar(feed, str(title))


@blueprint.get("/agenda.atom")
def atom() -> Response:
    question, place = _asked()
    moment = local_now()
    given: dict[str, Any] = dict(question.given)
    start = max(moment, datetime.combine(question.first_day, time()))
    rows = occurrences_between(
        db.session,
        start,
        moment + AHEAD,
        current_code(),
        filters=question.filters,
        location_slug=place or None,
        limit=PAGE_SIZE,
    )
    text = render_template(
        "activities/agenda.atom",
        rows=rows,
        name=_name(place),
        base=base_url(),
        status_words=lambda status: status_text(status, current_code()),
        made=now(),
        list_address=base_url() + url_for("activities.index", **given),
    )
    return Response(text, mimetype="application/atom+xml")


def _asked() -> tuple[Question, str]:
    """The filters of the list, and `plek`: the slug of a place that may be known."""
    place = request.args.get("plek", "").strip()
    if place and not location_name_of(db.session, place, current_code()):
        raise NotThere(place)
    return read_question(request.args, local_now().date()), place


def _name(place: str) -> str:
    words = location_name_of(db.session, place, current_code()) if place else ""
    return f"Noordwijzer: {words or translate(current_code(), N_('Activiteiten'))}"


def _calendar(feed: CalendarFeed, name: str) -> Response:
    from app.activities.calendar import calendar_text  # Programs with calendars ask, few readers do.

    code = current_code()
    about = translate(code, ABOUT, most=MOST_EVENTS)
    text = calendar_text(feed, code=code, name=name, about=about, base_url=base_url())
    return Response(text, mimetype="text/calendar")
