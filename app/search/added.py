"""Words that staff point to a topic or a service: found at the next search."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.topics import TOPIC_BY_SLUG
from app.changes.actions import record_change
from app.directory.models import Service
from app.search.fold import words_of
from app.search.meaning import SERVICE, TOPIC
from app.search.models import AddedWord

LONGEST_PHRASE = 60
KIND = "added_word"


class WrongWord(Exception):
    """`reason` is one of the constants below."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


EMPTY, TOO_LONG, NO_TARGET, KNOWN = "empty", "too_long", "no_target", "known"


def add_word(session: Session, phrase: str, kind: str, slug: str, *, by: uuid.UUID | None, at: datetime) -> AddedWord:
    """Raises WrongWord when the phrase cannot be searched, the target is none, or they belong together already."""
    text = " ".join(words_of(phrase))
    if not text:
        raise WrongWord(EMPTY)
    if len(text) > LONGEST_PHRASE:
        raise WrongWord(TOO_LONG)
    if not _is_target(session, kind, slug):
        raise WrongWord(NO_TARGET)
    known = select(AddedWord.id).where(AddedWord.phrase == text, AddedWord.kind == kind, AddedWord.slug == slug)
    if session.scalar(known) is not None:
        raise WrongWord(KNOWN)
    word = AddedWord(phrase=text, kind=kind, slug=slug, by=by, at=at)
    session.add(word)
    session.flush()
    _note(session, word, "created", {"name": [None, text]}, by=by, at=at)
    return word


def remove_word(session: Session, word_id: uuid.UUID, *, by: uuid.UUID | None, at: datetime) -> None:
    """A word that somebody else removed already is gone too: nothing happens."""
    word = session.get(AddedWord, word_id)
    if word is not None:
        _note(session, word, "withdrawn", {"name": [word.phrase, None]}, by=by, at=at)
        session.delete(word)
        session.flush()


def _is_target(session: Session, kind: str, slug: str) -> bool:
    if kind == TOPIC:
        return slug in TOPIC_BY_SLUG
    return kind == SERVICE and session.scalar(select(Service.id).where(Service.slug == slug)) is not None


def _note(
    session: Session,
    word: AddedWord,
    action: str,
    differences: dict[str, list[str | None]],
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> None:
    record_change(
        session,
        kind=KIND,
        record_id=word.id,
        version=1 if action == "created" else 2,
        action=action,
        by=by,
        at=at,
        differences=differences,
    )
