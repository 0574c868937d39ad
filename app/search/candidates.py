"""What the database knows about the words of a question. It only names candidates; the score is made in ranking.py."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, Executable, Select, String, case, func, literal, select, union_all
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
_LAST = "\U0010ffff"

Key = tuple[str, uuid.UUID]


@dataclass(frozen=True)
class Found:
    """One word of the index in one record. `level` is how near the area is: 0 the nearest; see areas.queries."""

    number: int
    kind: str
    slug: str
    word: str
    weight: int
    standing: int
    level: int


def words_near(session: Session, asked: Sequence[str], unknown: frozenset[str]) -> dict[str, dict[str, float]]:
    """For each word of a question the words of the index that it may be, and how near they are.

    `unknown` are the words that the vocabulary does not know either: only those can be misspelt names.
    """
    asked = asked[:MOST_WORDS]
    begun = {word: _stem(word) for word in asked}
    near: dict[str, dict[str, float]] = {word: {} for word in asked}
    for word, found in _beginning_with(session, begun, MOST_KIN):
        likeness = _likeness(word, found)
        if likeness:
            near[word][found] = likeness
    lost = {word: word[:2] for word in asked if word in unknown and not near[word] and slips_allowed(word)}
    for word, found in _beginning_with(session, lost, MOST_GUESSES):
        slips = OSA.distance(word, found, score_cutoff=slips_allowed(word))
        if slips <= slips_allowed(word):
            near[word][found] = ONE_SLIP if slips == 1 else TWO_SLIPS
    return near


def _stem(word: str) -> str:
    return word if len(word) < 6 else word[:-2]


def _likeness(asked: str, found: str) -> float:
    if found == asked:
        return SAME
    return max(BEGUN if found.startswith(asked) and len(asked) > 2 else 0.0, ending_likeness(asked, found))


def _beginning_with(session: Session, begun: dict[str, str], most: int) -> Iterable[tuple[str, str]]:
    """Pairs of a word of the question and a word of the index that begins so; short words stand for themselves."""
    parts = []
    for word, start in begun.items():
        wanted: ColumnElement[bool] = Posting.word == word
        if len(word) > 2:
            wanted = (Posting.word >= start) & (Posting.word < start + _LAST)
        some = select(Posting.word).where(wanted).group_by(Posting.word).order_by(Posting.word).limit(most).subquery()
        parts.append(select(literal(word, String), some.c.word))
        parts.append(select(literal(word, String), Posting.word).where(Posting.word == word).distinct())
    if not parts:
        return []
    return [(word, found) for word, found in session.execute(union_all(*parts))]


def with_words(session: Session, words: Sequence[str], chain: AreaChain) -> list[Found]:
    return _found(session, _query(Posting.word.in_(words), chain, MOST_POSTINGS))


def under_codes(session: Session, codes: Sequence[str], chain: AreaChain) -> list[Found]:
    """Records under topics and presets (`#topic:geld`), each code's nearest and most fitting."""
    parts = [_query(Posting.word == code, chain, MOST_UNDER_CODES).subquery() for code in codes]
    return _found(session, union_all(*(select(part) for part in parts))) if parts else []


def named(session: Session, slugs: Iterable[str], chain: AreaChain) -> dict[str, Found]:
    """Services by a slug they have or once had, those that are public and for people here."""
    claimed = select(SlugHistory.slug, SlugHistory.record_id).where(
        SlugHistory.kind == SERVICE, SlugHistory.slug.in_(sorted(set(slugs)))
    )
    number_by_slug = {slug: number_of(SERVICE, record_id) for slug, record_id in session.execute(claimed)}
    if not number_by_slug:
        return {}
    query = _joined(select(literal("", String), literal(0), *_columns(chain)), chain)
    rows = _found(session, query.where(IndexedRecord.number.in_(number_by_slug.values())))
    found = {each.number: each for each in sorted(rows, key=lambda each: -each.level)}  # The nearest of its areas.
    return {slug: found[number] for slug, number in number_by_slug.items() if number in found}


def records_of(session: Session, numbers: Sequence[int]) -> list[Key]:
    """Kind and id of these records, in the given order."""
    wanted = select(IndexedRecord.number, IndexedRecord.kind, IndexedRecord.record_id)
    rows = session.execute(wanted.where(IndexedRecord.number.in_(numbers)))
    found = {number: (kind, record_id) for number, kind, record_id in rows}
    return [found[number] for number in numbers]


def count_records(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(IndexedRecord)) or 0


def _query(wanted: ColumnElement[bool], chain: AreaChain, most: int) -> Select[Any]:
    query = _joined(select(Posting.word, Posting.weight, *_columns(chain)), chain)
    query = query.join(Posting, Posting.number == IndexedRecord.number).where(wanted)
    return query.order_by(
        Posting.weight.desc(), _level(chain), IndexedRecord.slug, IndexedRecord.kind, Posting.word
    ).limit(most)


def _found(session: Session, query: Executable) -> list[Found]:
    return [
        Found(number, kind, slug, word, weight, standing, level)
        for word, weight, number, kind, slug, standing, level in session.execute(query)
    ]


def _columns(chain: AreaChain) -> tuple[Any, ...]:
    return (
        IndexedRecord.number,
        IndexedRecord.kind,
        IndexedRecord.slug,
        IndexedRecord.standing,
        _level(chain).label("level"),
    )


def _joined(query: Select[Any], chain: AreaChain) -> Select[Any]:
    """Services stand there once for each of our areas they serve; those that serve none of them fall away."""
    ours = (service_area.c.service_id == IndexedRecord.record_id) & service_area.c.area_id.in_(chain.ids)
    query = query.select_from(IndexedRecord).outerjoin(service_area, ours)
    return query.where((IndexedRecord.kind != SERVICE) | service_area.c.area_id.is_not(None))


def _level(chain: AreaChain) -> ColumnElement[int]:
    levels = {area_id: place for place, area_id in enumerate(chain.ids)}
    return case(levels, value=service_area.c.area_id, else_=0) if levels else func.length("")
