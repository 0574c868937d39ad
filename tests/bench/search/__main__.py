"""`make bench`, search: how well it answers, how quickly, how large its index is and how both grow with the content.

    python -m tests.bench.search [--sizes 500 5000 50000] [--sqlite-only]

A size is a number of activities; a tenth of it is the number of services. The starter content is in each database too.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from app.directory.models import Location, Phone
from app.languages import LANGUAGES
from app.migrate import upgrade
from app.search.models import IndexedRecord, Posting
from app.search.queries import find
from app.search.words import words_in
from app.starter.actions import load_content
from app.starter.volume import generate
from tests.app.search.questions import NOW, Question, fresh, given, held_out, score
from tests.bench.search.engines import Compared, compare, print_compared
from tests.support.apps import new_app
from tests.support.databases import new_postgres_database, open_engine, postgres_server

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SIZES = (500, 5_000, 50_000)
MARK_P95, MARK_INDEX = 20.0, 200.0  # milliseconds, megabytes
ROUNDS = 4
EVERY = 4  # of the questions every fourth: a run takes minutes, not an hour


@dataclass(frozen=True)
class Measured:
    database: str
    services: int
    activities: int
    records: int
    postings: int
    p50: float
    p95: float
    quiet_p95: float  # of the best of the rounds of each question
    longest: float
    cpu_p95: float  # of this process alone: what a busy machine adds is not in it
    megabytes: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    arguments.add_argument("--sqlite-only", action="store_true")
    chosen = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="noordwijzer-bench-"))
    new_app(f"sqlite:///{folder}/nobody.db", folder)  # From here on the rooms listen to what is written.
    try:
        _print_quality(folder)
        compared: list[Compared] = []
        largest = max(chosen.sizes)
        measured = [_measure_sqlite(folder, size, compared if size == largest else None) for size in chosen.sizes]
        if not chosen.sqlite_only:
            with postgres_server() as url:
                measured += [
                    _measure_postgres(url, size, compared if size == largest else None) for size in chosen.sizes
                ]
        _print_speed(measured)
        print_compared(compared)
    finally:
        shutil.rmtree(folder)


def _print_quality(folder: Path) -> None:
    with _filled(f"sqlite:///{folder}/quality.db", 0) as engine, Session(engine) as session:
        print("\nRight answer in the first three; danger at the top\n")
        print(f"{'language':<10}{'given':>12}{'held out':>12}{'fresh':>12}{'danger':>12}{'false alarms':>14}")
        for language in LANGUAGES:
            if words_in(language.code).needs:
                print(_quality_line(session, language.code))


def _quality_line(session: Session, code: str) -> str:
    sets = ([each for each in given() if each.language == code], held_out(code), fresh(code))
    made = [score(session, questions) for questions in sets]
    told = [each.danger for questions in sets for each in questions if each.danger]
    harmless = told.count("no")
    missed = sum(len(each.missed_dangers) for each in made)
    alarms = sum(len(each.false_dangers) for each in made)
    return (
        f"{code:<10}"
        + "".join(f"{each.asked - len(each.misses):>6} of {each.asked:>2}" for each in made)
        + f"{len(told) - harmless - missed:>6} of {len(told) - harmless:>2}{alarms:>8} of {harmless:>2}"
    )


def _measure_sqlite(folder: Path, size: int, compared: list[Compared] | None) -> Measured:
    with _filled(f"sqlite:///{folder}/{size}.db", size) as engine:
        return _measure(engine, "SQLite", size, _sqlite_megabytes, compared)


def _measure_postgres(url: str, size: int, compared: list[Compared] | None) -> Measured:
    with _filled(new_postgres_database(url, f"bench_{size}"), size) as engine:
        return _measure(engine, "PostgreSQL", size, _postgres_megabytes, compared)


@contextmanager
def _filled(url: str, size: int) -> Iterator[Engine]:
    engine = open_engine(url)
    upgrade(engine)
    with Session(engine) as session:
        load_content(session, AT)
        session.flush()
        if size:
            generate(session, services=size // 10, activities=size, seed=1, at=AT, progress=lambda _what, _done: None)
        session.commit()
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")  # As a server that has run for a day.
    yield engine
    engine.dispose()


def _measure(
    engine: Engine, name: str, size: int, megabytes: Callable[[Engine], float], compared: list[Compared] | None
) -> Measured:
    """`compared`: where the other engines are to be measured too."""
    with Session(engine) as session:
        questions = _questions(session)
        times: list[list[float]] = [[] for _question in questions]
        worked: list[float] = []
        for number in range(ROUNDS + 1):
            for question, of_it in zip(questions, times, strict=True):
                session.rollback()
                session.expunge_all()
                start, began = time.perf_counter(), time.process_time()
                find(session, question.text, area="velsen-noord", now=NOW, code=question.language)
                if number:  # The first round reads the vocabulary and fills the caches of the database.
                    of_it.append((time.perf_counter() - start) * 1000)
                    worked.append((time.process_time() - began) * 1000)
        records = session.scalar(select(func.count()).select_from(IndexedRecord)) or 0
        postings = session.scalar(select(func.count()).select_from(Posting)) or 0
    flat = [each for of_it in times for each in of_it]
    quiet = _p95([min(of_it) for of_it in times])
    found = (median(flat), _p95(flat), quiet, max(flat), _p95(worked))
    index = megabytes(engine)
    if compared is not None:
        compared += compare(engine, name, questions, index)
    return Measured(name, size // 10, size, records, postings, *found, index)


def _p95(figures: Sequence[float]) -> float:
    return quantiles(figures, n=20)[-1]


def _questions(session: Session) -> list[Question]:
    """What residents ask, in all languages, with names, streets, numbers and misspelt ones among them."""
    asked = [*given(), *(each for language in LANGUAGES for each in held_out(language.code))][::EVERY]
    streets = session.scalars(select(Location.address_1).order_by(Location.slug).limit(20))
    phones = session.scalars(select(Phone.number).order_by(Phone.id).limit(10))
    plain = [*streets, *phones, "buurthuis", "koffieochtend", "spreekuur geld", "wijkteem", "voedselbnak", "hulp"]
    return asked + [Question("nl", each, (), "") for each in plain]


def _sqlite_megabytes(engine: Engine) -> float:
    """The pages of the two tables and their indexes."""
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        tables = "SELECT name FROM sqlite_schema WHERE tbl_name IN ('posting', 'indexed_record')"
        (size,) = connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({tables})").fetchone()
        return float(size) / 1e6


def _postgres_megabytes(engine: Engine) -> float:
    with engine.connect() as connection:
        sizes = [f"pg_total_relation_size('{table}')" for table in ("posting", "indexed_record")]
        return connection.execute(text(f"SELECT {' + '.join(sizes)}")).scalar_one() / 1e6


def _print_speed(measured: list[Measured]) -> None:
    print("\nOne question in process, from its text to the cards of the page\n")
    heads = ("database", "services", "activities", "records", "postings")
    heads += ("p50 ms", "p95 ms", "quiet p95", "max ms", "cpu p95", "index MB", "quiet x")
    print("".join(f"{head:>12}" for head in heads))
    for each in measured:
        first = next(other for other in measured if other.database == each.database)
        counts = (each.services, each.activities, each.records, each.postings)
        figures = (each.p50, each.p95, each.quiet_p95, each.longest, each.cpu_p95, each.megabytes)
        print(f"{each.database:>12}", *(f"{count:>11,}" for count in counts), end=" ")
        print(*(f"{figure:>11.1f}" for figure in figures), f"{each.quiet_p95 / first.quiet_p95:>11.2f}")
    print("\nquiet: the best of the rounds of each question, the nearest to an idle machine that a busy one shows.")
    print("cpu: of this process alone: what a busy machine adds is not in it, nor what PostgreSQL's server does.")
    print(f"Marks at the largest size: p95 <= {MARK_P95:.0f} ms, index <= {MARK_INDEX:.0f} MB.")


if __name__ == "__main__":
    main()
