"""Screens as staff find them: how each is, and what there is to choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.content.queries import shown_texts
from app.directory.models import Location
from app.languages import SOURCE
from app.notices.models import Notice
from app.records.models import WITHDRAWN
from kiosk.heartbeat import LIVE, state_of, troubles_of
from kiosk.models import Screen, ScreenBeat


@dataclass(frozen=True)
class ListedScreen:
    """`at` is when it last spoke, `since` when it began to speak without a pause; both None before its first word."""

    slug: str
    name: str
    place: str
    languages: tuple[str, ...]
    state: str
    at: datetime | None
    since: datetime | None
    facts: Mapping[str, Any]
    troubles: tuple[str, ...]


def screens(session: Session, now: datetime, build: str) -> list[ListedScreen]:
    wanted = (
        select(Screen, ScreenBeat, Location)
        .join(Location, Location.id == Screen.location_id)
        .outerjoin(ScreenBeat, ScreenBeat.screen_id == Screen.id)
        .order_by(Screen.name, Screen.slug)
    )
    rows = session.execute(wanted).all()
    names = shown_texts(session, [location.name_id for _screen, _beat, location in rows], SOURCE)
    return [_listed(screen, beat, names.of(location.name_id).value, now, build) for screen, beat, location in rows]


def listed(session: Session, slug: str, now: datetime, build: str) -> ListedScreen:
    return next(each for each in screens(session, now, build) if each.slug == slug)


def _listed(screen: Screen, beat: ScreenBeat | None, place: str, now: datetime, build: str) -> ListedScreen:
    is_paired = bool(screen.token_digest)
    facts = beat.facts if beat and is_paired else {}
    state = state_of(is_paired=is_paired, beat_at=beat.at if beat else None, facts=facts, now=now)
    return ListedScreen(
        slug=screen.slug,
        name=screen.name,
        place=place,
        languages=tuple(screen.languages),
        state=state,
        at=beat.at if beat and is_paired else None,
        since=beat.since if beat and is_paired else None,
        facts=facts,
        troubles=tuple(troubles_of(facts, build)) if state == LIVE else (),
    )


def places(session: Session) -> dict[str, str]:
    """Where a screen can hang, by slug. A hidden address is no hall for a public board."""
    found = session.scalars(select(Location).where(Location.is_hidden.is_(False))).all()
    names = shown_texts(session, [each.name_id for each in found], SOURCE)
    return dict(sorted(((each.slug, names.of(each.name_id).value) for each in found), key=lambda pair: pair[1]))


def coming_notices(session: Session, wall: datetime) -> dict[str, str]:
    """Titles by slug of what stands on screens now or later; `wall` is wall-clock."""
    wanted = (
        select(Notice)
        .options(joinedload(Notice.title))
        .where(Notice.on_screens, Notice.ends > wall, Notice.state != WITHDRAWN)
        .order_by(Notice.starts, Notice.slug)
    )
    return {each.slug: each.title.source for each in session.scalars(wanted)}
