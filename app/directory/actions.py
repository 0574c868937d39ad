"""Writing organisations, services and places. All are plain JSON documents; a key left out has its default value.

Organization, saved with `records.actions` and the kind ORGANIZATION:
    slug            words in the address
    name            Dutch; never empty
    proper_name     true (default): not translated; false: descriptive, is translated
    summary         Dutch text or ""
    website, email  public; the website begins with http:// or https://
    phones          [{number, foreign: "" , owner: ""}]: `foreign` works with a foreign SIM, `owner` is an
                    organisation's slug when the number is somebody else's
    unconfirmed     {key: value} facts that were only recalled; for staff, never public
    staff_note, sources   for staff, never public

Service, with the kind SERVICE:
    slug, name, proper_name, phones, unconfirmed, staff_note, sources   as above
    organization    slug
    summary, for_whom, next_step, cost_text, hours_text, alert   Dutch text or ""
    topics          slugs of areas/topics.py, the first is the main one
    audiences       codes of areas/audiences.py, sorted; [] is everyone
    areas, locations   slugs, sorted
    languages       spoken there, codes of areas/audiences.py, sorted
    cost, anonymous, papers, tells_others, status   codes of models.py; the default is "unknown", of status "active"
    access          ways in, in the order of models.ACCESS; [] is unknown
    always_open     day and night
    closed_on_holidays   default true
    channels        [{kind, value: "", language: ""}]
    schedules       [{days: ["MO"], day: "", opens: "09:30", closes: "17:00"}], or with `day: "2026-12-24"` and no
                    `days` the hours of one date. Closing before opening means after midnight; equal times: closed.
    documents       Dutch sentences, what to bring
    keywords        Dutch words people use for it
    assured_date    ISO date of the last check or ""; `assurer` says who

Location, with put_location:
    slug, name, proper_name, organization (slug or ""), address_1, postal_code, city, latitude, longitude (or null),
    accessibility (codes of labels.ACCESSIBILITY_LABELS), is_hidden, staff_note, rooms [{slug, name, is_example}]
"""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.changes.models import Change
from app.directory.checks import WrongDocument
from app.directory.documents import apply_organization, apply_service, organization_snapshot, service_snapshot
from app.directory.locations import LocationConflict, RoomInUse, forget_address, location_snapshot, put_location
from app.directory.models import Organization, Service
from app.records import actions as records
from app.records.kinds import RecordKind

ORGANIZATION = RecordKind("organization", Organization, organization_snapshot, apply_organization)
SERVICE = RecordKind("service", Service, service_snapshot, apply_service)

__all__ = [
    "ORGANIZATION",
    "SERVICE",
    "LocationConflict",
    "RoomInUse",
    "WrongDocument",
    "forget_address",
    "location_snapshot",
    "mark_checked",
    "put_location",
]


def mark_checked(
    session: Session, service: Service, *, by: uuid.UUID | None, at: datetime, today: date, assurer: str = ""
) -> Change | None:
    """Say that everything about the service was right today; None when that was said today already."""
    document = {"assured_date": today.isoformat(), "assurer": assurer}
    return records.save(session, SERVICE, service, document, by=by, at=at, action="checked")
