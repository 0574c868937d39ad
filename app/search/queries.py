"""What a reader's question finds, ready to show, in one rank order."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.queries import ActivityRow, rows_of_activities
from app.areas.delicate import delicate_topic
from app.areas.queries import AreaChain, area_chain
from app.areas.topics import TOPIC_BY_SLUG, Topic
from app.content.queries import Name, ShownText, shown_texts
from app.directory.models import Organization
from app.directory.queries import ServiceCard, cards_of
from app.records.models import PUBLISHED
from app.search.fold import LONGEST_QUESTION, fold, question_words, words_of
from app.search.ranking import Ranking, rank, words_that_say_something
from app.search.words import letter_words, meanings

MOST_HITS = 15
BEFORE_TOPICS = 3  # services first: a reader in need wants somebody to call
MOST_TOPICS = 2
MOST_EXPLAINED = 3


@dataclass(frozen=True)
class OrganizationCard:
    slug: str
    name: Name
    summary: ShownText


@dataclass(frozen=True)
class Hit:
    """One finding; `item` is the card of its kind: topic, service, organisation or activity."""

    kind: str
    slug: str
    item: Topic | ServiceCard | OrganizationCard | ActivityRow


@dataclass(frozen=True)
class Answer:
    """All that the page says to one question.

    `is_danger`: the first hit is help for a danger. `delicate_topic`: what the page is about when nobody may look over
    the reader's shoulder, else empty. `words` are the folded words to be marked. `meant` is the question as it was
    understood, when it holds a word that nobody spells so. `letter_words` are words from Dutch letters with what they
    mean, in the reader's language.
    """

    hits: list[Hit]
    is_danger: bool
    delicate_topic: str = ""
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    meant: str = ""
    letter_words: tuple[tuple[str, str], ...] = ()


NOTHING = Answer([], False)


def find(session: Session, question: str, *, area: str, now: datetime, code: str) -> Answer:
    """Records in rank order, with the topics they are under after the first few; `now` is a wall-clock time."""
    chain = area_chain(session, area)
    ranking = rank(session, question, chain=chain, code=code)
    cards = _cards(session, ranking.records, chain=chain, now=now, code=code)
    found = [cards[record_id] for _kind, record_id in ranking.records if record_id in cards]
    topics = [Hit("topic", slug, TOPIC_BY_SLUG[slug]) for slug in ranking.topics[:MOST_TOPICS]]
    hits = (found[:BEFORE_TOPICS] + topics + found[BEFORE_TOPICS:])[:MOST_HITS]
    return Answer(
        hits=hits,
        is_danger=ranking.has_help and ranking.records[0][1] in cards,
        delicate_topic=_watched(ranking),
        topics=tuple(ranking.topics),
        words=(*words_that_say_something(question_words(question), code), *map(fold, ranking.corrected.values())),
        meant=_meant(question, ranking.corrected),
        letter_words=explained(question, code),
    )


def _watched(ranking: Ranking) -> str:
    """A danger says itself whether somebody may look along; other words only resemble a topic."""
    return next((danger.watched for danger in ranking.dangers if danger.watched), "") or delicate_topic(ranking.topics)


def explained(question: str, code: str) -> tuple[tuple[str, str], ...]:
    """Words from Dutch letters in the question that this language has a meaning for."""
    said = words_of(question[:LONGEST_QUESTION])
    known = meanings(code)
    words = set(said)
    found = [
        (key, form)
        for key, word in letter_words().items()
        for form in word.forms
        if form[0] in words and key in known and _holds(said, form)
    ]
    longest = {key: " ".join(form) for key, form in sorted(found, key=lambda pair: len(pair[1]))}
    return tuple((word, known[key]) for key, word in longest.items())[:MOST_EXPLAINED]


def _holds(said: Sequence[str], form: Sequence[str]) -> bool:
    size = len(form)
    return any(tuple(said[place : place + size]) == tuple(form) for place in range(len(said) - size + 1))


def _meant(question: str, corrected: dict[str, str]) -> str:
    """The question with its misspelt words put right; empty when there are none."""
    words = [corrected.get(fold(word), word) for word in question.split()]
    return " ".join(words) if words != question.split() else ""


def _cards(
    session: Session, ranked: Sequence[tuple[str, uuid.UUID]], *, chain: AreaChain, now: datetime, code: str
) -> dict[uuid.UUID, Hit]:
    """What may be shown of these records: public, and for people here."""
    by_kind: dict[str, list[uuid.UUID]] = {"service": [], "activity": [], "organization": []}
    for kind, record_id in ranked:
        by_kind[kind].append(record_id)
    hits: dict[uuid.UUID, Hit] = {}
    for service_id, card in cards_of(session, by_kind["service"], chain=chain, now=now, code=code).items():
        if card.area_level:
            hits[service_id] = Hit("service", card.slug, card)
    for activity_id, row in rows_of_activities(session, by_kind["activity"], code, now).items():
        hits[activity_id] = Hit("activity", row.slug, row)
    for organization_id, organization in _organizations(session, by_kind["organization"], code).items():
        hits[organization_id] = Hit("organisation", organization.slug, organization)
    return hits


def _organizations(session: Session, ids: Sequence[uuid.UUID], code: str) -> dict[uuid.UUID, OrganizationCard]:
    if not ids:
        return {}
    wanted = select(Organization).where(Organization.id.in_(ids), Organization.state == PUBLISHED)
    found = session.scalars(wanted).all()
    texts = shown_texts(session, [each for one in found for each in (one.name_id, one.summary_id)], code)
    return {
        one.id: OrganizationCard(one.slug, Name(texts.of(one.name_id), one.has_proper_name), texts.of(one.summary_id))
        for one in found
    }
