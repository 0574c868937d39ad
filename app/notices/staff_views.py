"""The back office of notices: list, write, look how it reads, publish, take away."""

from datetime import datetime, time, timedelta

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.clock import local_now, now
from app.content.queries import ShownText, shown_texts
from app.db import db
from app.i18n import staff_
from app.languages import offered
from app.notices import staff_queries, staff_words
from app.notices.actions import NOTICE, WrongNotice, refuse_past
from app.notices.models import Notice
from app.notices.staff_forms import NoticeForm, form_data
from app.records import actions as records
from app.records.kinds import Document, EditConflict, WrongState
from app.records.models import DRAFT, PUBLISHED
from app.records.queries import any_record
from app.records.slugs import free_slug
from app.staff.conflicts import Conflict, meet
from app.staff.pages import answer, filled, is_sent, step

blueprint = Blueprint("notices", __name__, url_prefix="/mededelingen", template_folder="templates")

LOOK, KEEP = "look", "draft"  # buttons of the form beside the one that publishes
FIRST_DAYS = 7


@blueprint.get("/")
def index() -> ResponseReturnValue:
    found = staff_queries.notices(db.session, local_now())
    return answer("notices/staff/list.html", found=found, words=staff_words)


@blueprint.route("/nieuw/", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    form = filled(NoticeForm, **_beginning())
    if is_sent(form) and step() != LOOK and form.may_go_public(form.texts()):
        notice = _create(form)
        if notice is not None:
            return redirect(url_for("staff.notices.edit", slug=notice.slug), 303)
    return answer("notices/staff/add.html", form, look=_look(form))


@blueprint.route("/<slug>/", methods=["GET", "POST"])
def edit(slug: str) -> ResponseReturnValue:
    notice = any_record(db.session, NOTICE, slug)
    standing = NOTICE.snapshot(db.session, notice)
    form = filled(NoticeForm, version=notice.version, **form_data(standing))
    if not is_sent(form) or step() == LOOK or not form.may_go_public(form.texts(), _form(standing).texts()):
        return _page(notice, form)
    try:
        _save(notice, form, standing)
    except EditConflict as error:
        return _page(notice, form, meet(form, error, NOTICE, _form))
    except WrongNotice as error:
        _tell(form, error)
        return _page(notice, form)
    return redirect(url_for("staff.notices.edit", slug=notice.slug), 303)


@blueprint.post("/<slug>/publiceren/")
def publish(slug: str) -> ResponseReturnValue:
    notice = any_record(db.session, NOTICE, slug)
    try:
        refuse_past(NOTICE.snapshot(db.session, notice), local_now())
        records.publish(db.session, NOTICE, notice, by=person().id, at=now())
    except WrongNotice as error:
        flash(staff_(staff_words.REFUSALS.get(error.reason, staff_words.OTHER)), "warning")
    except WrongState:
        flash(staff_("Deze mededeling was al gepubliceerd."), "info")
    else:
        flash(staff_("De mededeling is gepubliceerd."), "info")
    return redirect(url_for("staff.notices.edit", slug=slug), 303)


@blueprint.post("/<slug>/weghalen/")
def withdraw(slug: str) -> ResponseReturnValue:
    notice = any_record(db.session, NOTICE, slug)
    try:
        records.withdraw(db.session, NOTICE, notice, by=person().id, at=now())
    except WrongState:
        flash(staff_("Deze mededeling was al weggehaald."), "info")
    else:
        flash(staff_("De mededeling is weggehaald. U kunt haar altijd terugzetten."), "info")
    return redirect(url_for("staff.notices.index"), 303)


def _create(form: NoticeForm) -> Notice | None:
    """None when a rule is broken, which then stands in the form."""
    state = DRAFT if step() == KEEP else PUBLISHED
    document = {"slug": free_slug(db.session, NOTICE, form.title.data), **form.document()}
    try:
        refuse_past(document, local_now())
        notice: Notice = records.create(db.session, NOTICE, document, by=person().id, at=now(), state=state)
    except WrongNotice as error:
        _tell(form, error)
        return None
    flash(
        staff_("Het concept is bewaard.") if state == DRAFT else staff_("De mededeling is gepubliceerd."),
        "info",
    )
    return notice


def _save(notice: Notice, form: NoticeForm, standing: Document) -> None:
    document = form.document()
    if document["ends"] != standing["ends"]:
        refuse_past(document, local_now())
    change = records.save(
        db.session, NOTICE, notice, document, by=person().id, at=now(), expected_version=form.version.data
    )
    flash(staff_("Opgeslagen.") if change else staff_("Er was niets veranderd."), "info")


def _form(document: Document) -> NoticeForm:
    return NoticeForm(None, data=form_data(document))


def _beginning() -> dict[str, object]:
    """From now on, on the site and the screens, until the end of the day a week from now."""
    today = local_now().replace(second=0, microsecond=0)
    ends = datetime.combine(today.date() + timedelta(days=FIRST_DAYS), time(18, 0))
    return {"starts": today, "ends": ends, "on_web": True, "on_screens": True}


def _tell(form: NoticeForm, error: WrongNotice) -> None:
    db.session.rollback()
    message = staff_words.REFUSALS.get(error.reason, staff_words.OTHER)
    form[error.field].errors = [*form[error.field].errors, message]


def _look(form: NoticeForm) -> NoticeForm | None:
    """The form whose words are shown as readers will see them, when that was asked."""
    return form if step() == LOOK else None


def _readers(notice: Notice) -> list[tuple[str, str, ShownText, ShownText]]:
    """How the saved notice reads in every language: code, autonym, title, text."""
    found = []
    for language in offered():
        texts = shown_texts(db.session, [notice.title_id, notice.body_id], language.code)
        found.append((language.code, language.autonym, texts.of(notice.title_id), texts.of(notice.body_id)))
    return found


def _page(notice: Notice, form: NoticeForm, conflict: Conflict | None = None) -> ResponseReturnValue:
    return answer(
        "notices/staff/edit.html",
        form,
        conflict=conflict,
        record=notice,
        look=_look(form),
        readers=_readers(notice),
        words=staff_words,
    )
