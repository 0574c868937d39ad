"""Links for whoever leads a series: make one, hand it over, end it."""

import uuid

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.activities import hosts, staff_queries
from app.activities.models import HostLink
from app.activities.staff_date_forms import HostForm
from app.activities.staff_dates import activity_or_404
from app.clock import now
from app.config import Settings
from app.db import db
from app.forms import choices_of
from app.i18n import staff_
from app.languages import offered
from app.staff.pages import answer, filled, is_sent


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<uuid:activity_id>/begeleiders/", "hosts", host_links, methods=["GET", "POST"])
    blueprint.add_url_rule(
        "/<uuid:activity_id>/begeleiders/<uuid:link_id>/weg/", "revoke_host", revoke_host, methods=["POST"]
    )


def host_links(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    form = filled(HostForm)
    form.language.choices = choices_of({each.code: each.autonym for each in offered()})
    if is_sent(form):
        hosts.make_link(db.session, activity, form.name.data, form.language.data, by=person().id, at=now())
        flash(staff_("De link is gemaakt. Stuur hem alleen naar deze begeleider."), "info")
        return redirect(url_for("staff.activities.hosts", activity_id=activity_id), 303)
    return answer(
        "activities/staff/hosts.html",
        form,
        activity=activity,
        title=staff_queries.title_for_staff(activity),
        links=[(link, address_of(link)) for link in hosts.links_of(db.session, activity)],
    )


def revoke_host(activity_id: uuid.UUID, link_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    link = db.session.get(HostLink, link_id)
    if link is not None and link.activity_id == activity.id:
        hosts.revoke(db.session, link, by=person().id, at=now())
    flash(staff_("De link werkt niet meer."), "info")
    return redirect(url_for("staff.activities.hosts", activity_id=activity_id), 303)


def address_of(link: HostLink) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.base_url + url_for("host.index", token=hosts.token_of(str(current_app.secret_key), link))
