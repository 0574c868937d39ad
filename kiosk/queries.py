"""What stands on a screen."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.activities.models import Activity, Closure, Occurrence
from app.activities.queries import occurrences_between
from app.changes.models import Change
from app.content.models import Text
from app.directory.models import Location
from app.languages import SOURCE, offered_codes
from app.notices.queries import ShownNotice, screen_notices
from app.records.queries import NotThere
from kiosk.document import WEEKS, ClosedDays, ScreenView, Source
from kiosk.models import Screen

# A change of one of these may concern every board; of an activity only the boards of its places.
EVERYWHERE = frozenset({"location", "closure", "school_holiday"})
WINDOW = 200  # changes within which two people can have saved at once


def find_screen(session: Session, slug: str) -> Screen:
    """Raises NotThere for a screen nobody put up."""
    screen = session.scalar(select(Screen).where(Screen.slug == slug))
    if screen is None:
        raise NotThere(slug)
    return screen


def screen_views(session: Session) -> dict[str, ScreenView]:
    """Every screen that was put up."""
    return {each.slug: each for each in (_view(*row) for row in session.execute(_SCREENS))}


def screen_view(session: Session, slug: str) -> ScreenView:
    """Raises NotThere for a screen nobody put up."""
    found = session.execute(_SCREENS.where(Screen.slug == slug)).one_or_none()
    if found is None:
        raise NotThere(slug)
    return _view(*found)


_SCREENS = (
    select(Screen, Location.slug, Text.source)
    .join(Location, Location.id == Screen.location_id)
    .join(Text, Text.id == Location.name_id)
)


def _view(screen: Screen, location_slug: str, location_name: str) -> ScreenView:
    languages = tuple(code for code in screen.languages if code in offered_codes())
    return ScreenView(
        slug=screen.slug,
        name=screen.name,
        location_slug=location_slug,
        location_name=location_name,
        languages=languages or (SOURCE,),
        hours=screen.hours,
        without_slides=tuple(screen.without_slides),
        without_notices=tuple(screen.without_notices),
        pairing_until=screen.pairing_until,
    )


def board_source(session: Session, screen: ScreenView, now: datetime, base_url: str) -> Source:
    """Everything from this morning for eight weeks; `now` is wall-clock.

    What is over today stays in it: the page takes it away itself, and so the document only changes when something
    was changed, or at midnight.
    """
    start = datetime.combine(now.date(), time())
    end = start + timedelta(weeks=WEEKS)
    return Source(
        screen=screen,
        first_day=start.date(),
        activities={
            code: occurrences_between(session, start, end, code, location_slug=screen.location_slug)
            for code in screen.languages
        },
        notices=notices_ahead(session, screen.languages, now),
        base_url=base_url,
        closed=_closed(session, screen.location_slug, start, end),
    )


def notices_ahead(session: Session, codes: Sequence[str], now: datetime) -> dict[str, list[ShownNotice]]:
    """Announcements of this morning and later, by language; `now` is wall-clock."""
    start = datetime.combine(now.date(), time())
    end = start + timedelta(weeks=WEEKS)
    return {code: screen_notices(session, start, code, until=end) for code in codes}


def _closed(session: Session, location_slug: str, start: datetime, end: datetime) -> list[ClosedDays]:
    wanted = (
        select(Closure)
        .join(Location, Location.id == Closure.location_id)
        .where(
            Location.slug == location_slug,
            Closure.room_id.is_(None),
            Closure.last_day >= start.date(),
            Closure.first_day <= end.date(),
        )
        .order_by(Closure.first_day, Closure.id)
    )
    return [ClosedDays(each.first_day, each.last_day, each.reason) for each in session.scalars(wanted)]


def last_changes(session: Session) -> tuple[int, int]:
    """Differs after every change: the number of the last one, and how many of the last WINDOW are there.

    The number alone is not enough: two people save at once, and the lower number may be committed last.
    """
    last = select(func.coalesce(func.max(Change.id), 0)).scalar_subquery()
    top, count = session.execute(
        select(func.coalesce(func.max(Change.id), 0), func.count()).where(Change.id > last - WINDOW)
    ).one()
    return top, count


def window(session: Session, top: int) -> dict[int, tuple[str, uuid.UUID]]:
    """The last WINDOW changes up to number `top`: kind and record by number."""
    wanted = select(Change.id, Change.kind, Change.record_id).where(Change.id > top - WINDOW)
    return {number: (kind, record_id) for number, kind, record_id in session.execute(wanted)}


def concerns(
    session: Session, changes: Iterable[tuple[str, uuid.UUID]], location_slug: str, shown: Collection[str]
) -> bool:
    """Whether one of these changes can show on the boards of a place; `shown` are the activities on them.

    Asked of every board after every change anywhere, so it reads as little as it can.
    """
    return any(
        kind in EVERYWHERE or (kind == "activity" and _is_at(session, record_id, location_slug, shown))
        for kind, record_id in set(changes)
    )


def _is_at(session: Session, activity_id: uuid.UUID, location_slug: str, shown: Collection[str]) -> bool:
    activity = session.get(Activity, activity_id)
    if activity is None or activity.slug in shown:
        return True
    place = select(Location.id).where(Location.slug == location_slug).scalar_subquery()
    there = select(Occurrence.activity_id).where(
        Occurrence.activity_id == activity_id, Occurrence.location_id == place
    )
    its_own = select(Activity.id).where(Activity.id == activity_id, Activity.location_id == place)
    return session.execute(its_own.union(there).limit(1)).first() is not None
