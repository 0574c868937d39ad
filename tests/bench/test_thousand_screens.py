"""A thousand boards on one server: what asking costs it, and how soon a change is on every screen.

The server has one core of the machine to itself and the boards another, where there are two.
"""

import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.occurrences import extend
from app.dates import wall_clock
from app.notices.actions import NOTICE
from app.records import actions as records
from kiosk.actions import ensure_screen
from kiosk.kept import Boards
from tests import factories
from tests.support.databases import open_engine
from tests.support.sites import free_port

IS_BENCH = "NOORDWIJZER_BENCH" in os.environ
PLACES, SCREENS = 100, 1000
POLL = 3.5  # as kiosk/player/static/data.js asks
EVERY_DAY = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
CALM = 60  # seconds looked at while nothing changes


def test_asking_again_costs_a_small_part_of_making_a_board(client, session):
    """What a thousand screens live by: the answer "nothing new" is cheap."""
    place = factories.location(session)
    for number in range(20):
        factories.activity(session, location=place.slug, starts=f"2026-11-23T{8 + number % 12:02}:00")
    ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "pl", "ar"], factories.AT)
    address = "/kiosk/de-hal/board.json"
    tag = client.get(address).headers["ETag"]

    def seconds(work, times):
        began = time.process_time()
        for _time in range(times):
            work()
        return (time.process_time() - began) / times

    def make():
        client.application.extensions["boards"] = Boards()
        assert client.get(address).status_code == 200

    def ask():
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304

    ratio = seconds(make, 5) / seconds(ask, 50)
    print(f"\nmaking a board costs {ratio:.0f} times as much as saying that nothing changed")
    assert ratio > 8


@pytest.mark.skipif(not IS_BENCH, reason="takes minutes; for `make bench`")
@pytest.mark.timeout(1200)
def test_a_thousand_screens_on_one_server(starter_file: Path, tmp_path: Path):
    file = Path(shutil.copy(starter_file, tmp_path / "noordwijzer.db"))
    engine = open_engine(f"sqlite:///{file}")
    with Session(engine) as session:
        slugs = put_up(session)
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, everywhere - {max(everywhere)} or everywhere)
    with serving(file, {max(everywhere)}) as (port, pids):
        screens = [Simulated(port, slug) for slug in slugs]
        asyncio.run(measure(screens, pids, engine))
    os.sched_setaffinity(0, everywhere)
    engine.dispose()


async def measure(screens: list["Simulated"], pids: list[int], engine: object) -> None:
    running = [asyncio.create_task(each.run()) for each in screens]
    while any(not each.version for each in screens):  # Every board is made once, at its first question.
        await asyncio.sleep(0.5)
    await asyncio.sleep(2 * POLL)
    for each in screens:
        each.failed = 0  # At the very first questions every board is made, and some wait too long for theirs.
    asked, began, cpu = sum(each.asked for each in screens), time.monotonic(), seconds_of(pids)
    await asyncio.sleep(CALM)
    passed = time.monotonic() - began
    rate, share = (sum(each.asked for each in screens) - asked) / passed, (seconds_of(pids) - cpu) / passed
    print(
        f"\n{len(screens)} screens ask {rate:.0f} times a second; the server is busy for {share:.2f} of one core",
        end="",
    )
    print(f", {1000 * share / rate:.2f} ms a question")
    for what, write in (("a change in one place", change_one), ("a notice for all", change_all)):
        changed = await asyncio.to_thread(write, engine)
        concerned = [each for each in screens if not changed or each.slug.startswith(changed)]
        before = {each.slug: each.version for each in concerned}
        saved = time.monotonic()
        while any(each.version == before[each.slug] for each in concerned):
            await asyncio.sleep(0.05)
            assert time.monotonic() - saved < 120
        waits = sorted(each.changed_at - saved for each in concerned)
        slow = quantiles(waits, n=100)[-1]
        print(f"{what}: {len(waits)} screens, p50 {median(waits):.1f} s, p99 {slow:.1f} s, last {waits[-1]:.1f} s")
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    print(
        f"questions without an answer: {sum(each.failed for each in screens)} of {sum(each.asked for each in screens)}"
    )
    assert sum(each.failed for each in screens) < asked / 100
    assert share < 1.5


class Simulated:
    """A board as its server sees it: asks, waits, asks again with what it knows."""

    def __init__(self, port: int, slug: str) -> None:
        self.port, self.slug = port, slug
        self.version, self.tag, self.changed_at = "", "", 0.0
        self.asked = self.failed = 0

    async def run(self) -> None:
        await asyncio.sleep(random.random() * POLL)
        while True:
            try:
                await asyncio.wait_for(self._ask(), 20)
            except (TimeoutError, OSError):
                self.failed += 1
            await asyncio.sleep(POLL * random.uniform(0.8, 1.2))

    async def _ask(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        known = f"If-None-Match: {self.tag}\r\n" if self.tag else ""
        common = "Host: 127.0.0.1\r\nConnection: close\r\nAccept-Encoding: gzip, br\r\n"
        head = f"GET /kiosk/{self.slug}/board.json HTTP/1.1\r\n{common}{known}\r\n"
        try:
            writer.write(head.encode())
            answer = await reader.read(-1)
        finally:
            writer.close()
        self.asked += 1
        status, _, rest = answer.partition(b"\r\n")
        if b" 200 " in status:
            headers, _, _body = rest.partition(b"\r\n\r\n")
            lines = dict(line.split(": ", 1) for line in headers.decode().splitlines())
            self.tag, self.version, self.changed_at = lines["ETag"], lines["ETag"], time.monotonic()
        elif b" 304 " not in status:
            self.failed += 1


def put_up(session: Session) -> list[str]:
    """A hundred places with ten screens and three weekly activities each."""
    now = datetime.now(UTC)
    slugs = []
    for number in range(PLACES):
        place = factories.location(session, slug=f"plek-{number}")
        for hour in (10, 14, 19):
            starts = f"{wall_clock(now).date().isoformat()}T{hour}:00"
            days = "MO,TU,WE,TH,FR,SA,SU"
            factories.activity(
                session,
                slug=f"plek-{number}-{hour}",
                location=place.slug,
                starts=starts,
                rrule=f"FREQ=WEEKLY;BYDAY={days}",
            )
        for screen in range(SCREENS // PLACES):
            slug = f"plek-{number}-scherm-{screen}"
            ensure_screen(session, slug, slug, place.slug, ["nl", "pl", "ar"], now)
            slugs.append(slug)
    extend(session, now)
    session.commit()
    return slugs


def change_one(engine: object) -> str:
    from app.activities.actions import cancel_occurrence
    from app.activities.models import Activity, Occurrence

    with Session(engine) as session, session.begin():
        session.connection(execution_options={"writes": True})
        activity = session.scalars(select(Activity).where(Activity.slug == "plek-7-19")).one()
        date = session.scalars(
            select(Occurrence.recurrence_id).where(Occurrence.activity_id == activity.id).order_by(Occurrence.starts)
        ).all()[1]
        cancel_occurrence(session, activity, date, reason="ill", by=None, at=datetime.now(UTC))
    return "plek-7-"


def change_all(engine: object) -> str:
    now = wall_clock(datetime.now(UTC))
    with Session(engine) as session, session.begin():
        session.connection(execution_options={"writes": True})
        document = {
            "slug": "nieuws", "title": "Nieuws", "body": "", "starts": now.isoformat(timespec="minutes"),
            "ends": now.replace(hour=23, minute=59).isoformat(timespec="minutes"), "priority": "priority",
        }  # fmt: skip
        records.create(session, NOTICE, document, by=None, at=datetime.now(UTC), state="published")
    return ""


@contextmanager
def serving(file: Path, cores: set[int]) -> Iterator[tuple[int, list[int]]]:
    """The real server, as `noordwijzer serve` starts it; gives its port and the ids of its processes."""
    port = free_port()
    environment = {**os.environ, "NOORDWIJZER_DATA_DIR": str(file.parent), "NOORDWIJZER_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "app", "serve"], env=environment, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(server.pid, cores)  # Its workers, which it forks later, inherit this.
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        time.sleep(2)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        yield port, [server.pid, *map(int, children)]
    finally:
        server.terminate()
        server.wait(timeout=30)


def seconds_of(pids: list[int]) -> float:
    """Processor time these processes used so far."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
