"""Writing notices, with records.actions and the kind NOTICE. The document:

slug              words in the address
title             Dutch; never empty
body              Dutch text or ""
starts, ends      wall-clock times, ISO without zone ("2026-11-23T09:00"); the end is required, after the start, and
                  at most LONGEST later: what holds for ever is no announcement
priority          "normal" (default) or "priority": takes over the screens at once
on_web, on_screens   where it is shown; default true
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.content.actions import put_text
from app.content.models import Text
from app.notices.models import NORMAL, PRIORITY, Notice
from app.records.kinds import Document, RecordKind

LONGEST = timedelta(days=60)
NOT_LATER, TOO_LONG, PAST, NOWHERE = "must be after the start", "is too long after the start", "is past", "is nowhere"


class WrongNotice(ValueError):
    """A value that a notice cannot have; `field` names it, `reason` says why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def notice_snapshot(_session: Session, notice: Notice) -> Document:
    return {
        "slug": notice.slug,
        "title": notice.title.source,
        "body": notice.body.source if notice.body else "",
        "starts": notice.starts.isoformat(timespec="minutes"),
        "ends": notice.ends.isoformat(timespec="minutes"),
        "priority": notice.priority,
        "on_web": notice.on_web,
        "on_screens": notice.on_screens,
    }


def apply_notice(session: Session, notice: Notice, document: Document) -> None:
    """Raises WrongNotice."""
    starts, ends = _wall_clock(document, "starts"), _wall_clock(document, "ends")
    if ends <= starts:
        raise WrongNotice("ends", NOT_LATER)
    if ends - starts > LONGEST:
        raise WrongNotice("ends", TOO_LONG)
    priority = document.get("priority", NORMAL)
    if priority not in (NORMAL, PRIORITY):
        raise WrongNotice("priority", f"unknown: {priority}")
    if not document.get("on_web", True) and not document.get("on_screens", True):
        raise WrongNotice("on_web", NOWHERE)
    with session.no_autoflush:
        notice.slug = document["slug"]
        notice.title = _title(session, notice.title, document)
        notice.body = put_text(session, notice.body, document.get("body"))
        notice.starts, notice.ends, notice.priority = starts, ends, priority
        notice.on_web = document.get("on_web", True)
        notice.on_screens = document.get("on_screens", True)


def refuse_past(document: Document, now: datetime) -> None:
    """Nobody would ever read a notice that ended before it was written. `now` is the time on the wall."""
    if _wall_clock(document, "ends") <= now:
        raise WrongNotice("ends", PAST)


def _title(session: Session, title: Text | None, document: Document) -> Text:
    if not str(document.get("title") or "").strip():
        raise WrongNotice("title", "is empty")
    text = put_text(session, title, document["title"])
    assert text is not None
    return text


def _wall_clock(document: Document, field: str) -> datetime:
    try:
        moment = datetime.fromisoformat(document[field])
    except (KeyError, TypeError, ValueError) as error:
        raise WrongNotice(field, "is not a date and time") from error
    if moment.tzinfo is not None:
        raise WrongNotice(field, "is a time on the wall and has no zone")
    return moment.replace(second=0, microsecond=0)


NOTICE = RecordKind("notice", Notice, notice_snapshot, apply_notice)
