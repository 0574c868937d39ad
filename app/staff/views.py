"""The first page of the back office, and the history of any record."""

import uuid
from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person, role
from app.activities.queries import occurrences_between
from app.activities.staff_queries import shown_examples
from app.clock import local_now, now
from app.config import Settings
from app.db import db
from app.directory.gaps import MISSING, gaps
from app.i18n import current_code, staff_, staff_n
from app.outbox.actions import try_again
from app.outbox.queries import last_errors, outbox_state
from app.staff import approvals, drafts, queries, today, undoing, words
from app.staff.conflicts import plain
from app.staff.pages import answer

AHEAD = timedelta(days=14)
FIRST_GAPS = 10


def make_blueprint() -> Blueprint:
    blueprint = Blueprint(
        "staff",
        __name__,
        url_prefix="/beheer",
        template_folder="templates",
        static_folder="static",
        static_url_path="/vormgeving",
    )
    blueprint.add_url_rule("/", "overview", overview)
    blueprint.add_url_rule("/geschiedenis/<kind>/<uuid:record_id>/", "history", record_history)
    blueprint.add_url_rule(
        "/ongedaan/<kind>/<uuid:record_id>/<int:version>/", "undo", undoing.undo_step, methods=["POST"]
    )
    blueprint.add_url_rule(
        "/terugzetten/<kind>/<uuid:record_id>/<int:version>/", "restore", undoing.restore_version, methods=["POST"]
    )
    blueprint.add_url_rule("/voorstellen/", "approvals", approvals.approvals)
    blueprint.add_url_rule("/voorstellen/<uuid:record_id>/goed/", "approve", approvals.approve, methods=["POST"])
    blueprint.add_url_rule("/voorstellen/<uuid:record_id>/nee/", "reject", approvals.reject, methods=["POST"])
    blueprint.add_url_rule("/concept/", "keep_draft", drafts.keep_draft, methods=["POST"])
    blueprint.add_url_rule("/concept/weg/", "drop_draft", drafts.drop_draft, methods=["POST"])
    blueprint.add_url_rule("/mail/opnieuw/", "retry_outbox", retry_outbox, methods=["POST"])
    return blueprint


def overview() -> ResponseReturnValue:
    settings: Settings = current_app.config["SETTINGS"]
    start = local_now()
    dates = occurrences_between(db.session, start, start + AHEAD, current_code())
    missing = gaps(db.session, settings.area)
    return answer(
        "staff/overview.html",
        needs=today.needs(role(), person().id, len(missing)),
        gaps=missing[:FIRST_GAPS],
        gap_count=len(missing),
        missing_words=MISSING,
        changed_dates=[row for row in dates if row.status != "confirmed"],
        examples=shown_examples(db.session),
        outbox=outbox_state(db.session),
        mail_errors=last_errors(db.session, 5),
        has_mail_server=bool(settings.smtp_host),
        changes=queries.recent_changes(db.session),
        words=words,
    )


def record_history(kind: str, record_id: uuid.UUID) -> ResponseReturnValue:
    undoing.refuse_about_people(kind)
    changes = queries.record_history(db.session, kind, record_id) if kind in queries.KINDS else []
    if not changes:
        abort(404)
    return answer(
        "staff/history.html", changes=changes, words=words, plain=plain, restorable=kind in undoing.RESTORABLE
    )


def retry_outbox() -> ResponseReturnValue:
    count = try_again(db.session, now())
    flash(
        staff_n("Wij proberen %(num)s bericht opnieuw.", "Wij proberen %(num)s berichten opnieuw.", count)
        if count
        else staff_("Er is niets om opnieuw te proberen."),
        "info",
    )
    return redirect(url_for("staff.overview"), 303)
