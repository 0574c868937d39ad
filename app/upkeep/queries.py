"""What is due to be checked, what readers reported, and which links are broken."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.activities.confirming import TERM_MONTHS, confirm_by
from app.activities.models import Activity
from app.activities.staff_queries import title_for_staff
from app.dates import wall_clock
from app.directory.models import CLOSED, PLANNED, Service
from app.records.models import PUBLISHED
from app.upkeep.models import LinkCheck, Report, Review
from app.upkeep.rules import EDITORS, NOTHING, SERVICE_MONTHS, Asking, due_on, step_of

DEFAULT_MONTHS = {"service": SERVICE_MONTHS, "activity": TERM_MONTHS}


# Kind, record, the day from which it counts when it was never checked, and the day of the last check.
Candidate = tuple[str, Service | Activity, date, date | None]


@dataclass(frozen=True)
class Due:
    """One record that is to be checked, and whose turn it is: a step of rules.py."""

    kind: str
    record_id: uuid.UUID
    slug: str
    title: str
    due_on: date
    checked_on: date | None
    step: str
    owner_email: str
    language: str


@dataclass(frozen=True)
class ListedReport:
    report: Report
    slug: str
    title: str


def review_of(session: Session, kind: str, record_id: uuid.UUID) -> Review:
    """The row about this record; a new one, not yet kept, where nobody was named."""
    found = session.get(Review, (kind, record_id))
    return found or Review(
        kind=kind, record_id=record_id, owner_email="", language="nl", interval_months=DEFAULT_MONTHS[kind]
    )


def due_records(session: Session, today: date) -> list[Due]:
    """Everything that is due today, what waits longest first."""
    reviews = {(each.kind, each.record_id): each for each in session.scalars(select(Review))}
    found = [_due(each, reviews, today) for each in _services(session)]
    found += [_due(each, reviews, today) for each in _series(session)]
    return sorted((each for each in found if each.step != NOTHING), key=lambda each: (each.due_on, each.slug))


def for_editors(session: Session, today: date) -> list[Due]:
    """What no owner looks after, or what an owner never answered about."""
    return [each for each in due_records(session, today) if each.step == EDITORS]


def open_reports(session: Session) -> list[ListedReport]:
    """What readers and owners said, the oldest first: it waits longest."""
    reports = session.scalars(select(Report).where(Report.done_at.is_(None)).order_by(Report.at, Report.id)).all()
    found = {each.record_id: _record(session, each.kind, each.record_id) for each in reports}
    return [
        ListedReport(each, record.slug, _title(record))
        for each in reports
        if (record := found[each.record_id]) is not None
    ]


def open_report_count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Report).where(Report.done_at.is_(None))) or 0


def broken_links(session: Session) -> dict[str, LinkCheck]:
    """By address; only what failed at least twice in a row."""
    return {each.url: each for each in session.scalars(select(LinkCheck).where(LinkCheck.failures >= 2))}


def _record(session: Session, kind: str, record_id: uuid.UUID) -> Service | Activity | None:
    return session.get(Service, record_id) if kind == "service" else session.get(Activity, record_id)


def _title(record: Service | Activity) -> str:
    return record.name.source if isinstance(record, Service) else title_for_staff(record)


def _services(session: Session) -> Iterator[Candidate]:
    wanted = select(Service).where(
        Service.state == PUBLISHED, Service.is_example.is_(False), Service.status.not_in((CLOSED, PLANNED))
    )
    for each in session.scalars(wanted.options(joinedload(Service.name))):
        yield "service", each, wall_clock(each.created_at).date(), each.assured_date


def _series(session: Session) -> Iterator[Candidate]:
    """A series has a day by which it is to be confirmed instead of a day on which it was."""
    wanted = select(Activity).where(Activity.state == PUBLISHED, Activity.rrule != "", Activity.until.is_(None))
    for each in session.scalars(wanted.options(joinedload(Activity.title))):
        asked = confirm_by(each)
        if asked is not None:
            yield "activity", each, asked, None


def _due(
    found: Candidate,
    reviews: dict[tuple[str, uuid.UUID], Review],
    today: date,
) -> Due:
    kind, record, begin, checked_on = found
    review = reviews.get((kind, record.id))
    due = due_on(checked_on, begin, review.interval_months if review else DEFAULT_MONTHS[kind])
    asking = (
        Asking(bool(review.owner_email), review.asked_on, review.asked_again_on) if review else Asking(has_owner=False)
    )
    return Due(
        kind=kind,
        record_id=record.id,
        slug=record.slug,
        title=_title(record),
        due_on=due,
        checked_on=checked_on,
        step=step_of(due, asking, today),
        owner_email=review.owner_email if review else "",
        language=review.language if review else "nl",
    )
