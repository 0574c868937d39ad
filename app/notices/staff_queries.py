"""Notices as staff find them: in every state, past ones too."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.notices.models import PRIORITY, Notice
from app.records.models import DRAFT, WITHDRAWN

NOW, COMING, PAST = "now", "coming", "past"
LAST_PAST = 100


@dataclass(frozen=True)
class ListedNotice:
    id: uuid.UUID
    slug: str
    title: str
    starts: datetime
    ends: datetime
    state: str
    on_web: bool
    on_screens: bool
    is_priority: bool


def notices(session: Session, now: datetime) -> dict[str, list[ListedNotice]]:
    """By period, in the order in which staff ask: now, coming, draft, past. A withdrawn one counts as past."""
    found: dict[str, list[ListedNotice]] = {NOW: [], COMING: [], DRAFT: [], PAST: []}
    wanted = select(Notice).options(joinedload(Notice.title))
    for each in session.scalars(wanted.where(Notice.ends > now).order_by(Notice.starts, Notice.slug)):
        found[_period(each, now)].append(_listed(each))
    past = wanted.where(Notice.ends <= now).order_by(Notice.ends.desc(), Notice.slug).limit(LAST_PAST)
    found[PAST] += [_listed(each) for each in session.scalars(past)]
    return found


def _period(notice: Notice, now: datetime) -> str:
    if notice.state == WITHDRAWN:
        return PAST
    if notice.state == DRAFT:
        return DRAFT
    return NOW if notice.starts <= now else COMING


def _listed(notice: Notice) -> ListedNotice:
    return ListedNotice(
        id=notice.id,
        slug=notice.slug,
        title=notice.title.source,
        starts=notice.starts,
        ends=notice.ends,
        state=notice.state,
        on_web=notice.on_web,
        on_screens=notice.on_screens,
        is_priority=notice.priority == PRIORITY,
    )
