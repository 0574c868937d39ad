"""The check of an owner, from a link in a mail: one record, without account. Looking changes nothing."""

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

from app.activities import labels as activity_labels
from app.activities.details import activity_page
from app.activities.models import Activity
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.clock import local_now, now
from app.dates import weekday_text
from app.db import db
from app.directory import labels as directory_labels
from app.directory.models import Service
from app.directory.pages import service_page
from app.i18n import current_code
from app.languages import offered_codes
from app.records.kinds import EditConflict
from app.security import comes_from_here
from app.ui.addresses import base_url
from app.upkeep import actions, check_links
from app.upkeep.forms import LONGEST
from app.upkeep.models import OWNER
from app.upkeep.queries import Due, review_of

blueprint = Blueprint("check", __name__, template_folder="templates", url_prefix="/check/<token>")


@blueprint.after_request
def keep_secret(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def check_address(due: Due) -> str:
    """The link for the mail about this record; it is worth nothing for another."""
    token = check_links.token_of(str(current_app.secret_key), due.kind, due.record_id, now())
    base = base_url()
    return f"{base}/check/{token}/"


@blueprint.get("/")
def index(token: str) -> ResponseReturnValue:
    return _page("check.html", _record(token), token, done=request.args.get("gedaan", ""))


@blueprint.post("/goed/")
def right(token: str) -> ResponseReturnValue:
    record = _record(token)
    try:
        actions.confirm(db.session, record, by=None, at=now(), who="owner")
    except EditConflict:
        return redirect(url_for(".index", token=token), 303)  # Changed at this moment: look again at what stands now.
    return redirect(url_for(".index", token=token, gedaan="goed"), 303)


@blueprint.route("/anders/", methods=["GET", "POST"])
def wrong(token: str) -> ResponseReturnValue:
    record = _record(token)
    words = request.form.get("words", "").replace("\x00", "").strip()[:LONGEST]
    if words:
        actions.report(
            db.session,
            actions.kind_of(record),
            record.id,
            what="other",
            words=words,
            language=current_code(),
            at=now(),
            source=OWNER,
        )
        return redirect(url_for(".index", token=token, gedaan="anders"), 303)
    return _page("change.html", record, token, is_missing=request.method == "POST", longest=LONGEST)


def _record(token: str) -> Service | Activity:
    """The published record the token is for, and its owner's language for the page."""
    if request.method == "POST" and not comes_from_here():
        abort(403)
    try:
        record = check_links.record_of(db.session, str(current_app.secret_key), token, now())
    except check_links.LinkEnded:
        abort(make_response(render_template("ui/ended.html"), 410))
    code = review_of(db.session, actions.kind_of(record), record.id).language
    g.language_code = code if code in offered_codes() else g.get("language_code")
    return record


def _page(template: str, record: Service | Activity, token: str, **values: Any) -> ResponseReturnValue:
    """With the facts as readers see them, so that the owner judges what is really there."""
    if isinstance(record, Service):
        page: Any = service_page(db.session, record.id, now=local_now(), code=current_code())
        facts = {"service": page, "labels": directory_labels, "weekday": _weekday}
    else:
        page = activity_page(db.session, record, current_code(), local_now())
        facts = {"activity": page, "labels": activity_labels}
    return make_response(
        render_template(
            f"upkeep/{template}",
            name=page.name,
            token=token,
            public=f"/{current_code()}/{'aanbod' if isinstance(record, Service) else 'activiteiten'}/{record.slug}/",
            audience_labels=AUDIENCES,
            audiences=AUDIENCES,
            spoken_languages=SPOKEN_LANGUAGES,
            spoken=SPOKEN_LANGUAGES,
            topics=TOPIC_BY_SLUG,
            accessibility=directory_labels.ACCESSIBILITY_LABELS,
            **facts,
            **values,
        )
    )


def _weekday(number: int) -> str:
    return weekday_text(number, current_code())
