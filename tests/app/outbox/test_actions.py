import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.outbox import mail
from app.outbox.actions import LEASE, Job, RefusedForGood, Tally, enqueue, run_due, try_again, wait_after
from app.outbox.models import OutboxItem
from app.outbox.queries import last_errors, outbox_state
from tests.app.outbox.smtp import Inbox, running

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MakeSession = Callable[[], Session]


@pytest.fixture
def make_session(engine: Engine) -> MakeSession:
    return lambda: Session(engine)


class Service:
    """An outside service that fails as often as it is told to."""

    def __init__(self, *troubles: Exception) -> None:
        self.done: list[str] = []
        self.troubles = list(troubles)

    def __call__(self, job: Job) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.done.append(job.payload["name"])


def put(make_session: MakeSession, *names: str, at: datetime = NOW) -> None:
    with make_session() as session:
        for name in names:
            enqueue(session, "test", {"name": name}, at)
        session.commit()


def run(make_session: MakeSession, service: Callable[[Job], None], now: datetime = NOW) -> Tally:
    return run_due(make_session, {"test": service}, lambda: now)


def test_what_is_due_is_done_once_in_order(make_session: MakeSession) -> None:
    put(make_session, "one", "two")
    service = Service()
    assert run(make_session, service) == Tally(done=2)
    assert run(make_session, service, NOW + timedelta(days=1)) == Tally()
    assert service.done == ["one", "two"]


def test_what_is_not_due_waits(make_session: MakeSession) -> None:
    put(make_session, "later", at=NOW + timedelta(minutes=1))
    assert run(make_session, Service()) == Tally()


def test_work_nobody_can_do_waits_untried(make_session: MakeSession) -> None:
    put(make_session, "one")
    assert run_due(make_session, {}, lambda: NOW) == Tally()
    with make_session() as session:
        assert outbox_state(session).waiting == 1
        assert outbox_state(session).struggling == 0


def test_what_is_rolled_back_is_not_sent(make_session: MakeSession) -> None:
    with make_session() as session:
        enqueue(session, "test", {"name": "never"}, NOW)
        session.rollback()
    assert run(make_session, Service()) == Tally()


def test_a_failed_attempt_is_kept_and_tried_again_later(make_session: MakeSession) -> None:
    put(make_session, "one")
    service = Service(ConnectionError("line is dead"))
    assert run(make_session, service) == Tally(postponed=1)
    assert run(make_session, service, NOW + timedelta(seconds=59)) == Tally()
    with make_session() as session:
        assert "line is dead" in last_errors(session)[0].last_error
    assert run(make_session, service, NOW + timedelta(seconds=60)) == Tally(done=1)
    with make_session() as session:
        assert last_errors(session) == []


def test_the_wait_grows_to_six_hours_and_never_ends(make_session: MakeSession) -> None:
    waits = [wait_after(attempt) for attempt in range(1, 13)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits[-1] == timedelta(hours=6)
    assert waits == sorted(waits)
    assert wait_after(100_000) == timedelta(hours=6)


def test_one_that_fails_does_not_hold_up_the_others(make_session: MakeSession) -> None:
    put(make_session, "one", "two")
    service = Service(ConnectionError())
    assert run(make_session, service) == Tally(done=1, postponed=1)


def test_what_is_refused_for_good_waits_for_a_person(make_session: MakeSession) -> None:
    put(make_session, "one")
    service = Service(RefusedForGood("no such reader"))
    assert run(make_session, service) == Tally(failed=1)
    assert run(make_session, service, NOW + timedelta(days=9)) == Tally()
    with make_session() as session:
        assert outbox_state(session).failed == 1
        assert try_again(session, NOW) == 1
        session.commit()
    assert run(make_session, service) == Tally(done=1)


def test_a_worker_that_dies_gives_its_item_back(make_session: MakeSession) -> None:
    put(make_session, "one")

    def dies(_job: Job) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        run(make_session, dies)
    service = Service()
    assert run(make_session, service, NOW + LEASE - timedelta(seconds=1)) == Tally()
    assert run(make_session, service, NOW + LEASE) == Tally(done=1)


def test_two_workers_never_do_the_same(make_session: MakeSession) -> None:
    names = [f"n{number}" for number in range(12)]
    put(make_session, *names)
    done: list[str] = []
    both_busy = threading.Barrier(2, timeout=20)

    def service(job: Job) -> None:
        if not done:
            both_busy.wait()  # Each worker holds its first item while the other looks for one.
        done.append(job.payload["name"])

    workers = [threading.Thread(target=run, args=(make_session, service)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done) == sorted(names)


def test_a_slow_service_keeps_nobody_from_writing(make_session: MakeSession) -> None:
    put(make_session, "slow")

    def writes_meanwhile(_job: Job) -> None:
        put(make_session, "meanwhile", at=NOW + timedelta(days=1))

    assert run(make_session, writes_meanwhile) == Tally(done=1)


def test_mail_that_found_no_server_leaves_when_there_is_one(make_session: MakeSession) -> None:
    with make_session() as session:
        enqueue(session, mail.KIND, mail.mail_payload("lezer@example.nl", "Hallo", "Dag"), NOW)
        session.commit()
    inbox = Inbox("451 later", "250 OK")
    with running(inbox) as port:
        handlers = {mail.KIND: mail.handler(mail.MailServer("127.0.0.1", port, timeout=2))}
        assert run_due(make_session, handlers, lambda: NOW) == Tally(postponed=1)
        assert run_due(make_session, handlers, lambda: NOW + timedelta(minutes=1)) == Tally(done=1)
        assert run_due(make_session, handlers, lambda: NOW + timedelta(days=1)) == Tally()
    assert [each["Subject"] for each in inbox.mails] == ["Hallo"]
    with make_session() as session:
        assert session.query(OutboxItem).one().attempts == 2
