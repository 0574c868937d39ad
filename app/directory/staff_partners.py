"""Who works for an organisation as a partner, and whether what they change needs an editor's approval."""

from collections.abc import Sequence

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import delete, select
from wtforms import BooleanField

from app.accounts.models import PARTNER, Person
from app.changes.actions import record_change
from app.clock import now
from app.db import db
from app.directory.actions import ORGANIZATION
from app.directory.models import Membership, Organization
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
    people = db.session.scalars(select(Person).where(Person.role == PARTNER).order_by(Person.name)).all()
    mine = db.session.scalars(select(Membership.person_id).where(Membership.organization_id == organization.id))
    form = filled(PartnersForm, people=[str(each) for each in mine], trusts_partner=organization.trusts_partner)
    form.people.choices = choices_of({str(each.id): f"{each.name}, {each.email}" for each in people})
    if is_sent(form):
        _save(organization, people, set(form.people.data or ()), bool(form.trusts_partner.data))
        flash(say("Opgeslagen."), "info")
        return redirect(url_for("staff.directory.edit_organization", slug=slug), 303)
    return answer("directory/staff/partners.html", form, organization=organization, people=people)


def _save(organization: Organization, people: Sequence[Person], chosen: set[str], trusts_partner: bool) -> None:
    db.session.execute(delete(Membership).where(Membership.organization_id == organization.id))
    members = [each for each in people if str(each.id) in chosen]
    db.session.add_all(Membership(person_id=each.id, organization_id=organization.id) for each in members)
    organization.trusts_partner = trusts_partner
    db.session.flush()
    record_change(
        db.session,
        kind=ORGANIZATION.name,
        record_id=organization.id,
        version=organization.version,
        action="partners_set",
        by=my_id(),
        at=now(),
        differences={"partners": [None, [each.name for each in members]], "trusts_partner": [None, trusts_partner]},
    )
