"""One activity as a screen would show it, for a look ahead beside its form."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import PUBLIC, Activity
from kiosk.document import ScreenView, board_content, head_of, notices_of
from kiosk.models import Screen
from kiosk.queries import board_source, screen_view

UNFINISHED, NO_SCREEN, NOT_FOR_ALL, LANGUAGE, LATER = (
    *("unfinished", "no_screen", "not_for_all", "language", "later"),
)


class NotOnScreen(Exception):
    """No screen shows it; `why` is one of the codes above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def still_document(session: Session, activity: Activity, code: str, now: datetime, base_url: str) -> dict[str, Any]:
    """The document of the screen at its place, with only the dates of this activity. Raises NotOnScreen.

    `now` is wall-clock.
    """
    screen = _screen_at(session, activity)
    if screen is None:
        raise NotOnScreen(NO_SCREEN)
    if activity.visibility != PUBLIC:
        raise NotOnScreen(NOT_FOR_ALL)
    if code not in screen.languages:
        raise NotOnScreen(LANGUAGE)
    source = board_source(session, screen, now, base_url)
    own = {each: [row for row in rows if row.slug == activity.slug] for each, rows in source.activities.items()}
    content = board_content(replace(source, activities=own))
    coming = [each for each in content["occurrences"] if each["day"] >= now.date().isoformat()]
    if not coming:
        raise NotOnScreen(LATER)
    head = head_of(screen, None, content["version"], notices_of(dict.fromkeys(screen.languages, ()), screen.languages))
    return {**content, "occurrences": coming[:1], **head}


def _screen_at(session: Session, activity: Activity) -> ScreenView | None:
    """The first one by name where several hang in one place."""
    wanted = select(Screen.slug).where(Screen.location_id == activity.location_id).order_by(Screen.name, Screen.slug)
    slug = session.scalars(wanted.limit(1)).first()
    return screen_view(session, slug) if slug is not None else None
