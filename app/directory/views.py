"""Public pages of help: topics, services, organisations, and the short links that stand on paper."""

import uuid

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.activities.queries import ActivityRow, by_day, rows_of_organization
from app.areas import audiences
from app.areas.topics import TOPIC_BY_SLUG, TOPICS
from app.clock import local_now
from app.config import Settings
from app.dates import weekday_text
from app.db import db
from app.directory import labels
from app.directory.actions import ORGANIZATION, SERVICE
from app.directory.models import Service
from app.directory.pages import organization_page, service_page
from app.directory.queries import fallback, services_of_topic
from app.directory.structured import organization_facts, service_facts
from app.i18n import best_language, current_code
from app.languages import offered_codes
from app.records.queries import public_record, record_of_code
from app.ui.addresses import public_address
from app.ui.sharing import versions

ACTIVITIES_SHOWN = 5

blueprint = Blueprint("directory", __name__, template_folder="templates", url_prefix="/<language:lang>")
short_links = Blueprint("short_links", __name__)


@blueprint.context_processor
def words() -> dict[str, object]:
    return {
        "labels": labels,
        "audience_labels": audiences.AUDIENCES,
        "audience_icons": audiences.AUDIENCE_ICONS,
        "spoken_languages": audiences.SPOKEN_LANGUAGES,
        "weekday": lambda number: weekday_text(number, current_code()),
    }


@blueprint.get("/hulp/")
def topics() -> str:
    return render_template("directory/topics.html", topics=TOPICS)


@blueprint.get("/hulp/<topic>/")
def topic(topic: str) -> str:
    if topic not in TOPIC_BY_SLUG:
        abort(404)
    cards = services_of_topic(db.session, topic, area=site_area(), now=local_now(), code=current_code())
    return render_template(
        "directory/topic.html",
        topic=TOPIC_BY_SLUG[topic],
        reachable=[card for card in cards if card.is_reachable],
        unreachable=[card for card in cards if not card.is_reachable],
        fallback=fallback(db.session, current_code()),
    )


@blueprint.get("/aanbod/<slug>/")
def service(slug: str) -> str:
    record = public_record(db.session, SERVICE, slug)
    page = service_page(db.session, record.id, now=local_now(), code=current_code())
    rows = _activities(page.organization_id)
    return render_template(
        "directory/service.html",
        service=page,
        share=versions(page.names, public_address(f"/s/{page.code}"), current_code()),
        facts=service_facts(page, public_address(url_for(".service", slug=page.slug))),
        days=by_day(rows),
        topics=[TOPIC_BY_SLUG[slug] for slug in page.topics],
        is_long_ago=page.is_checked_long_ago(local_now().date()),
    )


@blueprint.get("/organisatie/<slug>/")
def organization(slug: str) -> str:
    record = public_record(db.session, ORGANIZATION, slug)
    page = organization_page(db.session, record.id, area=site_area(), now=local_now(), code=current_code())
    rows = _activities(page.id)
    return render_template(
        "directory/organization.html",
        organization=page,
        facts=organization_facts(page, public_address(url_for(".organization", slug=page.slug))),
        days=by_day(rows),
    )


@short_links.get("/s/<code>")
@short_links.get("/s/<code>/<reader>")
@short_links.get("/S/<code>", endpoint="shouted")
@short_links.get("/S/<code>/<reader>", endpoint="shouted")
def short_link(code: str, reader: str = "") -> Response:
    """From paper to the page. A QR code in capitals is smaller, so every part may come in any letter case."""
    record = db.session.get(Service, record_of_code(db.session, SERVICE, code))
    if record is None:
        abort(404)
    public_record(db.session, SERVICE, record.slug)
    language = reader.lower() if reader.lower() in offered_codes() else best_language()
    response = redirect(url_for("directory.service", slug=record.slug, lang=language), 302)
    response.vary.add("Accept-Language")
    return response


def _activities(organization_id: uuid.UUID) -> list[ActivityRow]:
    return rows_of_organization(
        db.session, organization_id, now=local_now(), code=current_code(), limit=ACTIVITIES_SHOWN
    )


def site_area() -> str:
    """The slug of the area this site is for."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.area
