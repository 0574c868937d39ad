"""Proposals of partners: what they want to change beside what stands there, to approve or not."""

import uuid
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.queries import names
from app.accounts.sessions import person
from app.clock import now
from app.db import db
from app.i18n import staff_
from app.records import actions as records
from app.records.approving import approve_merged, proposed_fields, waiting_revisions
from app.records.kinds import EditConflict, RecordKind, SlugTaken
from app.records.models import DRAFT, Revision
from app.records.proposing import reject_revision
from app.records.queries import pending_revision, proposal_number
from app.staff import queries, words
from app.staff.conflicts import plain
from app.staff.pages import answer
from app.staff.undoing import KINDS


def approvals() -> ResponseReturnValue:
    waiting = waiting_revisions(db.session)
    titles = queries.titles(db.session, ((each.kind, each.record_id) for each in waiting))
    who = names(db.session, (each.by for each in waiting))
    shown = []
    for each in waiting:
        record = db.session.get(KINDS[each.kind].model, each.record_id)
        if record is not None:
            fields = proposed_fields(db.session, KINDS[each.kind], record, each)
            by = who.get(each.by, "") if each.by else ""
            number = proposal_number(db.session, each.record_id)
            shown.append((each, number, titles.get(each.record_id, ""), by, fields, record))
    return answer("staff/approvals.html", waiting=shown, words=words, plain=plain, DRAFT=DRAFT)


def approve(record_id: uuid.UUID) -> ResponseReturnValue:
    kind, record, revision = _waiting(record_id)
    if _is_another(record_id):
        return redirect(url_for("staff.approvals"), 303)
    try:
        approve_merged(db.session, kind, record, revision, by=person().id, at=now())
        if record.state == DRAFT:
            records.publish(db.session, kind, record, by=person().id, at=now())
    except (EditConflict, SlugTaken, ValueError):
        db.session.rollback()
        flash(staff_("Dit voorstel past niet meer bij wat er nu staat. Pas het met de hand aan."), "warning")
    else:
        flash(staff_("Goedgekeurd. Het staat nu op de site."), "info")
    return redirect(url_for("staff.approvals"), 303)


def reject(record_id: uuid.UUID) -> ResponseReturnValue:
    kind, record, _revision = _waiting(record_id)
    if _is_another(record_id):
        return redirect(url_for("staff.approvals"), 303)
    reject_revision(db.session, kind, record, by=person().id, at=now())
    flash(staff_("Afgewezen. De woorden van de partner blijven in de geschiedenis."), "info")
    return redirect(url_for("staff.approvals"), 303)


def _is_another(record_id: uuid.UUID) -> bool:
    """The partner proposed something else since the page was opened: nobody decides about what they did not see."""
    is_another = request.args.get("voorstel", type=int) != proposal_number(db.session, record_id)
    if is_another:
        flash(staff_("De partner heeft het voorstel net veranderd. Kijk het nog een keer na."), "warning")
    return is_another


def _waiting(record_id: uuid.UUID) -> tuple[RecordKind, Any, Revision]:
    revision = pending_revision(db.session, record_id)
    record = db.session.get(KINDS[revision.kind].model, record_id) if revision else None
    if revision is None or record is None:
        abort(404)
    return KINDS[revision.kind], record, revision
