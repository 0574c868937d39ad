"""What readers would see, without saving: the record is written and read where nothing is kept."""

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
from app.rehearsal import rehearsal


@contextmanager
def tried(
    activity_id: uuid.UUID | None, document: Document, at: datetime, *, is_published: bool = False, code: str = ""
) -> Iterator[tuple[Session, Activity]]:
    """The activity (None: a new one) as if this document were saved, and published where asked.

    `code` is the short code that a new one will have. Read it in the session that comes with it: there alone is it
    so. Raises what saving raises.
    """
    with rehearsal() as session:
        if activity_id is None:
            document = {**document, "slug": f"voorbeeld-{uuid.uuid4()}"}
            activity: Activity = records.create(session, ACTIVITY, document, by=None, at=at, code=code)
        else:
            activity = session.get_one(Activity, activity_id)
            save_activity(session, activity, document, by=None, at=at)
        if is_published and activity.state != PUBLISHED:
            records.publish(session, ACTIVITY, activity, by=None, at=at)
        session.flush()
        yield session, activity


def trial_page(activity_id: uuid.UUID | None, document: Document, code: str, at: datetime) -> ActivityPage:
    with tried(activity_id, document, at) as (session, saved):
        return activity_page(session, saved, code, wall_clock(at))
