"""Inviting somebody by mail, choosing the first password from that mail, and one's own devices."""

import uuid

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts import devices, invitations, sessions
from app.accounts.actions import AccountError
from app.accounts.forms import ERRORS, FirstPasswordForm
from app.accounts.models import Person
from app.clock import now
from app.config import Settings
from app.db import db
from app.i18n import staff_
from app.outbox.actions import enqueue
from app.outbox.mail import KIND as MAIL
from app.staff.pages import answer, filled, is_sent


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/uitnodiging/<token>/", "invitation", invitation, methods=["GET", "POST"])
    blueprint.add_url_rule("/mensen/<uuid:person_id>/uitnodigen/", "invite", invite, methods=["POST"])
    blueprint.add_url_rule(
        "/mijn-account/apparaten/<uuid:session_id>/uit/", "end_device", end_device, methods=["POST"]
    )


def can_invite() -> bool:
    """Only with a mail server does an invitation arrive; else an admin hands the first password over."""
    settings: Settings = current_app.config["SETTINGS"]
    return bool(settings.smtp_host)


def send_invitation(person: Person) -> None:
    settings: Settings = current_app.config["SETTINGS"]
    token = invitations.invitation_token(str(current_app.secret_key), person, now())
    address = settings.base_url + url_for("staff.accounts.invitation", token=token)
    enqueue(db.session, MAIL, invitations.invitation_letter(person, address), now())
    flash(staff_("De uitnodiging gaat per mail naar %(email)s.", email=person.email), "info")


def invite(person_id: uuid.UUID) -> ResponseReturnValue:
    person = db.session.get(Person, person_id)
    if person is None or not can_invite():
        abort(404)
    send_invitation(person)
    return redirect(url_for("staff.accounts.people"), 303)


def invitation(token: str) -> ResponseReturnValue:
    try:
        person = invitations.invited(db.session, str(current_app.secret_key), token, now())
    except invitations.InvitationEnded:
        return render_template("accounts/invitation_ended.html"), 410
    form = filled(FirstPasswordForm)
    if is_sent(form):
        try:
            invitations.accept(db.session, person, form.password.data, hasher=sessions.hasher(), at=now())
        except AccountError as error:
            form.password.errors = [ERRORS[error.code]]
        else:
            if person.totp_secret:  # A mail alone must not do what a password and a code do together.
                return redirect(url_for("staff.accounts.sign_in"), 303)
            sessions.start(person)
            return redirect(url_for("staff.overview"), 303)
    return answer("accounts/invitation.html", form, person=person)


def end_device(session_id: uuid.UUID) -> ResponseReturnValue:
    devices.end_device(db.session, session_id, sessions.person().id)
    flash(staff_("Dat apparaat is uitgelogd."), "info")
    return redirect(url_for("staff.accounts.account"), 303)
