"""The gate of the back office: who you are, whether you may, and whether it is really you who sent this form.

Nothing typed is ever lost at this gate. A form whose session has ended is kept in the sign-in page, which is sent to
the same address: after signing in the view shows its form again with every word. The same happens to a form whose
token is too old. For that the request goes on as a GET with the sent words: a view shows its form and cannot save.
"""

from flask import Flask, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh
from flask_wtf.csrf import generate_csrf, validate_csrf
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from app.accounts import sessions
from app.accounts.forms import SignInForm
from app.accounts.permissions import NOBODY_YET, may
from app.accounts.sessions import SignedIn
from app.config import Settings
from app.db import WRITING, begin_write, db, is_writing
from app.i18n import staff_
from app.languages import SOURCE
from app.security import comes_from_here, is_back_office
from app.staff.ownership import is_refused

OPEN_WITH_OLD_PASSWORD = {
    "staff.static",
    "staff.accounts.account",
    "staff.accounts.sign_out",
    "staff.accounts.sign_in",
}
OPEN_WITHOUT_CODE = OPEN_WITH_OLD_PASSWORD | {"staff.accounts.code"}
TOKEN_HOURS = 4


def init_app(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    app.config.update(
        WTF_CSRF_TIME_LIMIT=TOKEN_HOURS * 3600,
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_NAME="beheer",
    )
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.before_request(gate)


def gate() -> ResponseReturnValue | None:
    """Asked before every page under /beheer/."""
    if not is_back_office():
        return None
    someone = sessions.signed_in()
    g.language_code = someone.language if someone else SOURCE
    if request.endpoint is None:
        return None  # There is no such page; that is said to everybody alike.
    if request.method in WRITING and not comes_from_here():
        abort(403)
    if someone is None and not may(NOBODY_YET, request.endpoint):
        return _ask_who()
    return _let_in(someone) or _check_token()


def _let_in(someone: SignedIn | None) -> ResponseReturnValue | None:
    assert request.endpoint is not None
    if not may(someone.role if someone else NOBODY_YET, request.endpoint):
        abort(403)
    if someone and is_refused(someone, request.view_args or {}):
        abort(403)  # A partner, about a record of somebody else.
    if someone and someone.must_turn_on and request.endpoint not in OPEN_WITHOUT_CODE:
        flash(staff_("Een beheerder logt in met een code. Zet die eerst aan."), "warning")
        return redirect(url_for("staff.accounts.code"), 303)
    if someone and someone.must_change_password and request.endpoint not in OPEN_WITH_OLD_PASSWORD:
        flash(staff_("Kies eerst een eigen wachtwoord."), "warning")
        return redirect(url_for("staff.accounts.account"), 303)
    return None


def _ask_who() -> ResponseReturnValue | None:
    """Nobody is signed in. A GET goes to the sign-in page; a POST is kept and takes the sign-in along."""
    if request.method not in WRITING:
        return redirect(url_for("staff.accounts.sign_in", next=request.full_path.rstrip("?")))
    from app.accounts.staff_views import sign_in_page, sign_in_with

    is_signing_in = "signin_email" in request.form
    form = SignInForm(request.form if is_signing_in else None)
    if is_signing_in and not is_writing():  # What is signed in for keeps nothing; the sign-in does.
        db.session.rollback()
        begin_write(db.session)
    if is_signing_in and has_good_token() and form.validate() and sign_in_with(form):
        someone = sessions.signed_in()
        assert someone is not None
        g.language_code = someone.language
        refresh()
        return _let_in(someone) or look_again(
            staff_("U bent weer ingelogd. Wat u had ingevuld, staat er nog. Kijk het na en sla het op.")
        )
    db.session.rollback()
    return sign_in_page(form, action=request.full_path.rstrip("?"), kept=kept_words(), status=401)


def _check_token() -> ResponseReturnValue | None:
    if request.method not in WRITING or has_good_token():
        return None
    db.session.rollback()
    return look_again(
        staff_("Deze pagina stond te lang open. Wat u had ingevuld, staat er nog. Probeer het nog eens.")
    )


def has_good_token() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def look_again(words: str) -> ResponseReturnValue | None:
    """Show the form of this address with the words that were sent, saving nothing.

    As a GET the request cannot commit (app/db.py), whatever the view does. An address that only takes a POST has
    no form to show: the person is asked to press once more.
    """
    adapter = current_app.create_url_adapter(request)
    if adapter is not None and adapter.test(method="GET"):
        flash(words, "warning")
        request.method = "GET"
        return None
    return render_template("staff/again.html", kept=kept_words(), action=request.full_path.rstrip("?")), 409


def kept_words() -> MultiDict[str, str]:
    """What was typed, to be carried along in the page. Passwords are not: they must not stand in a page."""
    kept: MultiDict[str, str] = MultiDict()
    for name, value in request.form.items(multi=True):
        if name != "csrf_token" and not name.startswith("signin_") and "password" not in name:
            kept.add(name, value)
    return kept
