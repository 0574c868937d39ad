"""Which records a question means: the database names the candidates, the score is ours."""

import math
import uuid
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.areas.topics import TOPICS
from app.catalogs import translate
from app.languages import offered_codes
from app.search.fold import question_words, words_of
from app.search.models import Posting

SHORTEST_PREFIX = 3
MOST_CANDIDATES = 2_000  # postings read per word: bounded work for any question
# Who types a word mostly looks for help with it; an activity under the same word comes after.
KIND_SHARE = {"service": 1.0, "organization": 0.8, "activity": 0.7}
PREFIX_SHARE = 0.7  # a word that only begins like the asked one counts for less

Key = tuple[str, uuid.UUID]


def ranked_records(session: Session, question: str) -> list[tuple[Key, float]]:
    """Records by falling score. A rare word says more than a common one; more words found is better."""
    words = question_words(question)
    scores: dict[Key, float] = defaultdict(float)
    total = session.scalar(select(func.count(func.distinct(Posting.record_id)))) or 1
    for word in words:
        best: dict[Key, float] = {}
        for found, kind, record_id, weight in session.execute(_candidates(word)):
            share = 1.0 if found == word else PREFIX_SHARE
            key = (kind, record_id)
            best[key] = max(best.get(key, 0.0), weight * share * KIND_SHARE[kind])
        rarity = math.log(1 + total / max(1, len(best)))
        for key, score in best.items():
            scores[key] += score * rarity
    return sorted(scores.items(), key=lambda item: (-item[1], item[0][0], str(item[0][1])))


def _candidates(word: str) -> Select[str, str, uuid.UUID, int]:
    wanted: ColumnElement[bool] = Posting.word == word
    if len(word) >= SHORTEST_PREFIX:
        wanted = Posting.word.startswith(word, autoescape=True)
    return (
        select(Posting.word, Posting.kind, Posting.record_id, Posting.weight)
        .where(wanted)
        .order_by(func.length(Posting.word), Posting.word)
        .limit(MOST_CANDIDATES)
    )


def topics_of_question(question: str) -> list[str]:
    """Slugs of the topics whose name or explanation, in any language, holds a word of the question; best first."""
    words = set(question_words(question))
    scored = []
    for topic in TOPICS:
        in_name = words & _topic_words(topic.name) or words & set(words_of(topic.slug))
        in_text = words & _topic_words(topic.explanation)
        score = 3 * len(in_name) + sum(1 for word in in_text if len(word) > SHORTEST_PREFIX)
        if score >= 3:
            scored.append((score, topic.slug))
    return [slug for _score, slug in sorted(scored, key=lambda pair: -pair[0])]


_words: dict[str, frozenset[str]] = {}


def _topic_words(dutch: str) -> frozenset[str]:
    if dutch not in _words:
        texts: Iterable[str] = (translate(code, dutch, "topics") for code in offered_codes())
        _words[dutch] = frozenset(word for text in texts for word in words_of(text) if len(word) > 2)
    return _words[dutch]
