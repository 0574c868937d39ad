"""The buttons that take the last step of a record back, and that bring an older version back."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.accounts.actions import KIND as PERSON
from app.accounts.actions import AccountError, restore_person
from app.accounts.forms import ERRORS
from app.accounts.models import Person
from app.accounts.sessions import person
from app.activities.actions import ACTIVITY
from app.changes.models import Change
from app.clock import now
from app.db import db
from app.directory.actions import ORGANIZATION, SERVICE, LocationConflict, RoomInUse
from app.directory.locations import LOCATION, restore_location
from app.directory.models import Location
from app.i18n import staff_
from app.notices.actions import NOTICE
from app.records.actions import restore
from app.records.kinds import EditConflict, RecordKind, SlugTaken, WrongState
from app.records.undoing import undo, undoable
from app.staff.navigation import may_open
from app.staff.pages import safe_next
from kiosk.actions import SCREEN, restore_screen
from kiosk.models import Screen

KINDS: dict[str, RecordKind] = {each.name: each for each in (ACTIVITY, SERVICE, ORGANIZATION, NOTICE)}

# What is no record has a way of its own: how the model is called, and who brings an older version of it back.
OTHERS: dict[str, tuple[type[Any], Callable[..., bool]]] = {
    LOCATION: (Location, restore_location),
    SCREEN.name: (Screen, restore_screen),
    PERSON: (Person, restore_person),
}
RESTORABLE = {*KINDS, *OTHERS}


def init_app(app: Flask) -> None:
    app.jinja_env.globals["last_step"] = last_step


def last_step(kind: str, record: Any) -> Change | None:
    """The step that can still be taken back, for the button."""
    return undoable(db.session, KINDS[kind], record, now())


def restore_version(kind: str, record_id: uuid.UUID, version: int) -> ResponseReturnValue:
    """The record says again what it said then; that is a new version, so nothing is lost by it."""
    refuse_about_people(kind)
    if kind not in RESTORABLE:
        abort(404)
    model, bring_back = OTHERS[kind] if kind in OTHERS else (KINDS[kind].model, partial(_restore_record, KINDS[kind]))
    record = db.session.get(model, record_id)
    if record is None:
        abort(404)
    try:
        is_changed = bring_back(db.session, record, version, by=person().id, at=now())
    except AccountError as error:
        db.session.rollback()
        flash(staff_(ERRORS[error.code]), "warning")
    except (
        WrongState,
        EditConflict,
        SlugTaken,
        LocationConflict,
        RoomInUse,
        LookupError,
        ValueError,
        SQLAlchemyError,
    ):
        db.session.rollback()
        flash(staff_("Deze versie kan niet terug: wat erin staat, is er niet meer."), "warning")
    else:
        flash(staff_("De oude versie staat er weer.") if is_changed else staff_("Er was niets anders."), "info")
    return redirect(url_for("staff.history", kind=kind, record_id=record_id), 303)


def refuse_about_people(kind: str) -> None:
    """Who works here, and since when, is for those who may see the list of people."""
    if kind == PERSON and not may_open("staff.accounts.people"):
        abort(403)


def _restore_record(kind: RecordKind, session: Session, record: Any, version: int, **who: Any) -> bool:
    return restore(session, kind, record, version, **who) is not None


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
