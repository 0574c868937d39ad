"""The one page on which an activity is made, copied or changed: its form, and what its buttons do."""

import uuid
from datetime import datetime
from typing import Any

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities import staff_defaults, staff_queries
from app.activities import staff_words as words
from app.activities.actions import ACTIVITY
from app.activities.clashes import InTheWay, in_the_way
from app.activities.documents import snapshot
from app.activities.models import ROOM_ONLY, Activity
from app.activities.posting import Posted, Standing, post
from app.activities.presets import PRESET_BY_CODE
from app.activities.staff_forms import PUBLIC_TEXTS, ActivityForm, form_data
from app.clock import local_now, now
from app.content.forms import FITS_ON_BOARD
from app.db import db, only_reads
from app.directory.checks import WrongDocument
from app.directory.own import goes_to_editors, may_publish, my_organizations
from app.forms import choices_of, staff_
from app.i18n import staff_ as say
from app.languages import offered
from app.records.codes import free_code, is_code
from app.records.kinds import Document, EditConflict
from app.records.models import PUBLISHED
from app.records.queries import proposal_number
from app.staff.conflicts import meet
from app.staff.pages import answer, filled, is_sent

EMPTY: Document = {
    "location": "",
    "organization": "",
    "preset": "eigen",
    "starts": "2026-01-01T10:00",
    "duration": 60,
    "rrule": "",
}
ROOM_FIELDS = ("first_day", "begins", "ends", "how_often", "days", "until", "place")
DRAFT_STEP, PUBLISH_STEP, SAVE_STEP = "draft", "publish", "save"
FIELDS = {
    "location": "place",
    "room": "place",
    "rrule": "how_often",
    "starts": "first_day",
    "duration": "ends",
    "price_cents": "price",
}
SAID = {
    DRAFT_STEP: staff_("Bewaard als concept. Nog niemand ziet het."),
    PUBLISH_STEP: staff_("De activiteit staat op de site, in elke taal."),
    SAVE_STEP: staff_("Opgeslagen."),
}
PROPOSED_SAID = staff_("Uw voorstel is bewaard. De redactie kijkt ernaar; tot dan blijft de site zoals zij is.")
CLOSED_SAID = staff_("Opgeslagen. De zaal is bezet. Op de site en het scherm staat niets.")


def posting_page(activity: Activity | None, document: Document) -> ResponseReturnValue:
    """`document` fills the form; `activity` is None for a new one."""
    form = activity_form(activity, document)
    conflict = None
    if is_sent(form):
        step = request.form.get("step", SAVE_STEP if activity else DRAFT_STEP)
        if step not in SAID:
            abort(400)
        try:
            posted = _post(form, activity, document["preset"], step)
        except EditConflict as error:
            conflict = meet(form, error, ACTIVITY, lambda theirs: _with_choices(_bare(theirs), theirs))
        else:
            if posted is not None:
                _say(posted, step)
                return redirect(url_for("staff.activities.show", activity_id=posted.activity.id), 303)
    preset = PRESET_BY_CODE.get(document["preset"])
    running = activity is not None and activity.starts.date() < local_now().date()
    return answer(
        "activities/staff/edit.html",
        form,
        conflict=conflict,
        activity=activity,
        preset=preset,
        title=staff_queries.title_for_staff(activity) if activity else "",
        running=running,
        in_the_way=words.in_the_way_lines(form.in_the_way) if form.in_the_way else [],
        languages=offered(),
        fits=FITS_ON_BOARD,
    )


def activity_form(activity: Activity | None, document: Document) -> ActivityForm:
    """The form with what was typed, else with the document."""
    number = proposal_number(db.session, activity.id) if activity else 0
    form = filled(ActivityForm, version=activity.version if activity else 0, proposal=number, **form_data(document))
    if activity is None and not is_code(form.code.data):
        form.code.process(None, free_code(db.session))
        form.code.raw_data = None
    form.needs_title = not document["preset"]
    begins = datetime.fromisoformat(document["starts"]).time()
    form.duration_kept = (begins, form_data(document)["ends"], document["duration"]) if activity else None
    return _with_choices(form, document)


def typed_document(activity: Activity | None, preset: str) -> tuple[ActivityForm, Document | None]:
    """What was typed so far, for a look ahead; None as long as something is wrong, which then stands in the form."""
    form = activity_form(activity, snapshot(db.session, activity) if activity else {**EMPTY, "preset": preset})
    return form, {"preset": preset, **form.document()} if is_sent(form) else None


def _bare(document: Document) -> ActivityForm:
    return ActivityForm(None, data=form_data(document))


def _with_choices(form: ActivityForm, document: Document) -> ActivityForm:
    empty = staff_defaults.NOTHING_YET
    form.place.choices = choices_of(empty | staff_defaults.place_choices(db.session, my_organizations(db.session)))
    organizations = staff_defaults.organization_choices(
        db.session, document["organization"], my_organizations(db.session)
    )
    form.organization.choices = choices_of(empty | organizations)
    return form


def _post(form: ActivityForm, activity: Activity | None, preset: str, step: str) -> Posted | None:
    """None when something is wrong, which then stands in the form. Raises EditConflict."""
    document = {"preset": preset, **form.document()}
    if _is_room_taken(form, document, activity) or not _may_go_public(form, activity, step):
        return None
    standing = Standing(
        edits_wait=activity is not None and goes_to_editors(db.session, activity),
        publishing_waits=not may_publish(db.session, document["organization"]),
        version=form.version.data,
        proposal=form.proposal.data,
        code=form.code.data or "",
    )
    publishes = step == PUBLISH_STEP
    who: dict[str, Any] = {"by": person().id, "at": now()}
    try:
        return post(db.session, activity, document, standing, publishes=publishes, from_day=form.from_day.data, **who)
    except WrongDocument as error:
        tell(form, error)
        return None


def _say(posted: Posted, step: str) -> None:
    is_closed = posted.activity.is_closed_meeting and posted.activity.state == PUBLISHED
    if posted.is_proposed:
        flash(say(PROPOSED_SAID), "warning")
    else:
        flash(say(CLOSED_SAID if is_closed else SAID[step]), "info")


def _is_room_taken(form: ActivityForm, document: Document, activity: Activity | None) -> bool:
    """Told beside the place, until the person says for exactly these clashes that they know."""
    form.in_the_way = clashes_for(document, activity)
    if not form.in_the_way or request.form.get("insist") == form.in_the_way.seal:
        return False
    told = say(staff_("De zaal is dan al bezet. Kies iets anders, of zet het vinkje."))
    form.place.errors = [*form.place.errors, told]
    return True


def _may_go_public(form: ActivityForm, activity: Activity | None, step: str) -> bool:
    """Ask before words go public; what stands on the site already was asked about before."""
    goes_public = step == PUBLISH_STEP or (activity is not None and activity.state == PUBLISHED)
    if not goes_public or form.visibility.data == ROOM_ONLY:
        return True
    standing: list[str] = []
    if activity is not None and activity.has_page:
        document = snapshot(db.session, activity)
        standing = [document[name] for name in PUBLIC_TEXTS]
    return form.may_go_public(form.texts(), standing)


def clashes_for(document: Document, activity: Activity | None) -> InTheWay | None:
    """What is in the room already at these times; what this activity itself holds does not count."""
    return in_the_way(db.session, document, without=activity.id if activity else None, now=local_now())


@only_reads
def room_check(activity_id: uuid.UUID | None = None) -> ResponseReturnValue:
    """For the form while somebody types: sentences about the room, none when it is free or not chosen yet."""
    activity = db.session.get(Activity, activity_id) if activity_id else None
    form = activity_form(activity, snapshot(db.session, activity) if activity else EMPTY)
    form.validate()
    if request.method != "POST" or any(form[name].errors for name in ROOM_FIELDS):
        return jsonify(lines=[])
    found = clashes_for(form.document(), activity)
    return jsonify(lines=words.in_the_way_lines(found) if found else [])


def tell(form: Any, error: WrongDocument) -> None:
    """Put a refused value beside its field."""
    name = FIELDS.get(error.field, error.field)
    if name in form:
        form[name].errors = [*form[name].errors, say(staff_("Dit kan niet. Kijk het na."))]
    else:
        form.form_errors.append(say(staff_("Er klopt iets niet. Kijk het formulier na.")))
