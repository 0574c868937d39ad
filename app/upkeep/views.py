"""`Is something wrong?`: three taps, no account, no cookie; a word in any language if one wants."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.activities.actions import ACTIVITY
from app.activities.details import reachable_activity
from app.activities.models import Activity
from app.activities.shown import title_of
from app.clock import now
from app.content.queries import Name, shown_texts
from app.db import db
from app.directory.actions import SERVICE
from app.directory.models import Service
from app.i18n import current_code
from app.records.queries import public_record
from app.security import comes_from_here
from app.upkeep import actions, forms
from app.upkeep.labels import WRONG_LABELS
from app.upkeep.limits import may_send

blueprint = Blueprint("upkeep", __name__, template_folder="templates", url_prefix="/<language:lang>")
BOTH = ["GET", "POST"]
ONLY_OF = {"phone": SERVICE.name, "cost": ACTIVITY.name}  # What the other kind has no field for is not asked.


@blueprint.route("/aanbod/<slug>/melden/", methods=BOTH)
def service(slug: str) -> ResponseReturnValue:
    record: Service = public_record(db.session, SERVICE, slug)
    texts = shown_texts(db.session, [record.name_id], current_code())
    return _page(SERVICE.name, record, Name(texts.of(record.name_id), record.has_proper_name), "aanbod")


@blueprint.route("/activiteiten/<slug>/melden/", methods=BOTH)
def activity(slug: str) -> ResponseReturnValue:
    record = reachable_activity(db.session, slug)
    texts = shown_texts(db.session, [record.title_id], current_code())
    return _page(ACTIVITY.name, record, Name(title_of(record, texts, current_code()), False), "activiteiten")


def _page(kind: str, record: Service | Activity, name: Name, section: str) -> ResponseReturnValue:
    secret, key = str(current_app.secret_key), f"{kind} {record.id}"
    sent = forms.read_report(request.form, secret, key, now())
    if request.method == "POST":
        if not comes_from_here():
            abort(403)
        if sent.is_program or (sent.is_fresh and sent.what):
            _keep(kind, record, sent, secret, key)
            return redirect(url_for(request.endpoint or "", slug=record.slug, gedaan=1), 303)
    return render_template(
        "upkeep/report.html",
        name=name,
        topics=[row.topic for row in record.topics],
        address=(section, record.slug),
        is_done=request.method == "GET" and "gedaan" in request.args,
        labels={code: words for code, words in WRONG_LABELS.items() if ONLY_OF.get(code, kind) == kind},
        sent=sent,
        is_missing=request.method == "POST" and not sent.what,
        is_old=request.method == "POST" and not sent.is_fresh,
        token=forms.form_token(secret, key, now()),
        trap=forms.TRAP,
        longest=forms.LONGEST,
    ), 422 if request.method == "POST" else 200


def _keep(kind: str, record: Service | Activity, sent: forms.Sent, secret: str, key: str) -> None:
    """A program is thanked too, so that it learns nothing; what it sent is not kept."""
    if not may_send(db.session, secret, request.remote_addr or "", key, now()):
        abort(429)
    if not sent.is_program:
        actions.report(
            db.session, kind, record.id, what=sent.what, words=sent.words, language=current_code(), at=now()
        )
