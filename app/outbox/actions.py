"""Putting work for outside services aside, and doing it: never lost, never again after it succeeded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.outbox.models import OutboxItem

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
LEASE = timedelta(minutes=15)  # longer than any service may keep us; a worker that died gives its item back then


@dataclass(frozen=True)
class Job:
    """One item as its handler gets it. `id` and `created_at` name it in the outside world, the same at every try."""

    id: int
    kind: str
    payload: dict[str, Any]
    attempt: int
    created_at: datetime


Handler = Callable[[Job], None]


class RefusedForGood(Exception):
    """A handler says that trying again cannot help; the item waits for a person."""


@dataclass(frozen=True)
class Tally:
    done: int = 0
    postponed: int = 0
    failed: int = 0


def enqueue(session: Session, kind: str, payload: dict[str, Any], at: datetime) -> OutboxItem:
    """Put work aside in the caller's transaction: what is rolled back is not sent."""
    item = OutboxItem(kind=kind, payload=payload, due_at=at, created_at=at)
    session.add(item)
    session.flush()
    return item


def run_due(
    make_session: Callable[[], Session], handlers: Mapping[str, Handler], now: Callable[[], datetime]
) -> Tally:
    """Do everything that is due and has a handler; an item of another kind simply waits.

    Each item is claimed in a transaction of its own and handled outside of it, so that a slow service holds no
    lock on the database. Several workers may run at once: a claimed item is due again only after the lease.
    """
    counts = {"done": 0, "postponed": 0, "failed": 0}
    while (job := _claim(make_session, tuple(handlers), now())) is not None:
        try:
            handlers[job.kind](job)
        except RefusedForGood as error:
            _write_down(make_session, job, error, retry_at=None, now=now())
            counts["failed"] += 1
        except Exception as error:
            _write_down(make_session, job, error, retry_at=now() + wait_after(job.attempt), now=now())
            counts["postponed"] += 1
        else:
            _finish(make_session, job, now())
            counts["done"] += 1
    return Tally(**counts)


def wait_after(attempt: int) -> timedelta:
    """How long to wait after the n-th attempt failed: 1 minute, doubling, never more than 6 hours."""
    doublings = min(attempt - 1, 9)  # 2 ** 9 minutes is past the longest wait.
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def try_again(session: Session, now: datetime) -> int:
    """Make everything that was refused or postponed due at once; gives how many items."""
    items = session.scalars(
        select(OutboxItem).where(OutboxItem.done_at.is_(None), OutboxItem.attempts > 0, OutboxItem.last_error != "")
    ).all()
    for item in items:
        item.failed_at = None
        item.due_at = now
    session.flush()
    return len(items)


def _claim(make_session: Callable[[], Session], kinds: tuple[str, ...], now: datetime) -> Job | None:
    """Take the item that is due longest. PostgreSQL skips rows another worker holds, SQLite queues the workers."""
    with make_session() as session:
        session.connection(execution_options={"writes": True})
        item = session.scalar(
            select(OutboxItem)
            .where(
                OutboxItem.done_at.is_(None),
                OutboxItem.failed_at.is_(None),
                OutboxItem.due_at <= now,
                OutboxItem.kind.in_(kinds),
            )
            .order_by(OutboxItem.due_at, OutboxItem.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if item is None:
            return None
        item.attempts += 1
        item.due_at = now + LEASE
        job = Job(item.id, item.kind, dict(item.payload), item.attempts, item.created_at)
        session.commit()
        return job


def _finish(make_session: Callable[[], Session], job: Job, now: datetime) -> None:
    with make_session() as session:
        session.connection(execution_options={"writes": True})
        item = session.get_one(OutboxItem, job.id)
        item.done_at = now
        item.last_error = ""
        session.commit()


def _write_down(
    make_session: Callable[[], Session], job: Job, error: Exception, *, retry_at: datetime | None, now: datetime
) -> None:
    """Keep what went wrong. Without `retry_at` the item has failed for good."""
    with make_session() as session:
        session.connection(execution_options={"writes": True})
        item = session.get_one(OutboxItem, job.id)
        item.last_error = f"{type(error).__name__}: {error}"[:1000]
        if retry_at is None:
            item.failed_at = now
        else:
            item.due_at = retry_at
        session.commit()
