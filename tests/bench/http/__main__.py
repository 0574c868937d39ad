"""`make bench`, http: what a page costs, kept and made anew, and how that grows with the content.

    python -m tests.bench.http [--short] [--sizes 500 5000 50000] [--seconds 4] [--hold 60] [--database postgresql]

The servers have one core and the load the other; medians of three rounds in which the programs take turns. On a
machine that does other work too, believe the ratios within one run and the time the server itself computed for a
request; the load of the machine stands beside every table.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import PUBLIC, Activity, Occurrence
from app.migrate import upgrade
from app.starter.actions import load_content
from app.starter.volume import generate
from tests.bench.http.front import configuration
from tests.bench.http.servers import Load, bare, computed, get, load, server, shared_memory, wait_for
from tests.support.apps import new_app
from tests.support.databases import new_postgres_database, open_engine, postgres_server
from tests.support.sites import free_port

ROUNDS = 3
SITE = (sys.executable, "-m", "app", "serve")
MADE_ANEW = {"NOORDWIJZER_PAGE_CACHE_BYTES": "0", "NOORDWIJZER_WORKERS": "1"}
MARKS = {"list": 80, "detail": 150, "search": 50, "agenda.ics": 1}  # requests a second and core
KEPT = {"NOORDWIJZER_WORKERS": "1"}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[500, 5_000, 50_000])
    arguments.add_argument("--seconds", type=int, default=4)
    arguments.add_argument("--hold", type=int, default=60)
    arguments.add_argument("--short", action="store_true", help="a quick look: one size, a second each")
    arguments.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    chosen = arguments.parse_args()
    if chosen.short:
        chosen.sizes, chosen.seconds, chosen.hold = chosen.sizes[:1], 1, 5
    root = Path(tempfile.mkdtemp(prefix="noordwijzer-http-"))
    root.chmod(0o755)
    begin = time.monotonic()
    try:
        with ExitStack() as running:
            new_app(f"sqlite:///{root}/nobody.db", root)  # From here on the rooms listen to what is written.
            postgres = running.enter_context(postgres_server()) if chosen.database == "postgresql" else ""
            measure(root, chosen, postgres)
    finally:
        shutil.rmtree(root)
    print(f"\nMeasured in {time.monotonic() - begin:.0f} s")


def measure(root: Path, chosen: argparse.Namespace, postgres: str) -> None:
    """`postgres` is the URL of a server of our own, or empty."""
    anew: dict[int, dict[str, float]] = {}
    for size in chosen.sizes:
        folder = root / str(size)
        folder.mkdir()
        url = new_postgres_database(postgres, f"bench_{size}") if postgres else f"sqlite:///{folder}/noordwijzer.db"
        pages = fill(url, size)
        if not postgres:  # What is kept costs the same on both but for one small question.
            kept(folder, pages, size, chosen.seconds)
        anew[size] = made_anew(folder, url, pages, size, chosen.seconds)
    growth(anew)
    if not postgres:
        once(root / str(chosen.sizes[0]), chosen.hold)


def busy() -> str:
    """How much else the machine does: programs that want a core, in the last minute."""
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def fill(url: str, activities: int) -> dict[str, str]:
    """The starter content and invented volume; gives the addresses that are measured."""
    engine = open_engine(url)
    upgrade(engine)
    at = datetime.now(UTC)
    with Session(engine) as session:
        load_content(session, at)
        session.commit()
        generate(session, services=activities // 10, activities=activities, seed=1, at=at, progress=lambda *_: None)
        session.commit()
        shown = select(Activity.slug).join(Occurrence).where(Activity.visibility == PUBLIC, Activity.preset != "")
        slug = session.scalars(shown.where(Occurrence.starts > datetime.now()).order_by(Activity.slug)).first()
    engine.dispose()
    return {
        "home": "/pl/",
        "list": "/pl/activiteiten/",
        "detail": f"/pl/activiteiten/{slug}/",
        "board.json": "/kiosk/de-stek/board.json",
        "search": "/pl/zoeken/?q=d%C5%82ugi",
        "agenda.ics": "/pl/agenda.ics",
    }


def kept(folder: Path, pages: dict[str, str], size: int, seconds: int) -> None:
    """Ours against the least that is possible, and behind our nginx against a file of nginx itself."""
    wanted = {name: pages[name] for name in ("home", "list", "detail")}
    site_port, bare_port, nginx_port, front_port = (free_port() for _ in range(4))
    with ExitStack() as running:
        running.enter_context(server(*SITE, port=site_port, folder=folder, **KEPT))
        capture(folder, site_port, wanted)
        running.enter_context(server(*bare(bare_port), port=bare_port, folder=folder))
        running.enter_context(server(*SITE, port=nginx_port, folder=folder, NOORDWIJZER_TRUSTED_PROXIES="1", **KEPT))
        words = configuration(folder, nginx_port, front_port)
        running.enter_context(server(*words, port=front_port, folder=folder))
        ports = {
            "ours": (site_port, ""),
            "bare": (bare_port, ""),
            "behind": (front_port, ""),
            "file": (front_port, "/file"),
        }
        print(f"\nKept pages, {size} activities (requests/s, p50 and p99 in ms; {busy()})\n")
        print(
            f"{'page':<8}{'bytes':>8}{'ours':>9}{'p50':>7}{'p99':>8}{'bare':>9}{'part':>7}{'nginx':>9}{'file':>9}{'part':>7}"
        )
        for name, path in wanted.items():
            found = rounds({key: (port, prefix + path) for key, (port, prefix) in ports.items()}, seconds)
            ours, least, behind, file = (found[key] for key in ports)
            print(
                f"{name:<8}{len(get(site_port, path, **{'Accept-Encoding': 'br'})[2]):>8}"
                f"{ours.per_second:>9.0f}{ours.p50:>7.2f}{ours.p99:>8.2f}"
                f"{least.per_second:>9.0f}{ours.per_second / least.per_second:>7.0%}"
                f"{behind.per_second:>9.0f}{file.per_second:>9.0f}{behind.per_second / file.per_second:>7.0%}"
            )


def capture(folder: Path, port: int, pages: dict[str, str]) -> None:
    """The very bytes of our pages, for the bare program and as files for nginx."""
    index = {}
    for name, path in pages.items():
        _status, headers, body = get(port, path, **{"Accept-Encoding": "br"})
        own = [each for each in headers if each[0] not in ("Server", "Date", "Connection", "Content-Length")]
        (folder / f"{name}.page").write_bytes(body)
        index[path] = ([*own, ("Content-Length", str(len(body)))], f"{name}.page")
        file = folder / "file" / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    index["/nl/"] = next(iter(index.values()))  # Asked for to see whether the program has begun.
    (folder / "bare.json").write_text(json.dumps(index))


def rounds(targets: dict[str, tuple[int, str]], seconds: int) -> dict[str, Load]:
    """The median of three rounds in which all take turns."""
    measured: dict[str, list[Load]] = {key: [] for key in targets}
    for _ in range(ROUNDS):
        for key, (port, path) in targets.items():
            measured[key].append(load(port, path, seconds=seconds))
    return {
        key: Load(
            median(each.per_second for each in loads),
            median(each.p50 for each in loads),
            median(each.p99 for each in loads),
            sum(each.errors for each in loads),
            sum(each.answers for each in loads),
        )
        for key, loads in measured.items()
    }


def made_anew(folder: Path, url: str, pages: dict[str, str], size: int, seconds: int) -> dict[str, float]:
    """Requests a second and core: counted by the time the server computed, so that other work here is not in it."""
    port = free_port()
    print(f"\nMade anew each time, {size} activities, {url.partition(':')[0]} ({busy()})\n")
    heads = "".join(f"{head:>9}" for head in ("bytes", "/s/core", "ms each", "mark", "p50 ms", "p99 ms", "errors"))
    print(f"{'page':<12}{heads}")
    found: dict[str, list[tuple[float, Load]]] = {name: [] for name in pages}
    with server(*SITE, port=port, folder=folder, NOORDWIJZER_DATABASE_URL=url, **MADE_ANEW) as process:
        for path in pages.values():
            get(port, path)  # What is made once for all, such as templates, is not counted.
        for _ in range(ROUNDS):
            for name, path in pages.items():
                before = computed(process.pid)
                done = load(port, path, seconds=seconds, connections=4)
                spent = computed(process.pid) - before
                found[name].append((done.answers / spent if spent else 0.0, done))
        for name, path in pages.items():
            bytes_ = len(get(port, path, **{"Accept-Encoding": "br"})[2])
            rate, one = sorted(found[name], key=lambda each: each[0])[ROUNDS // 2]
            each, mark = 1000 / rate if rate else 0.0, MARKS.get(name, "")
            times = f"{rate:>9.1f}{each:>9.1f}{mark:>9}{one.p50:>9.1f}{one.p99:>9.1f}"
            print(f"{name:<12}{bytes_:>9}{times}{one.errors:>9}")
    return {name: median(rate for rate, _load in rows) for name, rows in found.items()}


def growth(anew: dict[int, dict[str, float]]) -> None:
    small, large = min(anew), max(anew)
    print(f"\nCost at {large} activities against {small} (mark: at most 1.3)\n")
    for name in ("home", "list", "detail", "board.json"):
        print(f"{name:<12}{anew[small][name] / max(anew[large][name], 0.001):>6.2f}")


def once(folder: Path, hold: int) -> None:
    port = free_port()
    begin = time.perf_counter()
    with server(*SITE, port=port, folder=folder, NOORDWIJZER_WORKERS="2") as process:
        wait_for(port)
        took = time.perf_counter() - begin
        print(
            f"\nCold start to the first 200: {took:.2f} s, {computed(process.pid):.2f} s of it computing (mark: 1.5)"
        )
        for path in ("/nl/", "/pl/", "/ar/", "/nl/activiteiten/", "/pl/activiteiten/"):
            load(port, path, seconds=1)
        print(f"Two workers: {shared_memory(process.pid):.0f} MB PSS (mark: 200)")
        if hold:
            held = load(port, "/nl/", seconds=hold, connections=1000)
            print(f"1,000 connections for {hold} s: {held.per_second:.0f} requests/s, {held.errors} errors")


if __name__ == "__main__":
    main()
