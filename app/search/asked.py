"""What is sought and not found, without following anyone.

A question is no more than a keyed digest with its days until the fifth different day: by then it is what many ask, not
what one person asked. The key changes every 60 days, so older digests say nothing any more. Questions about dangers
and shame are never kept as words, only as a number for each month over all languages together; a language in which
few people search is counted by topic only. What is older than 13 months goes.
"""

import hmac
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.search.fold import question_words
from app.search.models import AskedDigest, AskedQuestion, AskedTopic

DAYS_UNTIL_WORDS = 5
DAYS_OF_A_KEY = 60
MONTHS_KEPT = 13
FEWEST_SEARCHES = 100  # in this month and the one before, for a language whose questions may be kept as words
SHORTEST_PERSONAL_NUMBER = 4  # digits: a house, a phone, a BSN


def note(
    session: Session,
    question: str,
    *,
    language: str,
    topics: Sequence[str],
    is_delicate: bool,
    hits: int,
    today: date,
    key: str,
) -> None:
    """Count one search into the open transaction. `topics` are what it was about, the best first."""
    forget_old(session, today)
    month = today.replace(day=1)
    topic = topics[0] if topics else ""
    _count(session, AskedTopic, month=month, language="" if is_delicate else language, topic=topic)
    words = question_words(question)
    if is_delicate or not words or _is_personal(words):
        return
    text = " ".join(words)
    if _is_kept(session, language, text) or _may_be_kept(session, language, text, today, key):
        _count(session, AskedQuestion, month=month, language=language, text=text, hits=hits)


def forget_old(session: Session, today: date) -> None:
    session.execute(delete(AskedDigest).where(AskedDigest.day < _period_start(today)))
    oldest = _months_back(today, MONTHS_KEPT)
    for table in (AskedQuestion, AskedTopic):
        session.execute(delete(table).where(table.month < oldest))


def _is_personal(words: Sequence[str]) -> bool:
    return any(sum(character.isdigit() for character in word) >= SHORTEST_PERSONAL_NUMBER for word in words)


def _is_kept(session: Session, language: str, text: str) -> bool:
    wanted = select(AskedQuestion.text).where(AskedQuestion.language == language, AskedQuestion.text == text)
    return session.scalar(wanted.limit(1)) is not None


def _may_be_kept(session: Session, language: str, text: str, today: date, key: str) -> bool:
    """Whether this is the fifth day or a later one, and enough others search in this language."""
    digest = digest_of_question(language, text, today, key)
    session.execute(_insert(session, AskedDigest).values(digest=digest, day=today).on_conflict_do_nothing())
    days = session.scalar(select(func.count()).where(AskedDigest.digest == digest)) or 0
    if days < DAYS_UNTIL_WORDS or _searches(session, language, today) < FEWEST_SEARCHES:
        return False
    session.execute(delete(AskedDigest).where(AskedDigest.digest == digest))
    return True


def digest_of_question(language: str, text: str, today: date, key: str) -> bytes:
    """Cannot be turned back without the installation's key, and not compared across two periods of 60 days."""
    period = str(_period_start(today))
    return hmac.digest(f"{key}:{period}".encode(), blake2b(f"{language}:{text}".encode()).digest(), "sha256")


def _period_start(today: date) -> date:
    return today - timedelta(days=today.toordinal() % DAYS_OF_A_KEY)


def _searches(session: Session, language: str, today: date) -> int:
    since = _months_back(today, 1)
    counted = select(func.sum(AskedTopic.searches)).where(AskedTopic.language == language, AskedTopic.month >= since)
    return session.scalar(counted) or 0


def _months_back(today: date, months: int) -> date:
    """The first day of the month so many months before this one."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(years, month + 1, 1)


def _count(session: Session, table: Any, **facts: Any) -> None:
    """One search more in the row with this key; two requests at once both count."""
    keys = [column.name for column in table.__table__.primary_key]
    others = {name: value for name, value in facts.items() if name not in keys}
    wanted = _insert(session, table).values(**facts, searches=1)
    changed = {"searches": table.searches + 1, **others}
    session.execute(wanted.on_conflict_do_update(index_elements=keys, set_=changed))


def _insert(session: Session, table: Any) -> Any:
    """An INSERT that can meet its own row; both dialects say it in the same words."""
    dialect = session.get_bind().dialect.name
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
