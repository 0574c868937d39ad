"""The page of the partners of an organisation."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField

from app.accounts.sessions import my_id
from app.clock import now
from app.db import db
from app.directory.actions import ORGANIZATION
from app.directory.memberships import partners_of, possible_partners, set_partners
from app.directory.models import Organization
from app.forms import SeenForm, Ticks, choices_of, staff_
from app.i18n import staff_ as say
from app.records.queries import any_record
from app.staff.pages import answer, is_sent
from app.staff.seen import last_by, looked, overtaken


class PartnersForm(SeenForm):
    people = Ticks(staff_("Partners van deze organisatie"))
    trusts_partner = BooleanField(staff_("Wat zij veranderen, mag meteen op de site"))


def partners(slug: str) -> ResponseReturnValue:
    organization: Organization = any_record(db.session, ORGANIZATION, slug)
    people = possible_partners(db.session)
    mine = sorted(str(each) for each in partners_of(db.session, organization))
    standing = {"people": mine, "trusts_partner": organization.trusts_partner}
    labels = {str(each.id): f"{each.name}, {each.email}" for each in people}
    form = _offering(looked(PartnersForm, standing), labels)
    conflict = None
    if is_sent(form):
        by = last_by(ORGANIZATION.name, organization.id)
        conflict = overtaken(form, standing, lambda data: _offering(PartnersForm(None, data=data), labels), by)
        if conflict is None:
            chosen = {uuid.UUID(each) for each in form.people.data or ()}
            trusts = bool(form.trusts_partner.data)
            set_partners(db.session, organization, chosen, trusts=trusts, by=my_id(), at=now())
            flash(say(staff_("Opgeslagen.")), "info")
            return redirect(url_for("staff.directory.edit_organization", slug=slug), 303)
    return answer("directory/staff/partners.html", form, conflict=conflict, organization=organization, people=people)


def _offering(form: PartnersForm, labels: dict[str, str]) -> PartnersForm:
    form.people.choices = choices_of(labels)
    return form
