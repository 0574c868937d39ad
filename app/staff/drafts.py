"""Forms save themselves while somebody types, so that a closed tab or an empty battery costs nothing.

A draft belongs to one person and one address. It is never shown by itself: the page says that it is there, and
`?concept=1` fills the form with it. Saving the form takes it away.
"""

from collections.abc import Mapping

from flask import Flask, Response, abort, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.accounts import kept_words
from app.accounts.models import FormDraft
from app.accounts.sessions import person, signed_in
from app.clock import now
from app.db import WRITING, db
from app.i18n import staff_
from app.security import is_back_office

LONGEST = 100_000  # letters; a form of ours is far shorter
NOT_KEPT = ("csrf_token", "draft_key", "step", "insist", "public_ok")


def init_app(app: Flask) -> None:
    app.jinja_env.globals["waiting_draft"] = waiting_draft
    app.after_request(_forget_saved)


def keep_draft() -> ResponseReturnValue:
    """Keep what stands in a form now. Asked by draft.js a moment after somebody typed."""
    key = _key()
    words = {name: values for name, values in request.form.lists() if not _is_secret(name)}
    if sum(len(each) for values in words.values() for each in values) > LONGEST:
        abort(413)
    kept_words.keep(db.session, person().id, key, words, now())
    return jsonify(kept=True)


def drop_draft() -> ResponseReturnValue:
    key = _key()
    _forget(key)
    flash(staff_("Weggegooid. U begint opnieuw."), "info")
    return redirect(key, 303)


def waiting_draft() -> FormDraft | None:
    """What this person typed in this form earlier; None while it stands in the form, or when a form was sent."""
    someone = signed_in()
    if someone is None or request.method in WRITING or request.form or "concept" in request.args:
        return None
    found: FormDraft | None = db.session.get(FormDraft, (someone.person_id, request.path))
    return found


def kept_draft() -> MultiDict[str, str] | None:
    """The draft of this form when the address asks for it."""
    someone = signed_in()
    if someone is None or request.method in WRITING or "concept" not in request.args:
        return None
    found = db.session.get(FormDraft, (someone.person_id, request.path))
    words: Mapping[str, list[str]] = found.words if found else {}
    return MultiDict([(name, value) for name, values in words.items() for value in values]) or None


def forget_drafts(key: str) -> None:
    """Of everybody: the form at this address is about something that must not be kept."""
    kept_words.forget(db.session, key)


def _key() -> str:
    """The address of the form: one of ours, without a question."""
    key = request.form.get("draft_key", "")
    if not key.startswith("/beheer/") or len(key) > 300 or "//" in key or not key.isprintable() or ".." in key:
        abort(400)
    return key


def _is_secret(name: str) -> bool:
    return name in NOT_KEPT or "password" in name or name.startswith("signin_")


def _forget_saved(response: Response) -> Response:
    """A form that was saved leads on to another page; what was kept of it has served."""
    if is_back_office() and request.method == "POST" and response.status_code == 303:
        _forget(request.path)
    return response


def _forget(key: str) -> None:
    someone = signed_in()
    if someone is not None:
        kept_words.forget(db.session, key, someone.person_id)
