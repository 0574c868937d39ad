"""The pages behind a host's link. Looking changes nothing: links in messages are opened by machines too.

Each step is a page that asks "are you sure", whose button does it; afterwards it can be taken back.
"""

from contextlib import suppress
from datetime import datetime, timedelta
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
from werkzeug.datastructures import MultiDict

from app.activities import actions, hosts
from app.activities.details import activity_page
from app.activities.models import CANCELLED, FULL, HostLink, Occurrence
from app.activities.queries import rows_of_activity
from app.activities.rooms import free_rooms
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
CANCEL, FULL_STEP, LATER, ROOM = "niet", "vol", "later", "zaal"
REASONS = {code: REASON_WORDS[code] for code in ("ill", "weather", "too_few")}
MINUTES = (15, 30, 45, 60, 90, 120)


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
    if date.status == CANCELLED or (step == FULL_STEP and date.status == FULL):
        return redirect(url_for(".index", token=token), 303)
    rooms = _rooms(link, date) if step == ROOM else {}
    if request.method == "POST" and _take_step(link, date, step, request.form, rooms):
        link.used_at = now()
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
        starts=_later_starts(date),
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
    """The rooms that are free at this time, by slug, with their names."""
    free = free_rooms(db.session, date.location, date.starts, date.ends, without=link.activity_id)
    rooms = [room for room in free if room.id != date.room_id]
    texts = shown_texts(db.session, [room.name_id for room in rooms], current_code())
    return {room.slug: texts.of(room.name_id) for room in rooms}


def _later_starts(date: Occurrence) -> list[datetime]:
    return [date.starts + timedelta(minutes=minutes) for minutes in MINUTES]


def _take_step(link: HostLink, date: Occurrence, step: str, sent: MultiDict[str, str], rooms: dict[str, Any]) -> bool:
    """Do it; False when the choice is not one of those on the page."""
    asked = (db.session, link.activity, date.recurrence_id)
    who: dict[str, Any] = {"by": link.id, "at": now()}
    try:
        if step == CANCEL and sent.get("reason") in REASONS:
            actions.cancel_occurrence(*asked, reason=sent["reason"], **who)
        elif step == FULL_STEP:
            actions.mark_full(*asked, **who)
        elif step == LATER and sent.get("starts") in {each.isoformat() for each in _later_starts(date)}:
            actions.move_occurrence(*asked, new_starts=datetime.fromisoformat(sent["starts"]), **who)
        elif step == ROOM and sent.get("room") in rooms:
            actions.move_occurrence(*asked, location=date.location.slug, room=sent["room"], **who)
        else:
            return False
    except EditConflict:
        return False  # Somebody saved at the same moment; the page asks again, over what stands now.
    return True


def _page(template: str, link: HostLink, token: str, **values: Any) -> ResponseReturnValue:
    page = activity_page(db.session, link.activity, current_code(), local_now())
    return make_response(render_template(f"activities/host/{template}", activity=page, token=token, **values))
