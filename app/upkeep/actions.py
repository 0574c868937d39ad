"""Reports, owners, and asking them. Whoever answers needs no account; what they say is written down as a change."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.confirming import must_stop
from app.activities.documents import ACTIVITY
from app.activities.models import Activity
from app.changes.actions import record_change
from app.dates import wall_clock
from app.directory.actions import mark_checked
from app.directory.models import Service
from app.outbox.actions import enqueue
from app.outbox.mail import KIND as MAIL
from app.records import actions as records
from app.records.models import PUBLISHED
from app.upkeep.letters import ask_letter
from app.upkeep.models import READER, Report, Review
from app.upkeep.queries import Due, due_records, review_of
from app.upkeep.rules import FIRST, SECOND

MAKES_LINK = Callable[[Due], str]


@dataclass(frozen=True)
class Asked:
    """What one round did: mails written, and series that ended because nobody answered."""

    mails: int
    records: int
    stopped: int


def report(
    session: Session,
    kind: str,
    record_id: uuid.UUID,
    *,
    what: str,
    words: str,
    language: str,
    at: datetime,
    source: str = READER,
) -> Report:
    found = Report(kind=kind, record_id=record_id, source=source, what=what, words=words, language=language, at=at)
    session.add(found)
    session.flush()
    return found


def close_report(session: Session, found: Report, *, by: uuid.UUID, at: datetime) -> None:
    """It was dealt with; what a person wrote has served and is forgotten."""
    found.done_at, found.done_by, found.words = at, by, ""
    session.flush()


def set_owner(
    session: Session,
    record: Service | Activity,
    *,
    email: str,
    language: str,
    months: int,
    by: uuid.UUID | None,
    at: datetime,
) -> Review:
    """Who is asked, in which language and how often. The history says that it changed, not to which address."""
    kind = kind_of(record)
    review = review_of(session, kind, record.id)
    if review.owner_email != email:
        review.asked_on = review.asked_again_on = None
    review.owner_email, review.language, review.interval_months = email, language, months
    session.add(review)
    session.flush()
    record_change(session, kind=kind, record_id=record.id, version=record.version, action="owner_set", by=by, at=at)
    return review


def confirm(
    session: Session, record: Service | Activity, *, by: uuid.UUID | None, at: datetime, who: str = ""
) -> None:
    """Everything about the record is right today; the next question comes after its interval."""
    today = wall_clock(at).date()
    review = review_of(session, kind_of(record), record.id)
    if isinstance(record, Service):
        mark_checked(session, record, by=by, at=at, today=today, assurer=who)
    else:
        until = today + relativedelta(months=review.interval_months)
        document = {"reconfirm_on": until.isoformat()}
        records.save(session, ACTIVITY, record, document, by=by, at=at, action="checked")
    review.asked_on = review.asked_again_on = None
    session.flush()


def ask_owners(session: Session, *, at: datetime, make_link: MAKES_LINK) -> Asked:
    """One mail to every owner of whom something is due; a series that nobody confirmed for too long ends."""
    today = wall_clock(at).date()
    stopped = _stop_series(session, today, at)
    due = [each for each in due_records(session, today) if each.step in (FIRST, SECOND)]
    due.sort(key=lambda each: (each.owner_email, each.language, each.step, each.title))
    mails = 0
    for (email, language, step), group in groupby(due, lambda each: (each.owner_email, each.language, each.step)):
        asked = list(group)
        enqueue(session, MAIL, _mail(email, language, asked, make_link, is_second=step == SECOND), at)
        for each in asked:
            _note_asked(session, each, today)
        mails += 1
    return Asked(mails=mails, records=len(due), stopped=stopped)


def kind_of(record: Service | Activity) -> str:
    return "service" if isinstance(record, Service) else "activity"


def _mail(
    email: str, language: str, asked: Sequence[Due], make_link: MAKES_LINK, *, is_second: bool
) -> dict[str, object]:
    links = [(each.title, make_link(each)) for each in asked]
    return ask_letter(email, language, links, is_second=is_second)


def _note_asked(session: Session, due: Due, today: date) -> None:
    review = session.get_one(Review, (due.kind, due.record_id))
    if due.step == FIRST:
        review.asked_on, review.asked_again_on = today, None
    else:
        review.asked_again_on = today
    session.flush()


def _stop_series(session: Session, today: date, at: datetime) -> int:
    """What was not confirmed ends today, so that nobody stands before a closed door for months."""
    wanted = select(Activity).where(Activity.state == PUBLISHED, Activity.rrule != "", Activity.until.is_(None))
    late = [each for each in session.scalars(wanted).all() if must_stop(each, today)]
    for each in late:
        document = {"until": max(today, each.starts.date()).isoformat()}
        records.save(session, ACTIVITY, each, document, by=None, at=at, action="stopped")
    return len(late)
