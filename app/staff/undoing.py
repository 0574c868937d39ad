"""The button that takes the last step of a record back."""

import uuid
from typing import Any

from flask import Flask, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.sessions import person
from app.activities.actions import ACTIVITY
from app.changes.models import Change
from app.clock import now
from app.db import db
from app.directory.actions import ORGANIZATION, SERVICE, LocationConflict, RoomInUse
from app.directory.locations import PLACE, restore_location
from app.i18n import staff_
from app.notices.actions import NOTICE
from app.records.actions import restore
from app.records.kinds import EditConflict, RecordKind, SlugTaken, WrongState
from app.records.undoing import undo, undoable
from app.staff.pages import safe_next

KINDS: dict[str, RecordKind] = {each.name: each for each in (ACTIVITY, SERVICE, ORGANIZATION, NOTICE)}

RESTORABLE = {**KINDS, PLACE.name: PLACE}


def init_app(app: Flask) -> None:
    app.jinja_env.globals["last_step"] = last_step


def last_step(kind: str, record: Any) -> Change | None:
    """The step that can still be taken back, for the button."""
    return undoable(db.session, KINDS[kind], record, now())


def restore_version(kind: str, record_id: uuid.UUID, version: int) -> ResponseReturnValue:
    """The record says again what it said then; that is a new version, so nothing is lost by it."""
    found = RESTORABLE.get(kind)
    record = db.session.get(found.model, record_id) if found else None
    if found is None or record is None:
        abort(404)
    who: dict[str, Any] = {"by": person().id, "at": now()}
    try:
        if found is PLACE:
            is_changed = restore_location(db.session, record, version, **who)
        else:
            is_changed = restore(db.session, found, record, version, **who) is not None
    except (WrongState, EditConflict, SlugTaken, LocationConflict, RoomInUse, ValueError, SQLAlchemyError):
        db.session.rollback()
        flash(staff_("Deze versie kan niet terug: wat erin staat, is er niet meer."), "warning")
    else:
        flash(staff_("De oude versie staat er weer.") if is_changed else staff_("Er was niets anders."), "info")
    return redirect(url_for("staff.history", kind=kind, record_id=record_id), 303)


def undo_step(kind: str, record_id: uuid.UUID, version: int) -> ResponseReturnValue:
    found = KINDS.get(kind)
    record = db.session.get(found.model, record_id) if found else None
    if found is None or record is None:
        abort(404)
    try:
        undo(db.session, found, record, version, by=person().id, at=now())
    except (WrongState, EditConflict, SlugTaken):
        flash(
            staff_("Ongedaan maken kan niet meer. Er is iets veranderd, of het is langer dan tien minuten geleden."),
            "warning",
        )
    else:
        flash(staff_("Ongedaan gemaakt."), "info")
    return redirect(safe_next(request.form.get("next", "")), 303)
