"""What readers would see, without saving: the record is written, read and taken back in one savepoint."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY, save_activity
from app.activities.details import ActivityPage, activity_page
from app.activities.models import Activity
from app.dates import wall_clock
from app.records import actions as records
from app.records.kinds import Document
from app.records.models import PUBLISHED


@contextmanager
def tried(
    session: Session, activity: Activity | None, document: Document, at: datetime, *, is_published: bool = False
) -> Iterator[Activity]:
    """The activity (None: a new one) as if this document were saved, and published where asked.

    Raises what saving raises. Nothing of it stays.
    """
    savepoint = session.begin_nested()
    try:
        if activity is None:
            document = {**document, "slug": f"voorbeeld-{uuid.uuid4()}"}
            activity = records.create(session, ACTIVITY, document, by=None, at=at)
        else:
            save_activity(session, activity, document, by=None, at=at)
        assert activity is not None
        if is_published and activity.state != PUBLISHED:
            records.publish(session, ACTIVITY, activity, by=None, at=at)
        session.flush()
        yield activity
    finally:
        savepoint.rollback()


def trial_page(
    session: Session, activity: Activity | None, document: Document, code: str, at: datetime
) -> ActivityPage:
    with tried(session, activity, document, at) as saved:
        return activity_page(session, saved, code, wall_clock(at))
