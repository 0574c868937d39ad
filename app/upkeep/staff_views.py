"""The inbox of what readers and owners said, and the list of what has to be checked."""

import uuid
from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities.models import Activity
from app.activities.staff_queries import title_for_staff
from app.clock import local_now, now
from app.db import db
from app.directory.models import Service
from app.forms import choices_of
from app.i18n import staff_
from app.languages import offered
from app.staff.pages import answer, is_sent
from app.staff.seen import last_by, looked, overtaken
from app.upkeep import actions, links, queries
from app.upkeep.labels import WRONG_LABELS
from app.upkeep.models import Report
from app.upkeep.rules import EDITORS
from app.upkeep.staff_forms import LINK_FAULTS, OwnerForm

blueprint = Blueprint("upkeep", __name__, template_folder="templates")
SHOWN = 50
# Where the field stands in the form of a service; an activity is one short page.
FIELDS = {"hours": "week", "place": "locations", "phone": "phones", "cost": "cost", "gone": "status"}


@blueprint.get("/meldingen/")
def index() -> ResponseReturnValue:
    found = queries.open_reports(db.session)
    return answer(
        "upkeep/staff/reports.html",
        reports=[(each, edit_address(each.report.kind, each, FIELDS.get(each.report.what, ""))) for each in found],
        labels=WRONG_LABELS,
    )


@blueprint.post("/meldingen/<uuid:report_id>/klaar/")
def close(report_id: uuid.UUID) -> ResponseReturnValue:
    report = db.session.get(Report, report_id)
    if report is not None and report.done_at is None:
        actions.close_report(db.session, report, by=person().id, at=now())
    flash(staff_("Afgehandeld. Wat erbij stond, is gewist."), "info")
    return redirect(url_for("staff.upkeep.index"), 303)


@blueprint.get("/nakijken/")
def checks() -> ResponseReturnValue:
    due = queries.due_records(db.session, local_now().date())
    mine = [each for each in due if each.step == EDITORS]
    broken = queries.broken_links(db.session)
    return answer(
        "upkeep/staff/checks.html",
        due=mine[:SHOWN],
        due_count=len(mine),
        waiting=[each for each in due if each.step != EDITORS],
        broken=[(each, fault(broken[each.value].words)) for each in links.links(db.session) if each.value in broken],
        unusable=links.unusable(db.session),
        edit_address=edit_address,
        field_address=field_address,
    )


@blueprint.post("/nakijken/<any(service, activity):kind>/<uuid:record_id>/goed/")
def confirm(kind: str, record_id: uuid.UUID) -> ResponseReturnValue:
    record = record_or_404(kind, record_id)
    actions.confirm(db.session, record, by=person().id, at=now())
    flash(staff_("Nagekeken. Dat staat nu op de site."), "info")
    return redirect(url_for("staff.upkeep.checks"), 303)


@blueprint.route("/nakijken/<any(service, activity):kind>/<uuid:record_id>/", methods=["GET", "POST"])
def owner(kind: str, record_id: uuid.UUID) -> ResponseReturnValue:
    record = record_or_404(kind, record_id)
    review = queries.review_of(db.session, kind, record_id)
    # What is public already about the organisation is only offered; a person decides to ask it.
    standing = {
        "email": review.owner_email or record.organization.email,
        "language": review.language,
        "months": review.interval_months,
    }
    form = offering(looked(OwnerForm, standing))
    conflict = None
    if is_sent(form):
        conflict = overtaken(
            form, standing, lambda data: offering(OwnerForm(None, data=data)), last_by(kind, record_id)
        )
        if conflict is None:
            chosen = {"email": form.email.data or "", "language": form.language.data, "months": form.months.data}
            actions.set_owner(db.session, record, **chosen, by=person().id, at=now())
            flash(staff_("Opgeslagen."), "info")
            return redirect(url_for("staff.upkeep.checks"), 303)
    name = record.name.source if isinstance(record, Service) else title_for_staff(record)
    return answer("upkeep/staff/owner.html", form, conflict=conflict, name=name, review=review)


def offering(form: OwnerForm) -> OwnerForm:
    form.language.choices = choices_of({each.code: each.autonym for each in offered()})
    return form


def record_or_404(kind: str, record_id: uuid.UUID) -> Service | Activity:
    model: Any = {"service": Service, "activity": Activity}[kind]
    record: Service | Activity | None = db.session.get(model, record_id)
    if record is None:
        abort(404)
    return record


def edit_address(kind: str, row: Any, field: str = "") -> str:
    """The form of the record, at the field it is about."""
    if kind == "service":
        return url_for("staff.directory.edit_service", slug=row.slug, _anchor=field or None)
    record_id = row.report.record_id if hasattr(row, "report") else row.record_id
    return url_for("staff.activities.edit", activity_id=record_id)


def field_address(found: links.Found) -> str:
    return url_for(f"staff.directory.edit_{found.record}", slug=found.slug, _anchor=found.field)


def fault(words: str) -> str:
    """What is wrong with a link, in words; a number is what the site answered."""
    return staff_(LINK_FAULTS[words]) if words in LINK_FAULTS else staff_("antwoordt: %(number)s", number=words)
