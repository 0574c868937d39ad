"""The pages on which volunteers read the texts of the site aloud."""

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import TRANSLATOR
from app.accounts.queries import languages_of
from app.accounts.sessions import person
from app.clock import now
from app.db import db
from app.i18n import staff_
from app.languages import Language, language, offered_codes
from app.recordings import queries, staff_words
from app.recordings.actions import NotAgreed, WordsChanged, put_recording, remove_recording
from app.recordings.overview import overview, recorded
from app.recordings.queries import Line
from app.recordings.sound import LONGEST, MIMETYPE, BadSound
from app.recordings.staff_forms import REFUSALS, RecordingForm
from app.staff.pages import answer, asked_page, filled, is_sent

blueprint = Blueprint("recordings", __name__, url_prefix="/opnamen", template_folder="templates")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Each language with how many recordings there are."""
    found = recorded(db.session)
    counts = [(language(code), found.get(code, 0)) for code in my_languages()]
    return answer("recordings/staff/languages.html", counts=counts)


def language_page(target: str) -> ResponseReturnValue:
    mine = mine_or_refuse(target)
    page = asked_page()
    return answer(
        "recordings/staff/language.html",
        target=mine,
        shown=overview(db.session, target, page),
        url_for_page=lambda number: url_for("staff.recordings.language", target=target, pagina=number),
        words=staff_words,
    )


@blueprint.route("/<target>/<kind>/<subject>/", methods=["GET", "POST"])
def line(target: str, kind: str, subject: str) -> ResponseReturnValue:
    """One text to read aloud. A sound cannot stand in a form again, so the page says at once what is wrong with it."""
    mine = mine_or_refuse(target)
    found = queries.line_of(db.session, kind, subject, target)
    if found is None:
        abort(404)
    form = filled(RecordingForm, speaker=person().name)
    if is_sent(form) and _put(found, target, form):
        flash(staff_("De opname is bewaard. Luister of zij goed te verstaan is."), "info")
        return redirect(url_for("staff.recordings.line", target=target, kind=kind, subject=subject), 303)
    form.read.data = found.wording.digest
    standing = queries.recording_of(db.session, found, target)
    return answer(
        "recordings/staff/line.html",
        form,
        target=mine,
        line=found,
        standing=standing,
        is_behind=standing is not None and standing.digest != found.wording.digest,
        longest=LONGEST,
        words=staff_words,
    )


@blueprint.post("/<target>/<key>/weg/")
def remove(target: str, key: str) -> ResponseReturnValue:
    mine_or_refuse(target)
    if not remove_recording(db.session, target, key, by=person().id, at=now()):
        abort(404)
    flash(staff_("De opname is weg."), "info")
    return redirect(url_for("staff.recordings.language", target=target), 303)


@blueprint.get("/<target>/<key>.m4a")
def sound(target: str, key: str) -> ResponseReturnValue:
    """Also of words that changed, which readers do not hear any more."""
    mine_or_refuse(target)
    content = queries.sound_of(db.session, key, target)
    if content is None:
        abort(404)
    response = Response(content, mimetype=MIMETYPE)
    return response.make_conditional(request, accept_ranges=True, complete_length=len(content))


blueprint.add_url_rule("/<target>/", "language", language_page)


def my_languages() -> list[str]:
    """Every language of the site for editors; a translator lends their voice to their own only."""
    if person().role != TRANSLATOR:
        return list(offered_codes())
    own = languages_of(db.session, person().id)
    return [code for code in offered_codes() if code in own]


def mine_or_refuse(target: str) -> Language:
    if target not in offered_codes():
        abort(404)
    if target not in my_languages():
        abort(403)
    return language(target)


def _put(found: Line, target: str, form: RecordingForm) -> bool:
    sent = request.files.get("file")
    try:
        put_recording(
            db.session,
            found,
            target,
            sent.read() if sent else b"",
            read=form.read.data or "",
            speaker=form.speaker.data,
            agreed=form.agreed.data,
            by=person().id,
            at=now(),
        )
    except (BadSound, WordsChanged) as error:
        code = error.code if isinstance(error, BadSound) else "changed"
        form.file.errors = [*form.file.errors, REFUSALS[code]]
        return False
    except NotAgreed:
        form.agreed.errors = [*form.agreed.errors, form.agreed.validators[0].message]
        return False
    return True
