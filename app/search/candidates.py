"""What the database knows about the words of a question. It only names candidates; the score is made in ranking.py.

Statements are made once for each shape: putting one together costs more than running it.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, CompoundSelect, Select, String, bindparam, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.areas.queries import AreaChain
from app.directory.models import service_area
from app.records.models import SlugHistory
from app.search.alike import BEGUN, ONE_SLIP, SAME, TWO_SLIPS, ending_likeness, slips_allowed
from app.search.models import IndexedRecord, Posting, number_of

MOST_WORDS = 12  # of a question that are looked up
MOST_KIN = 25  # words of the index that are read for one word of the question
MOST_GUESSES = 250  # words of the index that a word nobody knows is compared with
MOST_POSTINGS = 800
MOST_UNDER_CODES = 150
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
    for place, found in session.execute(_words_statement(len(words), most), values):
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


def with_words(session: Session, words: Sequence[str], chain: AreaChain) -> list[Found]:
    return _found(session, _postings_statement(tuple(chain.ids), MOST_POSTINGS, 1), {"words0": words})


def under_codes(session: Session, codes: Sequence[str], chain: AreaChain) -> list[Found]:
    """Records under topics and presets (`#topic:geld`), each code's nearest and most fitting."""
    if not codes:
        return []
    values = {f"words{place}": [code] for place, code in enumerate(codes)}
    return _found(session, _postings_statement(tuple(chain.ids), MOST_UNDER_CODES, len(codes)), values)


@lru_cache(maxsize=64)
def _postings_statement(areas: Areas, most: int, count: int) -> Any:
    """For each of so many lists of words the weightiest postings, then the nearest; slugs decide between equals."""
    parts = []
    for place in range(count):
        query = _joined(select(Posting.word, Posting.weight, *_columns(areas)), areas)
        query = query.join(Posting, Posting.number == IndexedRecord.number)
        query = query.where(Posting.word.in_(bindparam(f"words{place}", expanding=True)))
        equals = (IndexedRecord.slug, IndexedRecord.kind, Posting.word)
        parts.append(query.order_by(Posting.weight.desc(), _level(areas), *equals).limit(most))
    return parts[0] if count == 1 else union_all(*(select(part.subquery()) for part in parts))


def named(session: Session, slugs: Iterable[str], chain: AreaChain) -> dict[str, Found]:
    """Services by a slug they have or once had, those that are public and for people here."""
    claimed = session.execute(_claimed_statement(), {"slugs": sorted(set(slugs))})
    number_by_slug = {slug: number_of(SERVICE, record_id) for slug, record_id in claimed}
    if not number_by_slug:
        return {}
    rows = _found(session, _named_statement(tuple(chain.ids)), {"numbers": list(number_by_slug.values())})
    found = {each.number: each for each in sorted(rows, key=lambda each: -each.level)}  # The nearest of its areas.
    return {slug: found[number] for slug, number in number_by_slug.items() if number in found}


@lru_cache(maxsize=1)
def _claimed_statement() -> Any:
    wanted = SlugHistory.slug.in_(bindparam("slugs", expanding=True))
    return select(SlugHistory.slug, SlugHistory.record_id).where(SlugHistory.kind == SERVICE, wanted)


@lru_cache(maxsize=64)
def _named_statement(areas: Areas) -> Any:
    query = _joined(select(literal("", String), literal(0), *_columns(areas)), areas)
    return query.where(IndexedRecord.number.in_(bindparam("numbers", expanding=True)))


def records_of(session: Session, numbers: Sequence[int]) -> list[Key]:
    """Kind and id of these records, in the given order."""
    wanted = select(IndexedRecord.number, IndexedRecord.kind, IndexedRecord.record_id)
    rows = session.execute(wanted.where(IndexedRecord.number.in_(numbers)))
    found = {number: (kind, record_id) for number, kind, record_id in rows}
    return [found[number] for number in numbers]


def count_records(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(IndexedRecord)) or 0


def _found(session: Session, query: Any, values: dict[str, Any]) -> list[Found]:
    return [Found(*row) for row in session.execute(query, values)]


def _columns(areas: Areas) -> tuple[Any, ...]:
    """As in Found, after the word and its weight."""
    record = IndexedRecord
    return record.number, record.kind, record.slug, record.standing, _level(areas).label("level")


def _joined(query: Select[Any], areas: Areas) -> Select[Any]:
    """Services stand there once for each of our areas they serve; those that serve none of them fall away."""
    ours = (service_area.c.service_id == IndexedRecord.record_id) & service_area.c.area_id.in_(areas)
    query = query.select_from(IndexedRecord).outerjoin(service_area, ours)
    return query.where((IndexedRecord.kind != SERVICE) | service_area.c.area_id.is_not(None))


def _level(areas: Areas) -> ColumnElement[int]:
    levels = {area_id: place for place, area_id in enumerate(areas)}
    return case(levels, value=service_area.c.area_id, else_=0) if levels else func.length("")
