"""A whole place for a period at once: cancel, move to another room, or pause what is there (holidays, renovation)."""

import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.activities.actions import change_dates, pause
from app.activities.models import CANCELLED, CHANGED, Activity, Occurrence
from app.directory.models import Location, Room
from app.records.kinds import Document
from app.records.models import PUBLISHED

CANCEL, MOVE, PAUSE = "cancel", "move", "pause"
DEEDS = (CANCEL, MOVE, PAUSE)


def affected(
    session: Session, location: Location, room: Room | None, first_day: date, last_day: date, now: datetime
) -> list[Occurrence]:
    """The dates there that would go on, from the first up to and with the last day; not what is over already."""
    start = max(datetime.combine(first_day, time()), now)
    end = datetime.combine(last_day, time()) + timedelta(days=1)
    wanted = (
        select(Occurrence)
        .join(Occurrence.activity)
        .where(
            Occurrence.location_id == location.id,
            Occurrence.status != CANCELLED,
            Occurrence.starts < end,
            Occurrence.starts >= start,
            Activity.state == PUBLISHED,
        )
        .options(joinedload(Occurrence.activity).joinedload(Activity.title))
        .order_by(Occurrence.starts, Occurrence.activity_id)
    )
    if room is not None:
        wanted = wanted.where(Occurrence.room_id == room.id)
    return list(session.scalars(wanted).unique())


def change_all(
    session: Session,
    dates: Sequence[Occurrence],
    deed: str,
    *,
    period: tuple[date, date],
    reason: str = "",
    target: tuple[Location, Room | None] | None = None,
    by: uuid.UUID | None,
    at: datetime,
) -> list[Activity]:
    """Do it to every date, one version for each activity; gives the activities, each of which can be undone."""
    by_activity: Callable[[Occurrence], str] = lambda each: each.activity_id.hex  # noqa: E731  # said once, used twice
    changed = []
    for _id, group in groupby(sorted(dates, key=by_activity), key=by_activity):
        found = list(group)
        activity = found[0].activity
        if deed == PAUSE:
            pause(session, activity, *period, reason=reason, by=by, at=at)
        else:
            change = _change(deed, reason, target)
            wanted = {each.recurrence_id: change for each in found}
            change_dates(session, activity, wanted, "moved_date" if deed == MOVE else "cancelled_date", by=by, at=at)
        changed.append(activity)
    return changed


def _change(deed: str, reason: str, target: tuple[Location, Room | None] | None) -> Document:
    if deed == CANCEL or target is None:
        return {"status": CANCELLED, "reason": reason}
    location, room = target
    return {"status": CHANGED, "reason": reason, "location": location.slug, "room": room.slug if room else ""}
