"""What the pages of services, organisations and places share: lists, choices, and saying which rule was broken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, request

from app.accounts.sessions import my_id
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPICS
from app.clock import now
from app.db import db
from app.directory import staff_queries
from app.directory.actions import WrongDocument
from app.directory.own import my_organizations
from app.directory.staff_forms import Offered
from app.directory.staff_words import REFUSALS
from app.errors import BadQuery
from app.i18n import staff_, words
from app.records import actions as records
from app.records.kinds import RecordKind, WrongState
from app.staff.pages import asked_page

LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Asked:
    """What somebody asks of a list."""

    q: str
    only: str
    page: int


def asked(filters: Collection[str] = ("",)) -> Asked:
    """Raises BadQuery."""
    only = request.args.get("toon", "")
    if only not in filters:
        raise BadQuery("toon", only)
    return Asked(request.args.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION], only, asked_page())


def offered() -> Offered:
    """Choices from the database, and those whose words stand in other catalogs than that of staff."""
    return Offered(
        organizations=staff_queries.organization_names(db.session),
        locations=staff_queries.location_names(db.session, my_organizations(db.session)),
        areas=staff_queries.area_names(db.session),
        topics={topic.slug: words("topics", topic.name) for topic in TOPICS},
        audiences=_translated(AUDIENCES),
        languages=_translated(SPOKEN_LANGUAGES),
    )


def tell(form: Any, field: str, code: str) -> None:
    """Say beside its field that a rule was broken, and forget what was half written."""
    db.session.rollback()
    message = REFUSALS.get(code, REFUSALS["other"])
    if field in form:
        form[field].errors = [*form[field].errors, message]
    else:
        form.form_errors.append(staff_(message))


def tell_wrong(form: Any, error: WrongDocument) -> None:
    field = {"schedules": "week"}.get(error.field, error.field)
    tell(form, field, error.field if error.field in REFUSALS else "other")


def show(kind: RecordKind, record: Any) -> None:
    try:
        records.publish(db.session, kind, record, by=my_id(), at=now())
    except WrongState:
        flash(staff_("Dit stond al op de site."), "info")
    else:
        flash(staff_("Dit staat nu op de site."), "info")


def hide(kind: RecordKind, record: Any) -> None:
    try:
        records.withdraw(db.session, kind, record, by=my_id(), at=now())
    except WrongState:
        flash(staff_("Dit was al van de site gehaald."), "info")
    else:
        flash(staff_("Dit is van de site gehaald. U kunt het altijd terugzetten."), "info")


def _translated(labels: Mapping[str, str]) -> dict[str, str]:
    return {code: words("messages", label) for code, label in labels.items()}
