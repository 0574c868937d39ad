"""The activities in the back office: the list, posting and editing one, the look ahead, publishing and withdrawing."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities import (
    labels,
    staff_bulk,
    staff_dates,
    staff_defaults,
    staff_hosts,
    staff_images,
    staff_queries,
    staff_rooms,
    staff_words,
)
from app.activities.actions import ACTIVITY
from app.activities.documents import snapshot
from app.activities.examples import remove_examples
from app.activities.models import Activity
from app.activities.presets import GROUPS
from app.activities.staff_dates import activity_or_404
from app.activities.staff_posting import clashes_for, posting_page, room_check, tell, typed_document
from app.activities.staff_trial import trial_page
from app.areas.audiences import AUDIENCE_ICONS, AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.clock import local_now, now
from app.db import db, only_reads
from app.directory.checks import WrongDocument
from app.directory.labels import ACCESSIBILITY_LABELS
from app.directory.own import goes_to_editors, my_organizations
from app.errors import BadQuery
from app.i18n import speaking, staff_, staff_n
from app.languages import offered_codes
from app.records import actions as records
from app.records.approving import waiting_document
from app.records.kinds import WrongState
from app.records.models import STATES, WITHDRAWN
from app.records.queries import NotThere
from app.staff.pages import answer, asked_page

blueprint = Blueprint("activities", __name__, url_prefix="/activiteiten")
staff_dates.add_pages(blueprint)
staff_hosts.add_pages(blueprint)
staff_bulk.add_pages(blueprint)
staff_rooms.add_pages(blueprint)
staff_images.add_pages(blueprint)
blueprint.add_url_rule("/zaal-vrij/", "room_check_new", room_check, methods=["POST"])
blueprint.add_url_rule("/<uuid:activity_id>/zaal-vrij/", "room_check", room_check, methods=["POST"])


@blueprint.get("/")
def index() -> ResponseReturnValue:
    state = request.args.get("staat", "")
    words = request.args.get("q", "").replace("\x00", "").strip()[:100]
    page = asked_page()
    if state not in ("", *STATES):
        raise BadQuery("staat", state)
    examples = {"ja": True, "nee": False}.get(request.args.get("voorbeeld", ""))
    found, total = staff_queries.activities_for_staff(
        db.session,
        local_now(),
        state=state,
        words=words,
        examples=examples,
        page=page,
        mine=my_organizations(db.session),
    )
    given = {"staat": state, "q": words, "voorbeeld": request.args.get("voorbeeld", "")}
    given = {name: value for name, value in given.items() if value}
    return answer(
        "activities/staff/index.html",
        rows=found,
        total=total,
        given=given,
        words=staff_words,
        page=page,
        pages=max(1, -(-total // staff_queries.PAGE_SIZE)),
        url_for_page=lambda number: page_address(given, number),
    )


def page_address(given: dict[str, Any], page: int) -> str:
    return url_for("staff.activities.index", **given, pagina=page)


@blueprint.get("/nieuw/")
def choose() -> ResponseReturnValue:
    return answer("activities/staff/choose.html", groups=GROUPS)


@blueprint.route("/nieuw/<preset>/", methods=["GET", "POST"])
def create(preset: str) -> ResponseReturnValue:
    found = staff_defaults.preset_of(preset)
    document = staff_defaults.defaults_for(db.session, found, local_now().date())
    return posting_page(None, {**document, "preset": found.code if found else ""})


@blueprint.route("/<uuid:activity_id>/kopie/", methods=["GET", "POST"])
def copy(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    document = staff_defaults.copy_of(db.session, activity, local_now().date())
    return posting_page(None, document)


@blueprint.route("/<uuid:activity_id>/bewerken/", methods=["GET", "POST"])
def edit(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    waiting = waiting_document(db.session, ACTIVITY, activity) if goes_to_editors(db.session, activity) else None
    return posting_page(activity, waiting or snapshot(db.session, activity))


@blueprint.get("/<uuid:activity_id>/")
def show(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    examples = staff_queries.shown_examples(db.session)
    found = clashes_for(snapshot(db.session, activity), activity) if activity.state != WITHDRAWN else None
    return answer(
        "activities/staff/show.html",
        activity=activity,
        title=staff_queries.title_for_staff(activity),
        place=staff_queries.place_words(activity.location, activity.room),
        when=staff_queries.when_for_staff(activity),
        dates=staff_queries.dates_for_staff(db.session, activity, local_now()),
        words=staff_words,
        in_the_way=staff_words.in_the_way_lines(found)[: len(found.clashes)] if found else [],
        examples=examples if activity.is_public and not activity.is_example else 0,
    )


@blueprint.post("/<uuid:activity_id>/weg/")
def withdraw(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    try:
        records.withdraw(db.session, ACTIVITY, activity, by=person().id, at=now())
    except WrongState:
        flash(staff_("Deze activiteit stond al niet meer op de site."), "info")
    else:
        flash(staff_("De activiteit is van de site gehaald. U kunt haar later terugzetten."), "info")
    return redirect(url_for("staff.activities.show", activity_id=activity_id), 303)


@blueprint.post("/voorbeelden/weg/")
def drop_examples() -> ResponseReturnValue:
    removed = remove_examples(db.session, by=person().id, at=now())
    flash(
        staff_n(
            "%(num)s voorbeeld is van de site en het scherm gehaald.",
            "%(num)s voorbeelden zijn van de site en het scherm gehaald.",
            removed.activities,
        ),
        "info",
    )
    return redirect(url_for("staff.activities.index"), 303)


@blueprint.post("/nieuw/<preset>/voorbeeld/<code>/")
@only_reads
def preview_new(preset: str, code: str) -> ResponseReturnValue:
    found = staff_defaults.preset_of(preset)
    return _preview(None, found.code if found else "", code)


@blueprint.post("/<uuid:activity_id>/voorbeeld/<code>/")
@only_reads
def preview(activity_id: uuid.UUID, code: str) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    return _preview(activity, activity.preset, code)


def _preview(activity: Activity | None, preset: str, code: str) -> ResponseReturnValue:
    """The public page in one language with what was typed, for a frame beside the form. Nothing is saved."""
    if code not in offered_codes():
        raise NotThere(code)
    form, document = typed_document(activity, preset)
    page = None
    if document is not None:
        try:
            page = trial_page(activity.id if activity else None, document, code, now())
        except WrongDocument as error:
            tell(form, error)
    if page is None:
        return answer("activities/staff/preview_missing.html", form)
    with speaking(code):
        return render_template(
            "activities/staff/preview.html",
            activity=page,
            picture_endpoint="staff.activities.picture",
            labels=labels,
            audiences=AUDIENCES,
            audience_icons=AUDIENCE_ICONS,
            spoken=SPOKEN_LANGUAGES,
            topics=TOPIC_BY_SLUG,
            accessibility=ACCESSIBILITY_LABELS,
        )
