"""Notices as readers of one language get them. Times are naive wall-clock times, as on the notice itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnExpressionArgument, select
from sqlalchemy.orm import Session

from app.content.queries import ShownText, shown_texts
from app.notices.models import PRIORITY, Notice
from app.records.models import PUBLISHED


@dataclass(frozen=True)
class ShownNotice:
    slug: str
    title: ShownText
    body: ShownText
    starts: datetime
    ends: datetime
    is_priority: bool


def web_notices(session: Session, now: datetime, code: str) -> list[ShownNotice]:
    """What the site announces now, what has priority first and then the newest."""
    return _shown(session, code, Notice.on_web, Notice.starts <= now, Notice.ends > now)


def screen_notices(session: Session, now: datetime, code: str, *, until: datetime | None = None) -> list[ShownNotice]:
    """What screens announce now, or at any time up to `until`; a screen picks by `starts` and `ends` itself."""
    return _shown(session, code, Notice.on_screens, Notice.starts <= (until or now), Notice.ends > now)


def _shown(session: Session, code: str, *conditions: ColumnExpressionArgument[bool]) -> list[ShownNotice]:
    wanted = select(Notice).where(Notice.state == PUBLISHED, *conditions).order_by(Notice.starts.desc(), Notice.slug)
    notices = sorted(session.scalars(wanted), key=lambda notice: notice.priority != PRIORITY)
    texts = shown_texts(session, [text for each in notices for text in (each.title_id, each.body_id)], code)
    return [
        ShownNotice(
            slug=each.slug,
            title=texts.of(each.title_id),
            body=texts.of(each.body_id),
            starts=each.starts,
            ends=each.ends,
            is_priority=each.priority == PRIORITY,
        )
        for each in notices
    ]
