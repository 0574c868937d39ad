"""Pages of the back office about organisations."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import my_id
from app.clock import now
from app.db import db
from app.directory import staff_queries
from app.directory import staff_words as words
from app.directory.actions import ORGANIZATION, WrongDocument
from app.directory.models import Organization
from app.directory.staff_documents import (
    TAKING,
    can_take_over,
    organization_data,
    organization_document,
    taken_over,
)
from app.directory.staff_forms import NewOrganizationForm, OrganizationForm
from app.directory.staff_pages import asked, hide, offered, show, tell, tell_wrong
from app.directory.staff_services import TAKE
from app.i18n import staff_
from app.records import actions as records
from app.records.kinds import Document, EditConflict, SlugTaken
from app.records.queries import any_record
from app.records.slugs import free_slug
from app.staff.conflicts import Conflict, meet
from app.staff.pages import answer, filled, is_sent, step


def index() -> ResponseReturnValue:
    question = asked(words.STATE_FILTERS)
    found = staff_queries.organizations(db.session, words=question.q, only=question.only, page=question.page)
    return answer("directory/staff/organizations.html", found=found, asked=question, words=words)


def add() -> ResponseReturnValue:
    form = filled(NewOrganizationForm)
    if is_sent(form) and form.may_go_public([form.name.data, form.summary.data or ""]):
        document = {
            "slug": free_slug(db.session, ORGANIZATION, form.name.data),
            "name": form.name.data,
            "summary": form.summary.data or "",
        }
        organization = records.create(db.session, ORGANIZATION, document, by=my_id(), at=now())
        flash(staff_("Het concept is gemaakt. Vul het verder in en zet het dan op de site."), "info")
        return redirect(url_for("staff.directory.edit_organization", slug=organization.slug), 303)
    return answer("directory/staff/add_organization.html", form)


def edit(slug: str) -> ResponseReturnValue:
    organization = any_record(db.session, ORGANIZATION, slug)
    standing = ORGANIZATION.snapshot(db.session, organization)
    form = _form(standing, sent=True, version=organization.version)
    if step().startswith(TAKE):
        return _page(organization, _with_fact(form, standing, step().removeprefix(TAKE)))
    if not is_sent(form) or not form.may_go_public(form.texts(), _form(standing).texts()):
        return _page(organization, form)
    try:
        _save(organization, form, standing)
    except EditConflict as error:
        return _page(organization, form, meet(form, error, ORGANIZATION, _form))
    except SlugTaken:
        tell(form, "slug", "slug_taken")
        return _page(organization, form)
    except WrongDocument as error:
        tell_wrong(form, error)
        return _page(organization, form)
    return redirect(url_for("staff.directory.edit_organization", slug=organization.slug), 303)


def publish(slug: str) -> ResponseReturnValue:
    show(ORGANIZATION, any_record(db.session, ORGANIZATION, slug))
    return redirect(url_for("staff.directory.edit_organization", slug=slug), 303)


def withdraw(slug: str) -> ResponseReturnValue:
    hide(ORGANIZATION, any_record(db.session, ORGANIZATION, slug))
    return redirect(url_for("staff.directory.edit_organization", slug=slug), 303)


def _form(document: Document, *, sent: bool = False, **more: object) -> OrganizationForm:
    """The form of a document; with `sent` it holds what the person typed instead."""
    data = {**organization_data(document), **more}
    form = filled(OrganizationForm, **data) if sent else OrganizationForm(None, data=data)
    form.offer_facts(document["unconfirmed"])
    return form.offer(offered())


def _with_fact(form: OrganizationForm, standing: Document, key: str) -> OrganizationForm:
    document = {**standing, **organization_document(form, standing)}
    if not can_take_over(key, document):
        return form
    flash(staff_("Het staat nu in het veld. Kijk het na en sla het op."), "info")
    return _form(taken_over(document, key), version=form.version.data)


def _save(organization: Organization, form: OrganizationForm, standing: Document) -> None:
    document = organization_document(form, standing)
    change = records.save(
        db.session, ORGANIZATION, organization, document, by=my_id(), at=now(), expected_version=form.version.data
    )
    flash(staff_("Opgeslagen.") if change else staff_("Er was niets veranderd."), "info")


def _page(organization: Organization, form: OrganizationForm, conflict: Conflict | None = None) -> ResponseReturnValue:
    return answer(
        "directory/staff/organization.html",
        form,
        conflict=conflict,
        record=organization,
        services=staff_queries.services_of(db.session, organization),
        taking=TAKING,
        translations=staff_queries.translation_states(staff_queries.organization_texts(organization)),
        words=words,
    )
