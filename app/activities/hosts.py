"""The link of a host: "not today", "full", "later", "other room", for one series, without sign-in.

The token is signed and names the row; the row holds no secret, so that a copy of the database opens nothing. What a
host does stands in the history under the id of the link, which staff see as the name on it.
"""

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities import actions
from app.activities.documents import ACTIVITY
from app.activities.models import CANCELLED, FULL, Activity, HostLink, Occurrence
from app.activities.rooms import free_rooms
from app.changes.queries import history
from app.dates import wall_clock
from app.directory.models import Room
from app.languages import SOURCE, by_code
from app.records.actions import note_beside
from app.records.models import PUBLISHED
from app.tokens import BadToken, seal, unseal

PURPOSE = "host"
CANCEL, FULL_STEP, LATER, ROOM = "niet", "vol", "later", "zaal"  # as they stand in the address
HOST_REASONS = ("ill", "weather", "too_few")
LATER_BY = (15, 30, 45, 60, 90, 120)  # minutes


class NoSuchLink(LookupError):
    """The token is not ours."""


class LinkEnded(LookupError):
    """The link was revoked, or its activity is no longer on the site."""


class NotYours(PermissionError):
    """Somebody else changed this date; only they or staff undo it."""


def make_link(
    session: Session, activity: Activity, name: str, language: str, *, by: uuid.UUID | None, at: datetime
) -> HostLink:
    """A new link for one more host; others go on working."""
    link = HostLink(
        activity_id=activity.id,
        name=" ".join(name.split()),
        language=language if language in by_code() else SOURCE,
        created_at=at,
    )
    session.add(link)
    session.flush()
    note_beside(session, ACTIVITY, activity, "host_link_made", {"host": [None, link.name]}, by=by, at=at)
    return link


def revoke(session: Session, link: HostLink, *, by: uuid.UUID | None, at: datetime) -> None:
    """From now on the link opens nothing; once is enough."""
    if link.revoked_at is None:
        link.revoked_at = at
        note_beside(session, ACTIVITY, link.activity, "host_link_revoked", {"host": [link.name, None]}, by=by, at=at)


def token_of(secret: str, link: HostLink) -> str:
    return seal(secret, PURPOSE, link.id.hex)


def link_of(session: Session, secret: str, token: str, now: datetime) -> HostLink:
    """The link behind a token. Raises NoSuchLink and LinkEnded."""
    try:
        link = session.get(HostLink, uuid.UUID(unseal(secret, PURPOSE, token, now)))
    except (BadToken, ValueError, TypeError, AttributeError) as error:
        raise NoSuchLink from error
    if link is None:
        raise NoSuchLink
    if link.revoked_at is not None or link.activity.state != PUBLISHED:
        raise LinkEnded
    return link


def date_of(session: Session, link: HostLink, original: datetime, now: datetime) -> Occurrence:
    """One date of the series that is not over yet. Raises actions.NoSuchDate."""
    found = session.get(Occurrence, (link.activity_id, original))
    if found is None or found.ends <= wall_clock(now):
        raise actions.NoSuchDate(original)
    return found


def can_change(date: Occurrence, step: str) -> bool:
    """What is cancelled stays so until the host takes it back; full is full once."""
    return date.status != CANCELLED and not (step == FULL_STEP and date.status == FULL)


def rooms_for(session: Session, link: HostLink, date: Occurrence) -> list[Room]:
    """The other rooms there that are free at this time."""
    free = free_rooms(session, date.location, date.starts, date.ends, without=link.activity_id)
    return [room for room in free if room.id != date.room_id]


def later_starts(date: Occurrence) -> list[datetime]:
    return [date.starts + timedelta(minutes=minutes) for minutes in LATER_BY]


def take_step(
    session: Session, link: HostLink, date: Occurrence, step: str, choice: str, rooms: Collection[str], *, at: datetime
) -> bool:
    """Do what the host chose: a reason, a new start or a room (slug); False when that is no choice (any more)."""
    asked = (session, link.activity, date.recurrence_id)
    starts = {each.isoformat(): each for each in later_starts(date)}
    if step == CANCEL and choice in HOST_REASONS:
        actions.cancel_occurrence(*asked, reason=choice, by=link.id, at=at)
    elif step == FULL_STEP:
        actions.mark_full(*asked, by=link.id, at=at)
    elif step == LATER and choice in starts:
        actions.move_occurrence(*asked, new_starts=starts[choice], by=link.id, at=at)
    elif step == ROOM and choice in rooms:
        actions.move_occurrence(*asked, location=date.location.slug, room=choice, by=link.id, at=at)
    else:
        return False
    link.used_at = at
    return True


def undo(session: Session, link: HostLink, original: datetime, *, at: datetime) -> None:
    """Take back what this host changed on a date. Raises NotYours and actions.NothingToUndo."""
    if changed_by(session, link.activity, original) != link.id:
        raise NotYours
    actions.undo_change(session, link.activity, original, by=link.id, at=at)


def changed_by(session: Session, activity: Activity, original: datetime) -> uuid.UUID | None:
    """Who changed this date last; None for the system or when nothing was changed."""
    key = original.isoformat(timespec="minutes")
    for change in history(session, ACTIVITY.name, activity.id):
        before, after = change.differences.get("date_changes", ([], []))
        if _of(before, key) != _of(after, key):
            return change.by
    return None


def links_of(session: Session, activity: Activity) -> list[HostLink]:
    """The links that work, the newest first."""
    wanted = select(HostLink).where(HostLink.activity_id == activity.id, HostLink.revoked_at.is_(None))
    return list(session.scalars(wanted.order_by(HostLink.created_at.desc(), HostLink.id)))


def host_names(session: Session, ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """What the hosts with these link ids are called, for the history."""
    wanted = {each for each in ids if each is not None}
    rows = session.execute(select(HostLink.id, HostLink.name).where(HostLink.id.in_(wanted))) if wanted else ()
    return {row.id: row.name for row in rows}


def _of(changes: list[dict[str, object]] | None, key: str) -> dict[str, object] | None:
    return next((each for each in changes or [] if each["recurrence_id"] == key), None)
