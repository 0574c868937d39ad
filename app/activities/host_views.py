"""The pages behind a host's link. Looking changes nothing: links in messages are opened by machines too.

Each step is a page that asks "are you sure", whose button does it; afterwards it can be taken back.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from app.activities import actions, hosts
from app.activities.details import activity_page
from app.activities.models import HostLink, Occurrence
from app.activities.queries import rows_of_activity
from app.activities.wording import REASON_WORDS
from app.clock import local_now, now
from app.content.queries import shown_texts
from app.db import db
from app.i18n import current_code
from app.languages import offered_codes
from app.records.kinds import EditConflict
from app.security import comes_from_here

blueprint = Blueprint("host", __name__, template_folder="templates", url_prefix="/host/<token>")

DATES_SHOWN = 4
REASONS = {code: REASON_WORDS[code] for code in hosts.HOST_REASONS}
CHOICES = {hosts.CANCEL: "reason", hosts.LATER: "starts", hosts.ROOM: "room"}  # the field of each step


@blueprint.after_request
def keep_secret(response: Response) -> Response:
    """The address is a key: it stays out of caches and of search engines."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/")
def index(token: str) -> ResponseReturnValue:
    link = _link(token)
    rows = rows_of_activity(db.session, link.activity_id, local_now(), current_code(), DATES_SHOWN)
    mine = {
        row.recurrence_id
        for row in rows
        if row.status != "confirmed" and hosts.changed_by(db.session, link.activity, row.recurrence_id) == link.id
    }
    return _page("index.html", link, token, rows=rows, mine=mine, has_rooms=len(link.activity.location.rooms) > 1)


@blueprint.route("/<original>/<any(niet, vol, later, zaal):step>/", methods=["GET", "POST"])
def change(token: str, original: str, step: str) -> ResponseReturnValue:
    """Ask, and on POST do. A choice that is no longer possible is asked again."""
    link = _link(token)
    date = _date(link, original)
    if not hosts.can_change(date, step):
        return redirect(url_for(".index", token=token), 303)
    rooms = _rooms(link, date) if step == hosts.ROOM else {}
    if request.method == "POST" and _is_done(link, date, step, rooms):
        return redirect(url_for(".index", token=token), 303)
    return _page(
        "change.html",
        link,
        token,
        step=step,
        date=date,
        original=original,
        rooms=rooms,
        reasons=REASONS,
        starts=hosts.later_starts(date),
    )


@blueprint.post("/<original>/terug/")
def undo(token: str, original: str) -> ResponseReturnValue:
    link = _link(token)
    # What cannot be taken back any more is shown as it stands: that says enough.
    with suppress(hosts.NotYours, actions.NothingToUndo, EditConflict):
        hosts.undo(db.session, link, _date(link, original).recurrence_id, at=now())
    return redirect(url_for(".index", token=token), 303)


def _link(token: str) -> HostLink:
    if request.method == "POST" and not comes_from_here():
        abort(403)
    try:
        link = hosts.link_of(db.session, str(current_app.secret_key), token, now())
    except hosts.NoSuchLink:
        abort(404)
    except hosts.LinkEnded:
        abort(make_response(render_template("ui/ended.html"), 410))
    g.language_code = link.language if link.language in offered_codes() else g.get("language_code")
    return link


def _date(link: HostLink, original: str) -> Occurrence:
    try:
        moment = datetime.fromisoformat(original)
        return hosts.date_of(db.session, link, moment, now())
    except (ValueError, actions.NoSuchDate):
        abort(404)


def _rooms(link: HostLink, date: Occurrence) -> dict[str, Any]:
    """The rooms a host may choose, by slug, with their names."""
    rooms = hosts.rooms_for(db.session, link, date)
    texts = shown_texts(db.session, [room.name_id for room in rooms], current_code())
    return {room.slug: texts.of(room.name_id) for room in rooms}


def _is_done(link: HostLink, date: Occurrence, step: str, rooms: dict[str, Any]) -> bool:
    choice = request.form.get(CHOICES.get(step, ""), "")
    try:
        return hosts.take_step(db.session, link, date, step, choice, rooms, at=now())
    except EditConflict:
        return False  # Somebody saved at the same moment; the page asks again, over what stands now.


def _page(template: str, link: HostLink, token: str, **values: Any) -> ResponseReturnValue:
    page = activity_page(db.session, link.activity, current_code(), local_now())
    return make_response(render_template(f"activities/host/{template}", activity=page, token=token, **values))
