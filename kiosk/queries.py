"""What stands on a screen."""

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.queries import occurrences_between
from app.content.queries import shown_texts
from app.directory.models import Location
from app.languages import SOURCE, offered_codes
from app.notices.queries import screen_notices
from app.records.queries import NotThere
from kiosk.document import WEEKS, ScreenView, Source
from kiosk.models import Screen


def screen_view(session: Session, slug: str) -> ScreenView:
    """Raises NotThere for a screen nobody put up."""
    found = session.execute(
        select(Screen, Location).join(Location, Location.id == Screen.location_id).where(Screen.slug == slug)
    ).one_or_none()
    if found is None:
        raise NotThere(slug)
    screen, location = found
    name = shown_texts(session, [location.name_id], SOURCE).of(location.name_id)
    languages = tuple(code for code in screen.languages if code in offered_codes())
    return ScreenView(screen.slug, screen.name, location.slug, name.value, languages or (SOURCE,))


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
        notices={code: screen_notices(session, start, code, until=end) for code in screen.languages},
        base_url=base_url,
    )
