"""What the public page would say, without saving: the record is written, read and taken back in one savepoint."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY, save_activity
from app.activities.details import ActivityPage, activity_page
from app.activities.models import Activity
from app.dates import wall_clock
from app.records import actions as records
from app.records.kinds import Document


def trial_page(
    session: Session, activity: Activity | None, document: Document, code: str, at: datetime
) -> ActivityPage:
    """The page of the activity (None: a new one) if this document were saved. Raises what saving raises."""
    savepoint = session.begin_nested()
    try:
        if activity is None:
            document = {**document, "slug": f"voorbeeld-{uuid.uuid4()}"}
            activity = records.create(session, ACTIVITY, document, by=None, at=at)
        else:
            save_activity(session, activity, document, by=None, at=at)
        session.flush()
        assert activity is not None
        return activity_page(session, activity, code, wall_clock(at))
    finally:
        savepoint.rollback()
