"""Signing in and out, one's own password, and the people who work here."""

import uuid
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.accounts import (
    actions,
    attempts,
    devices,
    passwords,
    queries,
    second_factor,
    sessions,
    staff_invitations,
    staff_words,
)
from app.accounts.actions import AccountError
from app.accounts.forms import ERRORS, ROLE_NAMES, CodeForm, PasswordForm, PersonForm, RoleForm, SignInForm
from app.accounts.models import Person
from app.accounts.qr import qr_path
from app.clock import now
from app.db import db
from app.i18n import staff_, staff_n
from app.staff.pages import answer, filled, is_sent, safe_next
from app.staff.seen import last_by, looked, overtaken

blueprint = Blueprint("accounts", __name__, template_folder="templates")
staff_invitations.add_pages(blueprint)
ROLE = "role"


@blueprint.route("/inloggen/", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    target = safe_next(request.values.get("next", ""))
    if sessions.signed_in():
        return redirect(target)
    form = filled(SignInForm, next=target)
    if is_sent(form) and sign_in_with(form):
        return redirect(target, 303)
    return sign_in_page(form, action=request.path)


def sign_in_with(form: SignInForm) -> bool:
    """Start a session with what was typed. What is wrong stands in the form afterwards."""
    try:
        sessions.try_sign_in(form.signin_email.data, form.signin_password.data, form.signin_code.data or "")
    except sessions.CodeNeeded:
        form.signin_code.errors = [staff_("Vul ook de code uit uw app in. Elke code werkt één keer.")]
    except sessions.WrongSignIn:
        form.form_errors.append(staff_("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."))
    except attempts.TooManyAttempts as refusal:
        minutes = max(1, round(refusal.wait.total_seconds() / 60))
        form.form_errors.append(
            staff_n(
                "Het ging te vaak mis. Probeer het over %(num)s minuut opnieuw.",
                "Het ging te vaak mis. Probeer het over %(num)s minuten opnieuw.",
                minutes,
            )
        )
        form.wait = int(refusal.wait.total_seconds()) + 1
    else:
        db.session.commit()
        return True
    return False


def sign_in_page(
    form: SignInForm, *, action: str, kept: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    """`kept` is a form whose session has ended: its words wait in the page itself and come back after signing in."""
    wait = getattr(form, "wait", None)
    page = render_template("accounts/sign_in.html", form=form, action=action, kept=kept)
    if wait is not None:
        return page, 429, {"Retry-After": str(wait)}
    return page, 422 if form.errors else status


@blueprint.post("/uitloggen/")
def sign_out() -> ResponseReturnValue:
    sessions.end()
    flash(staff_("U bent uitgelogd, ook op uw andere apparaten."), "info")
    return redirect(url_for("staff.accounts.sign_in"), 303)


@blueprint.route("/mijn-account/", methods=["GET", "POST"])
def account() -> ResponseReturnValue:
    form = filled(PasswordForm)
    person = sessions.person()
    if is_sent(form):
        try:
            actions.change_password(
                db.session,
                person,
                current=form.current_password.data,
                new=form.password.data,
                hasher=sessions.hasher(),
                at=now(),
            )
        except AccountError as error:
            _tell(form, error)
        else:
            sessions.start(person)
            flash(staff_("Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd."), "info")
            return redirect(url_for("staff.overview"), 303)
    left = second_factor.codes_left(db.session, person)
    found = devices.devices_of(db.session, person.id)
    here = session.get("sid", "")
    return answer(
        "accounts/account.html", form, person=person, codes_left=left, devices=found, here=here, words=staff_words
    )


@blueprint.route("/mijn-account/code/", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """Turn the second factor on: the app shows a code for the secret on this page, which proves that it works."""
    person = sessions.person()
    form = filled(CodeForm)
    secret = session.setdefault("new_secret", second_factor.new_secret())
    if is_sent(form):
        try:
            codes = second_factor.turn_on(db.session, person, secret, form.code.data.replace(" ", ""), at=now())
        except second_factor.WrongCode:
            form.code.errors = [staff_("Dit is niet de code van nu. Kijk nog eens in de app.")]
        else:
            session.pop("new_secret")
            return answer("accounts/recovery_codes.html", codes=codes)
    square = qr_path(second_factor.address_for_app(secret, person.email))
    return answer("accounts/code.html", form, person=person, secret=secret, square=square)


@blueprint.post("/mijn-account/code/uit/")
def code_off() -> ResponseReturnValue:
    try:
        second_factor.turn_off(db.session, sessions.person(), by=sessions.my_id(), at=now())
    except AccountError as error:
        flash(staff_(ERRORS[error.code]), "warning")
    else:
        flash(staff_("De code is uit. Inloggen gaat weer met alleen uw wachtwoord."), "warning")
    return redirect(url_for("staff.accounts.account"), 303)


@blueprint.get("/mensen/")
def people() -> ResponseReturnValue:
    return answer("accounts/people.html", people=queries.people(db.session), role_names=ROLE_NAMES)


@blueprint.route("/mensen/nieuw/", methods=["GET", "POST"])
def add_person() -> ResponseReturnValue:
    form = filled(PersonForm)
    if is_sent(form):
        password = passwords.readable()
        try:
            person = actions.create_person(
                db.session,
                email=form.email.data,
                name=form.name.data,
                role=form.role.data,
                password=password,
                hasher=sessions.hasher(),
                by=sessions.my_id(),
                at=now(),
            )
        except AccountError as error:
            _tell(form, error)
        else:
            actions.set_languages(db.session, person, form.languages.data or (), by=sessions.my_id(), at=now())
            if staff_invitations.can_invite():
                staff_invitations.send_invitation(person)
                return redirect(url_for("staff.accounts.people"), 303)
            return answer("accounts/password.html", person=person, password=password)
    return answer("accounts/add_person.html", form)


@blueprint.route("/mensen/<uuid:person_id>/", methods=["GET", "POST"])
def edit_person(person_id: uuid.UUID) -> ResponseReturnValue:
    """One button per step: `step` is role, stop or return."""
    person = _person(person_id)
    standing = {"role": person.role, "languages": sorted(queries.languages_of(db.session, person.id))}
    form = looked(RoleForm, standing)
    step = request.form.get("step", ROLE)
    conflict = None
    if is_sent(form):
        if step == ROLE:
            by = last_by(actions.KIND, person.id)
            conflict = overtaken(form, standing, lambda data: RoleForm(None, data=data), by)
        if conflict is None and _is_done(person, step, form):
            return redirect(url_for("staff.accounts.people"), 303)
    can_invite = staff_invitations.can_invite()
    return answer("accounts/edit_person.html", form, conflict=conflict, person=person, can_invite=can_invite)


@blueprint.post("/mensen/<uuid:person_id>/wachtwoord/")
def reset_password(person_id: uuid.UUID) -> ResponseReturnValue:
    person = _person(person_id)
    password = actions.reset_password(db.session, person, hasher=sessions.hasher(), by=sessions.my_id(), at=now())
    return answer("accounts/password.html", person=person, password=password)


def _is_done(person: Person, step: str, form: RoleForm) -> bool:
    """False when a rule is broken, which then stands in the form."""
    try:
        _take_step(person, step, form)
    except AccountError as error:
        _tell(form, error)
        return False
    flash(staff_("Opgeslagen."), "info")
    return True


def _take_step(person: Person, step: str, form: RoleForm) -> None:
    if step == ROLE:
        actions.set_role(db.session, person, form.role.data, by=sessions.my_id(), at=now())
        actions.set_languages(db.session, person, form.languages.data or (), by=sessions.my_id(), at=now())
    elif step == "code_off":
        second_factor.turn_off(db.session, person, by=sessions.my_id(), at=now())
    elif step in ("stop", "return"):
        actions.set_active(db.session, person, step == "return", by=sessions.my_id(), at=now())
    else:
        abort(400)


def _person(person_id: uuid.UUID) -> Person:
    person = db.session.get(Person, person_id)
    if person is None:
        abort(404)
    return person


def _tell(form: Any, error: AccountError) -> None:
    """Put the words for a broken rule beside its field, or above the form."""
    if error.field and error.field in form:
        form[error.field].errors = [*form[error.field].errors, ERRORS[error.code]]
    else:
        form.form_errors.append(staff_(ERRORS[error.code]))
