"""Pages that reach further than one activity: a whole place for a period, and the text for a WhatsApp group."""

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities import bulk, sharing, staff_defaults, staff_queries
from app.activities.models import Activity
from app.activities.staff_date_forms import WholePlaceForm
from app.activities.staff_dates import activity_or_404
from app.clock import local_now, now
from app.db import db
from app.forms import choices_of
from app.i18n import staff_, staff_n
from app.languages import offered
from app.staff.pages import answer, filled, is_sent
from app.ui.addresses import base_url

LOOK, DO = "look", "do"


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/hele-plek/", "whole_place", whole_place, methods=["GET", "POST"])
    blueprint.add_url_rule("/bericht/", "share_all", share_all)
    blueprint.add_url_rule("/<uuid:activity_id>/bericht/", "share", share)


def whole_place() -> ResponseReturnValue:
    """First the list of what it touches, then the button that does it."""
    form = filled(WholePlaceForm)
    every = staff_defaults.NOTHING_YET | staff_defaults.place_choices(db.session)
    form.place.choices = form.target.choices = choices_of(every)
    dates = None
    if is_sent(form):
        location, room = staff_defaults.place_of(db.session, form.place.data)
        dates = bulk.affected(db.session, location, room, form.first_day.data, form.last_day.data, local_now())
        if request.form.get("step") == DO and dates:
            if request.form.get("seen") == _seal(dates):
                return _do(form, dates)
            flash(staff_("Er is intussen iets veranderd. Kijk de dagen nog een keer na."), "warning")
    return answer(
        "activities/staff/whole_place.html",
        form,
        dates=dates,
        seen=_seal(dates or ()),
        title_of=staff_queries.title_for_staff,
        count=len({each.activity_id for each in dates or ()}),
    )


def _seal(dates: Sequence[Any]) -> str:
    """Stands for exactly these dates as they are, so that nobody changes one they did not see."""
    named = [f"{each.activity_id} {each.recurrence_id} {each.starts} {each.status}" for each in dates]
    return hashlib.sha256("\n".join(named).encode()).hexdigest()[:16]


def _do(form: WholePlaceForm, dates: list[Any]) -> ResponseReturnValue:
    target = staff_defaults.place_of(db.session, form.target.data) if form.deed.data == bulk.MOVE else None
    changed = bulk.change_all(
        db.session,
        dates,
        form.deed.data,
        period=(form.first_day.data, form.last_day.data),
        reason=form.reason.data,
        target=target,
        by=person().id,
        at=now(),
    )
    flash(
        staff_n(
            "%(num)s activiteit is veranderd. Dat staat nu op de site en het scherm, in elke taal.",
            "%(num)s activiteiten zijn veranderd. Dat staat nu op de site en het scherm, in elke taal.",
            len(changed),
        ),
        "info",
    )
    return redirect(url_for("staff.activities.share_all", activiteit=[each.id for each in changed]), 303)


def share(activity_id: uuid.UUID) -> ResponseReturnValue:
    return _share_page([activity_or_404(activity_id)])


def share_all() -> ResponseReturnValue:
    """For several at once, named in the address; what is not there (any more) is left out."""
    found = []
    for each in request.args.getlist("activiteit", type=uuid.UUID)[:50]:
        activity = db.session.get(Activity, each)
        if activity is not None:
            found.append(activity)
    return _share_page(found)


def _share_page(activities: list[Activity]) -> ResponseReturnValue:
    codes = sharing.chosen_codes(request.args.getlist("taal"))
    base = base_url()
    shown = [each for each in activities if each.has_page]
    return answer(
        "activities/staff/share.html",
        activities=activities,
        title_of=staff_queries.title_for_staff,
        codes=codes,
        languages=offered(),
        text=sharing.share_text(db.session, shown, codes, local_now(), base),
        ids=[each.id for each in activities],
    )
