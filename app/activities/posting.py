"""Posting: what becomes of a filled form. It is saved, proposed to the editors, or put on the site; no HTTP here."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY, save_activity
from app.activities.models import Activity
from app.activities.presets import PRESET_BY_CODE
from app.records import actions as records
from app.records.kinds import Document
from app.records.models import PUBLISHED
from app.records.proposing import propose
from app.records.slugs import free_slug


@dataclass(frozen=True)
class Standing:
    """What the person who posts saw and may do. `version` and `proposal` are those the form was made from."""

    edits_wait: bool = False  # what is public already is only proposed
    publishing_waits: bool = False  # so is putting something new on the site
    version: int | None = None
    proposal: int | None = None
    code: str = ""  # the short code that was promised for a new one


@dataclass(frozen=True)
class Posted:
    """`is_proposed`: readers see nothing of it until an editor approves."""

    activity: Activity
    is_proposed: bool


def post(
    session: Session,
    activity: Activity | None,
    document: Document,
    standing: Standing,
    *,
    publishes: bool,
    from_day: date | None = None,
    by: uuid.UUID,
    at: datetime,
) -> Posted:
    """Save the document as a new activity or over this one, and publish it when asked.

    Raises WrongDocument and EditConflict.
    """
    is_proposed = False
    if activity is None:
        activity = _create(session, document, standing.code, by=by, at=at)
    elif standing.edits_wait:
        propose(
            session,
            ACTIVITY,
            activity,
            document,
            by=by,
            at=at,
            expected_version=standing.version,
            expected_proposal=standing.proposal,
        )
        is_proposed = True
    else:
        save_activity(session, activity, document, by=by, at=at, expected_version=standing.version, from_day=from_day)
    if publishes and activity.state != PUBLISHED:
        if standing.publishing_waits:
            propose(session, ACTIVITY, activity, document, by=by, at=at)
            is_proposed = True
        else:
            records.publish(session, ACTIVITY, activity, by=by, at=at)
    return Posted(activity, is_proposed)


def _create(session: Session, document: Document, code: str, *, by: uuid.UUID, at: datetime) -> Activity:
    words = document["title"] or PRESET_BY_CODE[document["preset"]].title
    named = {**document, "slug": free_slug(session, ACTIVITY, words)}
    activity: Activity = records.create(session, ACTIVITY, named, by=by, at=at, code=code)
    return activity
