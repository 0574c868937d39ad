"""Writing activities. Every write goes through records.actions, which rebuilds the dates in the same transaction.

"From this date on": the activity stays one record with one address. Its rule so far moves to `earlier_series`, with
the day before as its end; the new rule becomes the present series. Earlier dates, and what was changed on them, stay
as they were.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.activities.documents import ACTIVITY, RULE, moment, snapshot
from app.activities.models import CANCELLED, CHANGED, FULL, Activity
from app.activities.occurrences import extend, full_plan, is_date, rebuild
from app.activities.recurrence import Rule, expand, parse_rule
from app.changes.models import Change
from app.dates import wall_clock
from app.directory.models import Location
from app.records import actions as records
from app.records.kinds import Document

__all__ = ["ACTIVITY", "extend", "rebuild"]


class NoSuchDate(LookupError):
    """The activity has no date with this original start."""


class NothingToUndo(LookupError):
    """Nothing was changed on this date."""


class NotMoved(ValueError):
    """A move names neither another time nor another place."""


def save_activity(
    session: Session,
    activity: Activity,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    expected_version: int | None = None,
    from_day: date | None = None,
) -> Change | None:
    """Save a form. A new rule for a series that runs already counts from `from_day` on (today when left out)."""
    before = snapshot(session, activity)
    today = wall_clock(at).date()
    if activity.starts.date() < today and any(document.get(key, before[key]) != before[key] for key in RULE):
        document = changed_from(session, activity, from_day or today, document)
    return records.save(session, ACTIVITY, activity, document, by=by, at=at, expected_version=expected_version)


def change_from(
    session: Session,
    activity: Activity,
    first_day: date,
    document: Document,
    *,
    by: uuid.UUID | None,
    at: datetime,
    expected_version: int | None = None,
) -> Change | None:
    """From this date on the activity is what the document says; dates before it stay as they were."""
    wanted = changed_from(session, activity, first_day, document)
    return records.save(
        session, ACTIVITY, activity, wanted, by=by, at=at, expected_version=expected_version, action="changed_from"
    )


def changed_from(session: Session, activity: Activity, first_day: date, document: Document) -> Document:
    """The whole document after a change from `first_day` on."""
    before = snapshot(session, activity)
    after = {**before, **document}
    rule = parse_rule(after["rrule"])
    starts = moment("starts", after["starts"])
    if starts.date() < first_day:
        # "Every second week" keeps its rhythm: the new series begins on its own first date.
        begin = datetime.combine(first_day, time())
        dates = expand(rule, starts, begin, begin + timedelta(days=366))
        starts = dates[0] if dates else datetime.combine(first_day, starts.time())
        after["starts"] = starts.isoformat(timespec="minutes")
    after["earlier_series"] = _ended(before, first_day)
    after["date_changes"] = _carried(activity, first_day, starts, rule, after["date_changes"])
    return after


def _ended(before: Document, first_day: date) -> list[Document]:
    """The earlier series and the present one, as far as they run before `first_day`."""
    eve = (first_day - timedelta(days=1)).isoformat()
    present = {"until": before["until"] or eve, **{key: before[key] for key in RULE}}
    ended = [
        {**each, "until": min(each["until"], eve)}
        for each in (*before["earlier_series"], present)
        if moment("starts", each["starts"]).date() < first_day
    ]
    return list({each["until"]: each for each in reversed(ended)}.values())[::-1]


def _carried(
    activity: Activity, first_day: date, starts: datetime, rule: Rule, changes: list[Document]
) -> list[Document]:
    """Changes to later dates go with the day when only its time is another one: a cancelled day stays cancelled."""
    extra = {each.starts for each in activity.extra_dates}
    carried: dict[str, Document] = {}
    for each in changes:
        original = moment("recurrence_id", each["recurrence_id"])
        moved = datetime.combine(original.date(), starts.time())
        goes_on = expand(rule, starts, moved, moved + timedelta(minutes=1))
        if original.date() >= first_day and original not in extra and goes_on:
            each = {**each, "recurrence_id": moved.isoformat(timespec="minutes")}
        carried.setdefault(each["recurrence_id"], each)
    return list(carried.values())


def cancel_occurrence(
    session: Session,
    activity: Activity,
    recurrence_id: datetime,
    *,
    reason: str = "",
    reason_text: str = "",
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    """This date does not go on. It stays in sight, with the reason."""
    change = {"status": CANCELLED, "reason": reason, "reason_text": reason_text}
    return _change_date(session, activity, recurrence_id, change, "cancelled_date", by=by, at=at)


def mark_full(
    session: Session, activity: Activity, recurrence_id: datetime, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    """No more places on this date."""
    return _change_date(session, activity, recurrence_id, {"status": FULL}, "full_date", by=by, at=at)


def move_occurrence(
    session: Session,
    activity: Activity,
    recurrence_id: datetime,
    *,
    new_starts: datetime | None = None,
    new_duration: int | None = None,
    location: str = "",
    room: str = "",
    reason: str = "",
    reason_text: str = "",
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    """This date is at another time, or in another location or room (slugs). Raises NotMoved when it is not."""
    if not (new_starts or new_duration or location or room):
        raise NotMoved
    if room and not location:
        series = full_plan(session, activity).series_on(recurrence_id.date())
        location = session.get_one(Location, series.location_id).slug
    change = {
        "status": CHANGED,
        "reason": reason,
        "reason_text": reason_text,
        "new_starts": new_starts.isoformat(timespec="minutes") if new_starts else None,
        "new_duration": new_duration,
        "location": location,
        "room": room,
    }
    return _change_date(session, activity, recurrence_id, change, "moved_date", by=by, at=at)


def undo_change(
    session: Session, activity: Activity, recurrence_id: datetime, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    """The date is again as the rule says. Raises NothingToUndo."""
    changes = snapshot(session, activity)["date_changes"]
    kept = [each for each in changes if moment("recurrence_id", each["recurrence_id"]) != recurrence_id]
    if kept == changes:
        raise NothingToUndo(recurrence_id)
    return _save(session, activity, {"date_changes": kept}, "undone_date", by=by, at=at)


def pause(
    session: Session,
    activity: Activity,
    first_day: date,
    last_day: date,
    *,
    reason: str = "",
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    """No dates from the first up to and with the last day; they stay in sight as cancelled."""
    pauses = snapshot(session, activity)["pauses"]
    added = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat(), "reason": reason}
    return _save(session, activity, {"pauses": [*pauses, added]}, "paused", by=by, at=at)


def end_pause(
    session: Session, activity: Activity, first_day: date, last_day: date, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    """Take a pause away. Raises NothingToUndo."""
    pauses = snapshot(session, activity)["pauses"]
    days = (first_day.isoformat(), last_day.isoformat())
    kept = [each for each in pauses if (each["first_day"], each["last_day"]) != days]
    if kept == pauses:
        raise NothingToUndo(first_day)
    return _save(session, activity, {"pauses": kept}, "pause_ended", by=by, at=at)


def _change_date(
    session: Session,
    activity: Activity,
    recurrence_id: datetime,
    change: Document,
    action: str,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    return change_dates(session, activity, {recurrence_id: change}, action, by=by, at=at)


def change_dates(
    session: Session,
    activity: Activity,
    wanted: Mapping[datetime, Document],
    action: str,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> Change | None:
    """Write what is different on these dates over what was changed there before, as one version."""
    changes = {each["recurrence_id"]: each for each in snapshot(session, activity)["date_changes"]}
    plan = full_plan(session, activity)
    for recurrence_id, change in wanted.items():
        key = recurrence_id.isoformat(timespec="minutes")
        if key not in changes and not is_date(plan, recurrence_id):
            raise NoSuchDate(recurrence_id)
        changes[key] = {**changes.get(key, {}), "recurrence_id": key, **change}
    return _save(session, activity, {"date_changes": list(changes.values())}, action, by=by, at=at)


def _save(
    session: Session, activity: Activity, document: Document, action: str, *, by: uuid.UUID | None, at: datetime
) -> Change | None:
    return records.save(session, ACTIVITY, activity, document, by=by, at=at, action=action)
