"""The page of the partners of an organisation."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField

from app.clock import now
from app.db import db
from app.directory.actions import ORGANIZATION
from app.directory.memberships import partners_of, possible_partners, set_partners
from app.directory.models import Organization
from app.directory.staff_fields import Ticks
from app.directory.staff_pages import my_id
from app.forms import Form, choices_of, staff_
from app.i18n import staff_ as say
from app.records.queries import any_record
from app.staff.pages import answer, filled, is_sent


class PartnersForm(Form):
    people = Ticks(staff_("Partners van deze organisatie"))
    trusts_partner = BooleanField(staff_("Wat zij veranderen, mag meteen op de site"))


def partners(slug: str) -> ResponseReturnValue:
    organization: Organization = any_record(db.session, ORGANIZATION, slug)
    people = possible_partners(db.session)
    mine = sorted(str(each) for each in partners_of(db.session, organization))
    form = filled(PartnersForm, people=mine, trusts_partner=organization.trusts_partner)
    form.people.choices = choices_of({str(each.id): f"{each.name}, {each.email}" for each in people})
    if is_sent(form):
        chosen = {uuid.UUID(each) for each in form.people.data or ()}
        trusts = bool(form.trusts_partner.data)
        set_partners(db.session, organization, chosen, trusts=trusts, by=my_id(), at=now())
        flash(say("Opgeslagen."), "info")
        return redirect(url_for("staff.directory.edit_organization", slug=slug), 303)
    return answer("directory/staff/partners.html", form, organization=organization, people=people)
