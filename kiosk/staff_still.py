"""The slide beside the form of an activity: what was typed, drawn by the player of the boards. Nothing is saved."""

import uuid

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.activities.models import Activity
from app.activities.staff_defaults import preset_of
from app.activities.staff_posting import typed_document
from app.activities.staff_trial import tried
from app.clock import local_now, now
from app.db import db, only_reads
from app.directory.checks import WrongDocument
from app.languages import offered_codes
from app.records.queries import NotThere
from app.staff.pages import answer
from app.ui.addresses import base_url
from kiosk import staff_words
from kiosk.build import build
from kiosk.document import moment
from kiosk.still import UNFINISHED, NotOnScreen, still_document
from kiosk.views import pictograms


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/dia/nieuw/<preset>/<code>/", "still_new", still_new, methods=["POST"])
    blueprint.add_url_rule("/dia/<uuid:activity_id>/<code>/", "still", still, methods=["POST"])


@only_reads
def still_new(preset: str, code: str) -> ResponseReturnValue:
    found = preset_of(preset)
    return _slide(None, found.code if found else "", code)


@only_reads
def still(activity_id: uuid.UUID, code: str) -> ResponseReturnValue:
    activity = db.session.get(Activity, activity_id)
    if activity is None:
        raise NotThere(str(activity_id))
    return _slide(activity, activity.preset, code)


def _slide(activity: Activity | None, preset: str, code: str) -> ResponseReturnValue:
    if code not in offered_codes():
        raise NotThere(code)
    form, document = typed_document(activity, preset)
    known = activity.id if activity else None
    try:
        if document is None:
            raise NotOnScreen(UNFINISHED)
        with tried(known, document, now(), is_published=True, code=form.code.data or "") as (session, saved):
            board = still_document(session, saved, code, local_now(), base_url())
    except (NotOnScreen, WrongDocument) as error:
        why = error.why if isinstance(error, NotOnScreen) else UNFINISHED
        return answer("kiosk/staff/still_missing.html", why=staff_words.NOT_ON_SCREEN[why])
    return render_template(
        "kiosk/staff/still.html",
        document=board,
        language=code,
        today=[],
        pictograms=pictograms(),
        build=build(),
        updated=moment(local_now().replace(second=0, microsecond=0)),
    )
