"""The back office of screens: list with the state of each, put one up, change it, pair it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.clock import local_now, now
from app.db import db
from app.forms import choices_of
from app.i18n import staff_
from app.languages import offered_codes
from app.records.kinds import Document, EditConflict
from app.records.slugs import slug_of
from app.staff.conflicts import Conflict, meet
from app.staff.pages import answer, filled, is_sent
from kiosk import pairing, staff_queries, staff_still, staff_words
from kiosk.actions import SCREEN, create_screen, save_screen, screen_snapshot
from kiosk.build import build
from kiosk.models import Screen
from kiosk.queries import find_screen
from kiosk.staff_forms import FIRST_FOUR, CodeForm, NewScreenForm, ScreenForm, form_data

blueprint = Blueprint("kiosk", __name__, url_prefix="/schermen", template_folder="templates")
staff_still.add_pages(blueprint)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    found = staff_queries.screens(db.session, now(), build())
    return answer("kiosk/staff/list.html", found=found, words=staff_words)


@blueprint.route("/nieuw/", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    form = filled(NewScreenForm)
    form.location.choices = choices_of(staff_queries.places(db.session))
    if is_sent(form):
        screen = create_screen(
            db.session,
            slug=slug_of(form.name.data, "scherm"),
            name=form.name.data,
            location_slug=form.location.data,
            languages=[code for code in FIRST_FOUR if code in offered_codes()],
            by=person().id,
            at=now(),
        )
        flash(staff_("Het scherm staat klaar. Open op het scherm het adres hieronder en koppel het dan."), "info")
        return redirect(url_for("staff.kiosk.edit", slug=screen.slug), 303)
    return answer("kiosk/staff/add.html", form)


@blueprint.route("/<slug>/", methods=["GET", "POST"])
def edit(slug: str) -> ResponseReturnValue:
    screen = find_screen(db.session, slug)
    form = _filled(screen)
    if not is_sent(form):
        return _page(screen, form)
    try:
        is_changed = save_screen(
            db.session,
            screen,
            form.facts(screen_snapshot(db.session, screen)),
            expected_version=form.version.data,
            by=person().id,
            at=now(),
        )
    except EditConflict as error:
        return _page(screen, form, meet(form, error, SCREEN, _form_of))
    flash(staff_("Opgeslagen.") if is_changed else staff_("Er was niets veranderd."), "info")
    return redirect(url_for("staff.kiosk.edit", slug=slug), 303)


@blueprint.post("/<slug>/koppelen/")
def pair(slug: str) -> ResponseReturnValue:
    pairing.begin(db.session, find_screen(db.session, slug), person().id, now())
    flash(staff_("Binnen een paar seconden staat er een code op het scherm. U heeft tien minuten."), "info")
    return redirect(url_for("staff.kiosk.edit", slug=slug), 303)


@blueprint.post("/<slug>/code/")
def confirm(slug: str) -> ResponseReturnValue:
    screen = find_screen(db.session, slug)
    form = filled(CodeForm)
    if is_sent(form):
        try:
            pairing.confirm(db.session, screen, form.code.data, person().id, now())
        except pairing.WrongCode:
            flash(staff_(staff_words.WRONG_CODE), "warning")  # Answered as done, so that the wrong try is counted.
        except pairing.NotPairing:
            flash(staff_(staff_words.TOO_LATE), "warning")
        except pairing.TooMany:
            flash(staff_(staff_words.TOO_OFTEN), "warning")
        else:
            flash(staff_("Gekoppeld. Binnen een minuut laat het scherm van zich horen."), "info")
    return redirect(url_for("staff.kiosk.edit", slug=slug), 303)


@blueprint.post("/<slug>/ontkoppelen/")
def revoke(slug: str) -> ResponseReturnValue:
    pairing.revoke(db.session, find_screen(db.session, slug), person().id, now())
    flash(staff_("Ontkoppeld. Het scherm laat het programma nog wel zien."), "info")
    return redirect(url_for("staff.kiosk.edit", slug=slug), 303)


def _filled(screen: Screen) -> ScreenForm:
    titles = staff_queries.coming_notices(db.session, local_now())
    standing = screen_snapshot(db.session, screen)
    form = filled(ScreenForm, version=screen.version, **form_data(standing, titles))
    form.offer_notices(titles)
    return form


def _form_of(document: Document) -> ScreenForm:
    titles = staff_queries.coming_notices(db.session, local_now())
    form = ScreenForm(None, data=form_data(document, titles))
    form.offer_notices(titles)
    return form


def _page(screen: Screen, form: ScreenForm, conflict: Conflict | None = None) -> ResponseReturnValue:
    return answer(
        "kiosk/staff/edit.html",
        form,
        conflict=conflict,
        screen=screen,
        shown=staff_queries.listed(db.session, screen.slug, now(), build()),
        code=CodeForm(None),
        is_pairing=bool(screen.pairing_until and now() < screen.pairing_until),
        words=staff_words,
    )
