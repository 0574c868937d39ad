"""What the database knows about the words of a question. It only names candidates; the score is made in ranking.py.

Statements are made once for each shape: putting one together costs more than running it.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.areas.queries import AreaChain
from app.directory.models import Service, service_area
from app.records.models import SlugHistory
from app.search.alike import BEGUN, ONE_SLIP, SAME, TWO_SLIPS, ending_likeness, slips_allowed
from app.search.fields import code_in
from app.search.models import IndexedRecord, Posting

MOST_WORDS = 12  # of a question that are looked up
MOST_KIN = 25  # words of the index that are read for one word of the question
MOST_GUESSES = 250  # words of the index that a word nobody knows is compared with
MOST_POSTINGS = 600  # of one word of the question
MOST_WITH_WORD = 100  # records that are looked at for one word of the question, and for one topic or preset
MOST_UNDER_CODE = 60
SERVICE = "service"
_LAST, _FIRST = "\U0010ffff", "\x01"

Key = tuple[str, uuid.UUID]
Areas = tuple[uuid.UUID, ...]  # the nearest first


@dataclass(frozen=True)
class Found:
    """One word of the index in one record. `level` is how near the area is: 0 the nearest; see areas.queries."""

    word: str
    weight: int
    number: int
    kind: str
    slug: str
    standing: int
    level: int


def words_near(session: Session, asked: Sequence[str], unknown: frozenset[str]) -> dict[str, dict[str, float]]:
    """For each word of a question the words of the index that it may be, and how near they are.

    `unknown` are the words that the vocabulary does not know either: only those can be misspelt names.
    """
    asked = asked[:MOST_WORDS]
    near: dict[str, dict[str, float]] = {word: {} for word in asked}
    for word, found in _beginning_with(session, {word: _range(word) for word in asked}, MOST_KIN):
        likeness = _likeness(word, found)
        if likeness:
            near[word][found] = likeness
    lost = [word for word in asked if word in unknown and not near[word] and slips_allowed(word)]
    for word, found in _beginning_with(session, {word: (word[:2], word[:2] + _LAST) for word in lost}, MOST_GUESSES):
        slips = OSA.distance(word, found, score_cutoff=slips_allowed(word))
        if slips <= slips_allowed(word):
            near[word][found] = ONE_SLIP if slips == 1 else TWO_SLIPS
    return near


def _range(word: str) -> tuple[str, str]:
    """The words that begin like this one, but for its ending; a short word stands for itself."""
    if len(word) < 3:
        return word, word + _FIRST
    start = word if len(word) < 6 else word[:-2]
    return start, start + _LAST


def _likeness(asked: str, found: str) -> float:
    if found == asked:
        return SAME
    return max(BEGUN if found.startswith(asked) and len(asked) > 2 else 0.0, ending_likeness(asked, found))


def _beginning_with(session: Session, ranges: dict[str, tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    """Pairs of a word of the question and a word of the index within its range, the word itself always among them."""
    if not ranges:
        return
    words = list(ranges)
    values: dict[str, str] = {}
    for place, word in enumerate(words):
        values |= {f"word{place}": word, f"start{place}": ranges[word][0], f"end{place}": ranges[word][1]}
    for place, found in _rows(session, _words_statement(len(words), most), values):
        yield words[place], found


@lru_cache(maxsize=64)
def _words_statement(count: int, most: int) -> CompoundSelect[Any]:
    parts: list[Select[Any]] = []
    for place in range(count):
        within = (Posting.word >= bindparam(f"start{place}")) & (Posting.word < bindparam(f"end{place}"))
        some = select(Posting.word).where(within).group_by(Posting.word).order_by(Posting.word).limit(most).subquery()
        itself = select(Posting.word).where(Posting.word == bindparam(f"word{place}")).limit(1).subquery()
        parts += [select(literal(place), some.c.word), select(literal(place), itself.c.word)]
    return union_all(*parts)


def with_words(session: Session, near: Sequence[Sequence[str]], chain: AreaChain) -> list[list[Found]]:
    """For each list of words of the index the records in which one of them weighs most."""
    values = {f"words{place}": words for place, words in enumerate(near)}
    found: list[list[Found]] = [[] for _words in near]
    for place, *facts in _rows(session, _with_words_statement(tuple(chain.ids), len(near)), values):
        found[place].append(Found(*facts))
    return found


@lru_cache(maxsize=64)
def _with_words_statement(areas: Areas, count: int) -> Any:
    """For each of so many lists of words the weightiest postings, then the best to go to; slugs decide.

    A word that thousands of records hold says little: of those no more than a bounded number is looked at.
    """
    parts = []
    for place in range(count):
        chosen = select(Posting).where(Posting.word.in_(bindparam(f"words{place}", expanding=True)))
        some = chosen.order_by(Posting.weight.desc(), Posting.number, Posting.word).limit(MOST_POSTINGS).subquery()
        query = _joined(select(literal(place), some.c.word, some.c.weight, *_columns(areas)), areas)
        query = query.join(some, some.c.number == IndexedRecord.number)
        equals = (IndexedRecord.standing, _level(areas), IndexedRecord.slug, IndexedRecord.kind, some.c.word)
        parts.append(select(query.order_by(some.c.weight.desc(), *equals).limit(MOST_WITH_WORD).subquery()))
    return parts[0] if count == 1 else union_all(*parts)


def under_codes(session: Session, codes: Sequence[str], chain: AreaChain) -> list[Found]:
    """Records under topics and presets (`#topic:geld`), those of each that a reader can best go to, nearest first."""
    if not codes:
        return []
    areas = [None, *chain.ids]
    values = {
        f"code{place}_{level}": code_in(code, area_id)
        for place, code in enumerate(codes)
        for level, area_id in enumerate(areas)
    }
    levels = {values[name]: max(0, int(name.split("_")[1]) - 1) for name in values}
    rows = _rows(session, _under_codes_statement(len(codes), len(areas)), values)
    facts = ((word.split("@")[0], *others, levels[word]) for word, *others in rows)
    found = [Found(*each) for each in facts]
    return sorted(found, key=lambda each: each.level)


@lru_cache(maxsize=64)
def _under_codes_statement(codes: int, areas: int) -> Any:
    """The best postings of each code are chosen before their records are read: a topic can hold thousands."""
    parts = []
    for place in range(codes):
        words: list[Any] = [bindparam(f"code{place}_{level}") for level in range(areas)]
        nearness = case({word: level for level, word in enumerate(words)}, value=Posting.word)
        best = select(Posting).where(Posting.word.in_(words))
        chosen = best.order_by(Posting.weight.desc(), nearness, Posting.number).limit(MOST_UNDER_CODE).subquery()
        facts = (chosen.c.number, IndexedRecord.kind, IndexedRecord.slug, IndexedRecord.standing)
        joined = chosen.join(IndexedRecord, IndexedRecord.number == chosen.c.number)
        parts.append(select(chosen.c.word, chosen.c.weight, *facts).select_from(joined))
    return parts[0] if codes == 1 else union_all(*parts)


def records_with(session: Session, near: Sequence[Sequence[str]]) -> tuple[int, list[int]]:
    """How many records there are, and in how many postings one of the words of each list stands."""
    values = {f"words{place}": words for place, words in enumerate(near)}
    total, *counts = (
        count for _place, count in sorted(tuple(row) for row in _rows(session, _counts(len(near)), values))
    )
    return total, counts


@lru_cache(maxsize=64)
def _counts(lists: int) -> Any:
    parts: list[Any] = [select(literal(-1), func.count()).select_from(IndexedRecord)]
    for place in range(lists):
        words = Posting.word.in_(bindparam(f"words{place}", expanding=True))
        parts.append(select(literal(place), func.count()).select_from(Posting).where(words))
    return union_all(*parts)


def named(session: Session, slugs: Iterable[str], chain: AreaChain) -> dict[str, Found]:
    """Services by a slug they have or once had, those that are public and for people here."""
    wanted = sorted(set(slugs))
    if not wanted:
        return {}
    found: dict[str, Found] = {}
    rows = _found(session, _named_statement(tuple(chain.ids)), {"slugs": wanted})
    for each in sorted(rows, key=lambda each: -each.level):  # The nearest of its areas.
        found |= {each.word: each, each.slug: each}
    return {slug: found[slug] for slug in wanted if slug in found}


@lru_cache(maxsize=64)
def _named_statement(areas: Areas) -> Any:
    """By the slug of now, and by the others it had; the slug that was asked stands in the place of the word."""
    slugs: Any = bindparam("slugs", expanding=True)
    service = IndexedRecord.kind == SERVICE
    now = _joined(select(IndexedRecord.slug, literal(0), *_columns(areas)), areas)
    once = _joined(select(SlugHistory.slug, literal(0), *_columns(areas)), areas, _by_older_slug())
    once = once.where(SlugHistory.kind == SERVICE, SlugHistory.slug.in_(slugs), SlugHistory.slug != IndexedRecord.slug)
    return union_all(now.where(service, IndexedRecord.slug.in_(slugs)), once.where(service))


def _by_older_slug() -> Any:
    """Through the service itself, because the index knows a record by number and by its slug of now."""
    history, service, record = (each.__table__ for each in (SlugHistory, Service, IndexedRecord))
    claimed = history.join(service, history.c.record_id == service.c.id)
    return claimed.join(record, record.c.slug == service.c.slug)


def records_of(session: Session, numbers: Sequence[int]) -> list[Key]:
    """Kind and id of these records, in the given order."""
    rows = _rows(session, _records_statement(), {"numbers": numbers})
    found = {number: (kind, record_id) for number, kind, record_id in rows}
    return [found[number] for number in numbers]


@cache
def _records_statement() -> Any:
    wanted = IndexedRecord.number.in_(bindparam("numbers", expanding=True))
    return select(IndexedRecord.number, IndexedRecord.kind, IndexedRecord.record_id).where(wanted)


def _rows(session: Session, query: Any, values: dict[str, Any]) -> Iterable[Any]:
    """Plain rows: what the session would do to make records of them takes half the time, and there are none."""
    return session.connection().execute(query, values)


def _found(session: Session, query: Any, values: dict[str, Any]) -> list[Found]:
    return [Found(*row) for row in _rows(session, query, values)]


def _columns(areas: Areas) -> tuple[Any, ...]:
    """As in Found, after the word and its weight."""
    record = IndexedRecord
    return record.number, record.kind, record.slug, record.standing, _level(areas).label("level")


def _joined(query: Select[Any], areas: Areas, source: Any = IndexedRecord) -> Select[Any]:
    """Services stand there once for each of our areas they serve; those that serve none of them fall away."""
    ours = (service_area.c.service_id == IndexedRecord.record_id) & service_area.c.area_id.in_(areas)
    query = query.select_from(source).outerjoin(service_area, ours)
    return query.where((IndexedRecord.kind != SERVICE) | service_area.c.area_id.is_not(None))


def _level(areas: Areas) -> ColumnElement[int]:
    levels = {area_id: place for place, area_id in enumerate(areas)}
    return case(levels, value=service_area.c.area_id, else_=0) if levels else func.length("")
