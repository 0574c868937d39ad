"""What is not as usual: one date, a pause, a place that closes, the school holidays."""

import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities import actions, closures, staff_defaults, staff_queries, staff_words
from app.activities.documents import ACTIVITY
from app.activities.models import Activity, Closure, SchoolHoliday
from app.activities.staff_date_forms import CancelForm, ClosureForm, HolidayForm, MoveForm, PauseForm
from app.activities.staff_queries import ListedDate
from app.clock import local_now, now
from app.db import db
from app.forms import choices_of
from app.i18n import staff_
from app.records.queries import NotThere
from app.staff.conflicts import Conflict, differences_between
from app.staff.pages import answer, filled, is_sent
from app.staff.seen import beside, last_by, packed

CANCEL, FULL, MOVE, UNDO = "cancel", "full", "move", "undo"
DEEDS = {CANCEL: "cancelled", FULL: "full", MOVE: "changed", UNDO: "confirmed"}  # what the date is afterwards


def add_pages(blueprint: Blueprint) -> None:
    both = ["GET", "POST"]
    blueprint.add_url_rule("/<uuid:activity_id>/dag/<original>/", "date", date, methods=both)
    blueprint.add_url_rule("/<uuid:activity_id>/pauze/", "pause", pause, methods=both)
    blueprint.add_url_rule("/<uuid:activity_id>/pauze/<uuid:pause_id>/weg/", "end_pause", end_pause, methods=["POST"])
    blueprint.add_url_rule("/dicht/", "closures", closed_places, methods=both)
    blueprint.add_url_rule("/dicht/<uuid:closure_id>/weg/", "reopen", reopen, methods=["POST"])
    blueprint.add_url_rule("/vakanties/", "holidays", holidays, methods=both)
    blueprint.add_url_rule("/vakanties/<uuid:holiday_id>/weg/", "remove_holiday", remove_holiday, methods=["POST"])


def activity_or_404(activity_id: uuid.UUID) -> Activity:
    activity = db.session.get(Activity, activity_id)
    if activity is None:
        raise NotThere(str(activity_id))
    return activity


def date(activity_id: uuid.UUID, original: str) -> ResponseReturnValue:
    """One date: each button is a form of its own, told apart by `step`."""
    activity = activity_or_404(activity_id)
    found = _date_or_404(activity, original)
    step = request.form.get("step", "")
    cancelling, moving = _cancel_form(found, step), _move_form(activity, found, step)
    standing = packed(asdict(found))
    seen, conflict = request.form.get("seen", standing), None
    if request.method == "POST" and step in DEEDS and request.form.get("seen") != standing:
        seen, conflict = standing, _meet(activity, found, step, moving if step == MOVE else cancelling)
    elif request.method == "POST" and _take_step(activity, found, step, cancelling, moving):
        return redirect(url_for("staff.activities.show", activity_id=activity_id), 303)
    return answer(
        "activities/staff/date.html",
        moving if step == MOVE else cancelling,
        conflict=conflict,
        seen=seen,
        cancelling=cancelling,
        moving=moving,
        date=found,
        activity=activity,
        title=staff_queries.title_for_staff(activity),
        words=staff_words,
    )


def _meet(activity: Activity, found: ListedDate, step: str, form: Any) -> Conflict:
    """Somebody changed this date since the page was opened: what both want, side by side."""
    theirs = _move_form(activity, found, "") if step == MOVE else _cancel_form(found, "")
    differences, _none = differences_between(form, theirs) if step in (CANCEL, MOVE) else ([], [])
    reason = staff_(staff_words.REASONS[found.reason]) if found.reason else ""
    stands = ". ".join(filter(None, (staff_(staff_words.STATUSES[found.status]), reason, found.own_words)))
    wanted = staff_(staff_words.STATUSES[DEEDS[step]])
    by = last_by(ACTIVITY.name, activity.id)
    return beside(Conflict(differences, by=by), staff_("Deze dag"), wanted, stands)


def _date_or_404(activity: Activity, original: str) -> ListedDate:
    try:
        moment = datetime.fromisoformat(original)
        found = staff_queries.date_for_staff(db.session, activity, moment) if moment.tzinfo is None else None
    except ValueError:
        found = None
    if found is None:
        raise NotThere(original)
    return found


def _cancel_form(found: ListedDate, step: str) -> Any:
    data = {"cancel_reason": found.reason or "ill", "cancel_words": found.own_words}
    return filled(CancelForm, **data) if step == CANCEL else CancelForm(None, data=data)


def _move_form(activity: Activity, found: ListedDate, step: str) -> Any:
    data = {
        "move_day": found.starts.date(),
        "move_begins": found.starts.time(),
        "move_ends": found.ends.time(),
        "move_place": found.place_code,
        "move_reason": found.reason,
        "move_words": found.own_words,
    }
    form = filled(MoveForm, **data) if step == MOVE else MoveForm(None, data=data)
    form.move_place.choices = choices_of(staff_defaults.place_choices(db.session))
    return form


def _take_step(activity: Activity, found: ListedDate, step: str, cancelling: Any, moving: Any) -> bool:
    """Do what the button says; False when something is not right yet."""
    who: dict[str, Any] = {"by": person().id, "at": now()}
    if step == FULL:
        actions.mark_full(db.session, activity, found.original, **who)
        flash(staff_("Deze dag is vol. Dat staat nu op de site en het scherm, in elke taal."), "info")
        return True
    if step == UNDO:
        return _undo(activity, found, who)
    if step == CANCEL and is_sent(cancelling) and _may_say(cancelling, cancelling.cancel_words, found):
        reason, own = cancelling.cancel_reason.data, cancelling.cancel_words.data or ""
        actions.cancel_occurrence(db.session, activity, found.original, reason=reason, reason_text=own, **who)
        flash(staff_("Deze dag gaat niet door. Dat staat nu op de site en het scherm, in elke taal."), "info")
        return True
    if step == MOVE and is_sent(moving) and _may_say(moving, moving.move_words, found):
        is_moved = _move(activity, found, moving, who)
        if is_moved:
            flash(staff_("De wijziging staat nu op de site en het scherm, in elke taal."), "info")
        return is_moved
    return False


def _undo(activity: Activity, found: ListedDate, who: dict[str, Any]) -> bool:
    try:
        actions.undo_change(db.session, activity, found.original, **who)
    except actions.NothingToUndo:
        flash(staff_("Er was niets veranderd aan deze dag."), "info")
    else:
        flash(staff_("Deze dag is weer zoals anders."), "info")
    return True


def _move(activity: Activity, found: ListedDate, form: MoveForm, who: dict[str, Any]) -> bool:
    """Only what differs from the plan is written, so that a later change of the plan reaches the rest."""
    starts, minutes = form.span()
    location, _, room = (
        form.move_place.data.partition("/") if form.move_place.data != found.plan_place else ("", "", "")
    )
    try:
        actions.move_occurrence(
            db.session,
            activity,
            found.original,
            new_starts=starts if starts != found.original else None,
            new_duration=minutes if minutes != found.plan_minutes else None,
            location=location,
            room=room,
            reason=form.move_reason.data,
            reason_text=form.move_words.data or "",
            **who,
        )
    except actions.NotMoved:
        form.move_begins.errors = [staff_("Er is niets anders dan anders: dag, tijd en plek zijn zoals altijd.")]
        return False
    return True


def _may_say(form: Any, field: Any, found: ListedDate) -> bool:
    allowed: bool = form.may_go_public([field.data or ""], [found.own_words])
    return allowed


def pause(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    form = filled(PauseForm)
    if is_sent(form):
        actions.pause(
            db.session,
            activity,
            form.first_day.data,
            form.last_day.data,
            reason=form.reason.data,
            by=person().id,
            at=now(),
        )
        flash(staff_("De pauze staat erin. De dagen blijven zichtbaar als: gaat niet door."), "info")
        return redirect(url_for("staff.activities.show", activity_id=activity_id), 303)
    return answer(
        "activities/staff/pause.html", form, activity=activity, title=staff_queries.title_for_staff(activity)
    )


def end_pause(activity_id: uuid.UUID, pause_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    found = next((each for each in activity.pauses if each.id == pause_id), None)
    if found is None:
        flash(staff_("Deze pauze was al weg."), "info")
    else:
        actions.end_pause(db.session, activity, found.first_day, found.last_day, by=person().id, at=now())
        flash(staff_("De pauze is weg. De dagen gaan weer door."), "info")
    return redirect(url_for("staff.activities.show", activity_id=activity_id), 303)


def closed_places() -> ResponseReturnValue:
    form = filled(ClosureForm)
    form.place.choices = choices_of(staff_defaults.NOTHING_YET | staff_defaults.place_choices(db.session))
    if is_sent(form):
        location, room = staff_defaults.place_of(db.session, form.place.data)
        closures.close_location(
            db.session,
            location,
            room,
            form.first_day.data,
            form.last_day.data,
            form.reason.data,
            by=person().id,
            at=now(),
        )
        flash(
            staff_("Alles wat daar is, gaat in deze dagen niet door. Dat staat nu op de site en het scherm."), "info"
        )
        return redirect(url_for("staff.activities.closures"), 303)
    found = staff_queries.closures_for_staff(db.session, local_now().date())
    return answer("activities/staff/closures.html", form, closures=found, words=staff_words)


def reopen(closure_id: uuid.UUID) -> ResponseReturnValue:
    closure = db.session.get(Closure, closure_id)
    if closure is None:
        flash(staff_("Dit was al weer open."), "info")
    else:
        closures.reopen(db.session, closure, by=person().id, at=now())
        flash(staff_("Weer open. Wat daar is, gaat weer door."), "info")
    return redirect(url_for("staff.activities.closures"), 303)


def holidays() -> ResponseReturnValue:
    form = filled(HolidayForm)
    if is_sent(form):
        closures.add_school_holiday(
            db.session, form.name.data, form.first_day.data, form.last_day.data, by=person().id, at=now()
        )
        flash(staff_("De vakantie staat erin."), "info")
        return redirect(url_for("staff.activities.holidays"), 303)
    found = staff_queries.holidays_for_staff(db.session, local_now().date())
    return answer("activities/staff/holidays.html", form, holidays=found)


def remove_holiday(holiday_id: uuid.UUID) -> ResponseReturnValue:
    holiday = db.session.get(SchoolHoliday, holiday_id)
    if holiday is None:
        flash(staff_("Deze vakantie was al weg."), "info")
    else:
        closures.remove_school_holiday(db.session, holiday, by=person().id, at=now())
        flash(staff_("De vakantie is weg."), "info")
    return redirect(url_for("staff.activities.holidays"), 303)
