"""Finding candidates by the words of a question: our posting table beside what each database brings for it.

FTS5 and tsvector get the same folded words of the same records, and are asked for the hundred best records in which a
word of the question stands or begins. Ours is asked the same, and looks for inflected and misspelt words as well.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from statistics import median, quantiles

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.areas.queries import area_chain
from app.search import candidates
from app.search.fold import question_words
from app.search.ranking import words_that_say_something
from tests.app.search.questions import Question

OWN_WORDS = "FROM posting WHERE word NOT LIKE '#%' GROUP BY number"
FTS5 = (
    "CREATE VIRTUAL TABLE bench_words USING fts5(words, prefix='3', tokenize='unicode61 remove_diacritics 0')",
    f"INSERT INTO bench_words(rowid, words) SELECT number, group_concat(word, ' ') {OWN_WORDS}",
)
TSVECTOR = (
    "CREATE TABLE bench_words (number bigint PRIMARY KEY, words tsvector)",
    f"INSERT INTO bench_words SELECT number, to_tsvector('simple', string_agg(word, ' ')) {OWN_WORDS}",
    "CREATE INDEX ON bench_words USING gin (words)",
    "ANALYZE bench_words",
)
ASK_FTS5 = "SELECT rowid FROM bench_words WHERE bench_words MATCH :asked ORDER BY rank LIMIT 100"
ASK_TSVECTOR = (
    "SELECT number FROM bench_words, to_tsquery('simple', :asked) AS asked WHERE words @@ asked"
    " ORDER BY ts_rank(words, asked) DESC, number LIMIT 100"
)


@dataclass(frozen=True)
class Compared:
    """Times in milliseconds; `found`: for how many of the questions with candidates the best of them was named too."""

    database: str
    way: str
    p50: float
    p95: float
    cpu_p95: float
    megabytes: float
    found: int
    asked: int


def compare(engine: Engine, name: str, questions: Sequence[Question], megabytes: float) -> list[Compared]:
    """`megabytes`: the size of our own index on the same content."""
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        for statement in FTS5 if is_sqlite else TSVECTOR:
            connection.execute(text(statement))
    asked = [(words_that_say_something(question_words(each.text), each.language), each) for each in questions]
    asked = [(words[: candidates.MOST_WORDS], each) for words, each in asked if words]
    with Session(engine) as session:
        own, ours = _timed([lambda words=words: _posting_table(session, words) for words, _each in asked])
        connection = session.connection()
        query = (_fts5 if is_sqlite else _tsvector, ASK_FTS5 if is_sqlite else ASK_TSVECTOR)
        other, theirs = _timed([lambda words=words: _ask(connection, *query, words) for words, _each in asked])
    told = [(best, others) for best, others in zip(own, other, strict=True) if best]
    found = sum(best[0] in others for best, others in told)
    size = _fts5_megabytes(engine) if is_sqlite else _tsvector_megabytes(engine)
    way = "FTS5" if is_sqlite else "tsvector"
    return [
        Compared(name, "posting table", *ours, megabytes, len(told), len(told)),
        Compared(name, way, *theirs, size, found, len(told)),
    ]


def _timed(calls: Sequence[Callable[[], list[int]]]) -> tuple[list[list[int]], tuple[float, float, float]]:
    """What each call finds, and p50, p95 and p95 of this process alone; the first round fills the caches."""
    times: list[float] = []
    worked: list[float] = []
    found: list[list[int]] = []
    for number in range(2):
        for call in calls:
            start, began = time.perf_counter(), time.process_time()
            numbers = call()
            if number:
                times.append((time.perf_counter() - start) * 1000)
                worked.append((time.process_time() - began) * 1000)
                found.append(numbers)
    return found, (median(times), quantiles(times, n=20)[-1], quantiles(worked, n=20)[-1])


def _posting_table(session: Session, words: Sequence[str]) -> list[int]:
    near = candidates.words_near(session, words, frozenset(words))
    lists = [sorted(found) for found in near.values() if found]
    if not lists:
        return []
    candidates.records_with(session, lists)
    chain = area_chain(session, "velsen-noord")
    return list(dict.fromkeys(each.number for found in candidates.with_words(session, lists, chain) for each in found))


def _ask(connection: Connection, put: Callable[[Sequence[str]], str], sql: str, words: Sequence[str]) -> list[int]:
    return [number for (number,) in connection.execute(text(sql), {"asked": put(words)})]


def _fts5(words: Sequence[str]) -> str:
    return " OR ".join(f'"{word}"*' for word in words)


def _tsvector(words: Sequence[str]) -> str:
    return " | ".join(f"'{word}':*" for word in words)


def _fts5_megabytes(engine: Engine) -> float:
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        (size,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'bench_words%'").fetchone()
    return float(size) / 1e6


def _tsvector_megabytes(engine: Engine) -> float:
    with engine.connect() as connection:
        return float(connection.execute(text("SELECT pg_total_relation_size('bench_words')")).scalar_one()) / 1e6


def print_compared(compared: Sequence[Compared]) -> None:
    print("\nCandidates by words alone, the same records and questions\n")
    heads = ("database", "way", "p50 ms", "p95 ms", "cpu p95", "MB", "best named")
    print("".join(f"{head:>15}" for head in heads))
    for each in compared:
        figures = (each.p50, each.p95, each.cpu_p95, each.megabytes)
        print(f"{each.database:>15}{each.way:>15}", *(f"{figure:>14.2f}" for figure in figures), end="")
        print(f"{f'{each.found} of {each.asked}':>16}")
