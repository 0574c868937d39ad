"""The workbench of translators: what waits in a language, one text after the other in rounds of ten minutes."""

import uuid
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import TRANSLATOR
from app.accounts.queries import languages_of
from app.accounts.sessions import person
from app.clock import local_now, now
from app.content.actions import NotTranslatable, translation_in
from app.content.forms import FITS_ON_BOARD
from app.content.models import PERSON, Text, plain
from app.db import db
from app.i18n import staff_
from app.languages import SOURCE, Language, by_code, language, offered_codes
from app.outbox.queries import last_errors, outbox_state
from app.staff.drafts import kept_draft
from app.staff.pages import answer
from app.translating import drafts, po, staff_words, workbench
from app.translating.glossary import terms_in
from app.translating.workbench import STALE, Item
from app.translating.writing import SomebodyElseWrote, write

blueprint = Blueprint("translating", __name__, url_prefix="/vertalen", template_folder="templates")
SHOWN = 30
LONGEST = 4000


@blueprint.get("/")
def index() -> ResponseReturnValue:
    codes = my_languages()
    return answer(
        "translating/staff/languages.html",
        counts=[(language(code), each) for code, each in workbench.counts(db.session, codes, local_now()).items()],
        machine=outbox_state(db.session, drafts.KIND),
        errors=[each for each in last_errors(db.session, 20) if each.kind == drafts.KIND][:3],
        offered=offered_codes(),
    )


def language_page(code: str) -> ResponseReturnValue:
    target = mine_or_refuse(code)
    waiting = workbench.items(db.session, code, local_now())
    return answer(
        "translating/staff/language.html",
        target=target,
        waiting=waiting[:SHOWN],
        count=len(waiting),
        round_size=len(workbench.round_of(waiting)),
        words=staff_words,
        mine=workbench.done_by(db.session, person().id),
    )


@blueprint.post("/<code>/ronde/")
def begin(code: str) -> ResponseReturnValue:
    mine_or_refuse(code)
    chosen = workbench.round_of(workbench.items(db.session, code, local_now()))
    session["round"] = {"code": code, "left": [each.place.text_id.hex for each in chosen], "done": 0}
    return redirect(next_address(code), 303)


@blueprint.route("/<code>/tekst/<uuid:text_id>/", methods=["GET", "POST"])
def text(code: str, text_id: uuid.UUID) -> ResponseReturnValue:
    """One text. Whatever goes wrong, what was typed stands in the page that comes back."""
    target = mine_or_refuse(code)
    item = workbench.item_of(db.session, code, text_id, local_now())
    if item is None:
        abort(404)
    typed = (request.form or kept_draft() or request.form).get("value")
    problem, theirs = "", None
    if request.method == "POST":
        if request.form.get("step") == "skip":
            return _go_on(code, text_id, is_done=False)
        try:
            _save(item, code, plain(typed or "")[:LONGEST])
        except NotTranslatable:
            problem = staff_("Vul de vertaling in, of sla deze tekst over.")
        except SomebodyElseWrote as error:
            theirs = error.value
        else:
            return _go_on(code, text_id, is_done=True)
    values = {**_facts(item, target), "typed": typed, "problem": problem, "theirs": theirs}
    page = render_template("translating/staff/text.html", **values)
    return page, 409 if theirs is not None else 422 if problem else 200


@blueprint.get("/<code>/klaar/")
def done(code: str) -> ResponseReturnValue:
    """Thanks, with a count; then one may go on or stop."""
    target = mine_or_refuse(code)
    waiting = workbench.items(db.session, code, local_now())
    number = session.get("round", {}).get("done", 0)
    return answer(
        "translating/staff/done.html",
        target=target,
        number=number,
        mine=workbench.done_by(db.session, person().id),
        count=len(waiting),
    )


@blueprint.get("/<code>/teksten.po")
def export(code: str) -> ResponseReturnValue:
    mine_or_refuse(code)
    content = po.export(db.session, code, local_now())
    headers = {"Content-Disposition": f'attachment; filename="noordwijzer-{code}.po"'}
    return Response(content, mimetype="text/x-gettext-translation", headers=headers)


@blueprint.post("/<code>/teksten/")
def take_in(code: str) -> ResponseReturnValue:
    mine_or_refuse(code)
    file = request.files.get("file")
    try:
        found = po.take_in(db.session, code, file.read() if file else b"", by=person().id, at=now())
    except po.NoCatalog:
        flash(staff_("Dit is geen .po-bestand van deze site. Er is niets veranderd."), "warning")
    else:
        flash(staff_words.imported(found), "info")
    return redirect(url_for("staff.translating.language", code=code), 303)


blueprint.add_url_rule("/<code>/", "language", language_page)


def my_languages() -> list[str]:
    """Every language for editors; a translator works in their own only."""
    every = [code for code in by_code() if code != SOURCE]
    if person().role != TRANSLATOR:
        return every
    own = languages_of(db.session, person().id)
    return [code for code in every if code in own]


def mine_or_refuse(code: str) -> Language:
    if code == SOURCE or code not in by_code():
        abort(404)
    if code not in my_languages():
        abort(403)
    return language(code)


def next_address(code: str) -> str:
    left = session.get("round", {}).get("left", [])
    if session.get("round", {}).get("code") != code or not left:
        return url_for("staff.translating.done", code=code)
    return url_for("staff.translating.text", code=code, text_id=uuid.UUID(left[0]))


def _go_on(code: str, text_id: uuid.UUID, *, is_done: bool) -> ResponseReturnValue:
    """To the next text of the round; a text that was opened by itself leads back to the list."""
    going = session.get("round", {})
    if going.get("code") != code or text_id.hex not in going.get("left", []):
        return redirect(url_for("staff.translating.language", code=code), 303)
    left = [each for each in going["left"] if each != text_id.hex]
    session["round"] = {"code": code, "left": left, "done": going["done"] + is_done}
    return redirect(next_address(code), 303)


def _save(item: Item, code: str, value: str) -> None:
    """Saved as made from the Dutch the translator saw: when that changed meanwhile, the text is behind at once."""
    write(
        db.session,
        item.place,
        code,
        value,
        origin=PERSON,
        by=person().id,
        at=now(),
        dutch_digest=request.form.get("digest", item.digest)[:64],
        seen=plain(request.form.get("seen", "")),
    )


def _facts(item: Item, target: Language) -> dict[str, Any]:
    old = ""
    if item.state == STALE:
        standing = translation_in(db.session.get_one(Text, item.place.text_id), target.code)
        old = workbench.old_dutch(db.session, item.place, standing) if standing else ""
    left = session.get("round", {}).get("left", [])
    return {
        "item": item,
        "target": target,
        "differences": workbench.word_differences(old, item.dutch) if old else [],
        "terms": terms_in(item.dutch, target.code),
        "words": staff_words,
        "fits": FITS_ON_BOARD if item.place.is_name else 0,
        "left": len(left) if item.place.text_id.hex in left else 0,
        "public": f"/{target.code}/{item.place.path}" if target.code in offered_codes() else "",
    }
