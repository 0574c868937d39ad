"""What is sought, what staff added, and the table of a year."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.areas.topics import TOPIC_BY_SLUG
from app.content.models import Text
from app.directory.models import Service
from app.records.models import PUBLISHED
from app.search.meaning import TOPIC
from app.search.models import AddedWord, AskedQuestion, AskedTopic

MOST_SHOWN = 100


@dataclass(frozen=True)
class Sought:
    """A question that was asked on many days; `hits` is how many answers it had the last time."""

    language: str
    text: str
    searches: int
    hits: int


@dataclass(frozen=True)
class ShownWord:
    id: uuid.UUID
    phrase: str
    kind: str
    target: str  # what the topic or service is called in Dutch


def sought(session: Session) -> list[Sought]:
    """Kept questions, those with the fewest answers first, then the most asked."""
    total = func.sum(AskedQuestion.searches)
    wanted = (
        select(AskedQuestion.language, AskedQuestion.text, total, func.min(AskedQuestion.hits))
        .group_by(AskedQuestion.language, AskedQuestion.text)
        .order_by(func.min(AskedQuestion.hits), total.desc(), AskedQuestion.text)
        .limit(MOST_SHOWN)
    )
    return [Sought(*row) for row in session.execute(wanted)]


def not_understood(session: Session) -> int:
    """Searches in the kept months that were about no topic we know."""
    wanted = select(func.sum(AskedTopic.searches)).where(AskedTopic.topic == "")
    return session.scalar(wanted) or 0


def added_words(session: Session) -> list[ShownWord]:
    names = dict(targets(session))
    rows = session.scalars(select(AddedWord).order_by(AddedWord.phrase, AddedWord.slug))
    return [ShownWord(row.id, row.phrase, row.kind, names.get(f"{row.kind}:{row.slug}", row.slug)) for row in rows]


def targets(session: Session) -> list[tuple[str, str]]:
    """What a word can point to: `topic:geld` or `service:socius`, with its Dutch name; topics first."""
    topics = [(f"{TOPIC}:{slug}", topic.name) for slug, topic in TOPIC_BY_SLUG.items()]
    rows = session.execute(
        select(Service.slug, Text.source)
        .join(Text, Text.id == Service.name_id)
        .where(Service.state == PUBLISHED)
        .order_by(func.lower(Text.source), Service.slug)
    )
    return topics + [(f"service:{slug}", name) for slug, name in rows]


def rows_of_year(session: Session, year: int) -> list[Sequence[object]]:
    """For the municipality: month, language, topic, question, searches, answers. Dangers have no language."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    topics = select(AskedTopic).where(AskedTopic.month.between(first, last))
    questions = select(AskedQuestion).where(AskedQuestion.month.between(first, last))
    by_topic = session.scalars(topics.order_by(AskedTopic.month, AskedTopic.language, AskedTopic.topic))
    by_question = session.scalars(questions.order_by(AskedQuestion.month, AskedQuestion.language, AskedQuestion.text))
    return [
        *((f"{row.month:%Y-%m}", row.language, row.topic, "", row.searches, "") for row in by_topic),
        *((f"{row.month:%Y-%m}", row.language, "", row.text, row.searches, row.hits) for row in by_question),
    ]
