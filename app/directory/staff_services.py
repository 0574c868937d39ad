"""Pages of the back office about services."""

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import my_id
from app.clock import local_now, now
from app.config import Settings
from app.db import db
from app.directory import staff_queries
from app.directory import staff_words as words
from app.directory.actions import SERVICE, WrongDocument, mark_checked
from app.directory.gaps import MISSING, missing_in
from app.directory.models import Service
from app.directory.own import ONLY_EDITORS, goes_to_editors, my_organizations
from app.directory.staff_documents import TAKING, can_take_over, service_data, service_document, taken_over
from app.directory.staff_forms import NewServiceForm, ServiceForm
from app.directory.staff_pages import asked, hide, offered, show, tell, tell_wrong
from app.forms import choices_of
from app.i18n import staff_
from app.records import actions as records
from app.records.approving import waiting_document
from app.records.kinds import Document, EditConflict, SlugTaken
from app.records.proposing import propose
from app.records.queries import any_record, pending_revision, proposal_number
from app.records.slugs import free_slug
from app.staff.conflicts import Conflict, meet
from app.staff.pages import answer, filled, is_sent, step

CHECK, TAKE = "check", "take:"


def index() -> ResponseReturnValue:
    question = asked(words.FILTERS)
    found = staff_queries.services(
        db.session, words=question.q, only=question.only, page=question.page, mine=my_organizations(db.session)
    )
    return answer("directory/staff/services.html", found=found, asked=question, words=words)


def add() -> ResponseReturnValue:
    form = filled(NewServiceForm, organization=request.args.get("organisatie", ""))
    form.organization.choices = choices_of({"": staff_("Kies"), **staff_queries.organization_names(db.session)})
    if is_sent(form) and form.may_go_public([form.name.data, form.summary.data or ""]):
        document = {
            "slug": free_slug(db.session, SERVICE, form.name.data),
            **{name: form[name].data or "" for name in ("name", "organization", "summary")},
        }
        service = records.create(db.session, SERVICE, document, by=my_id(), at=now())
        flash(staff_("Het concept is gemaakt. Vul het verder in en zet het dan op de site."), "info")
        return redirect(url_for("staff.directory.edit_service", slug=service.slug), 303)
    return answer("directory/staff/add_service.html", form)


def edit(slug: str) -> ResponseReturnValue:
    """One form, several buttons: `step` is empty for saving, `check`, or `take:` with the fact to take over."""
    service = any_record(db.session, SERVICE, slug)
    standing = SERVICE.snapshot(db.session, service)
    waiting = waiting_document(db.session, SERVICE, service) if goes_to_editors(db.session, service) else None
    seen = {"version": service.version, "proposal": proposal_number(db.session, service.id)}
    form = _form(waiting or standing, sent=True, **seen)
    if step().startswith(TAKE):
        return _page(service, _with_fact(form, standing, step().removeprefix(TAKE)))
    if not is_sent(form) or not form.may_go_public(form.texts(), _form(standing).texts()):
        return _page(service, form)
    try:
        _save(service, form, standing)
    except EditConflict as error:
        return _page(service, form, meet(form, error, SERVICE, _form))
    except SlugTaken:
        tell(form, "slug", "slug_taken")
        return _page(service, form)
    except WrongDocument as error:
        tell_wrong(form, error)
        return _page(service, form)
    return redirect(url_for("staff.directory.edit_service", slug=service.slug), 303)


def publish(slug: str) -> ResponseReturnValue:
    show(SERVICE, any_record(db.session, SERVICE, slug))
    return redirect(url_for("staff.directory.edit_service", slug=slug), 303)


def withdraw(slug: str) -> ResponseReturnValue:
    hide(SERVICE, any_record(db.session, SERVICE, slug))
    return redirect(url_for("staff.directory.edit_service", slug=slug), 303)


def _form(document: Document, *, sent: bool = False, **more: object) -> ServiceForm:
    """The form of a document; with `sent` it holds what the person typed instead."""
    data = {**service_data(document), **more}
    form = filled(ServiceForm, **data) if sent else ServiceForm(None, data=data)
    form.offer_facts(document["unconfirmed"])
    return form.offer(offered())


def _with_fact(form: ServiceForm, standing: Document, key: str) -> ServiceForm:
    """The same form with one fact in its public field. Nothing is saved yet: a person looks at it first."""
    document = {**standing, **service_document(form, standing)}
    if not can_take_over(key, document):
        return form
    flash(staff_("Het staat nu in het veld. Kijk het na en sla het op."), "info")
    return _form(taken_over(document, key), version=form.version.data, proposal=form.proposal.data)


def _save(service: Service, form: ServiceForm, standing: Document) -> None:
    document = service_document(form, standing)
    if my_organizations(db.session) is not None:
        document |= {key: standing[key] for key in ONLY_EDITORS}
    if goes_to_editors(db.session, service):
        propose(
            db.session,
            SERVICE,
            service,
            document,
            by=my_id(),
            at=now(),
            expected_version=form.version.data,
            expected_proposal=form.proposal.data,
        )
        flash(staff_("Uw voorstel is bewaard. De redactie kijkt ernaar; tot dan blijft de site zoals zij is."), "info")
        return
    change = records.save(
        db.session, SERVICE, service, document, by=my_id(), at=now(), expected_version=form.version.data
    )
    if step() == CHECK:
        mark_checked(db.session, service, by=my_id(), at=now(), today=local_now().date())
        flash(staff_("Opgeslagen en nagekeken."), "info")
    else:
        flash(staff_("Opgeslagen.") if change else staff_("Er was niets veranderd."), "info")


def _page(service: Service, form: ServiceForm, conflict: Conflict | None = None) -> ResponseReturnValue:
    settings: Settings = current_app.config["SETTINGS"]
    return answer(
        "directory/staff/service.html",
        form,
        conflict=conflict,
        record=service,
        taking=TAKING,
        is_partner=my_organizations(db.session) is not None,
        has_proposal=pending_revision(db.session, service.id) is not None,
        missing=[staff_(MISSING[code]) for code in missing_in(db.session, service, settings.area)],
        translations=staff_queries.translation_states(staff_queries.service_texts(service)),
        words=words,
    )
