"""The meaning of a question with the words that staff added, as they stand in the database at this moment."""

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.meaning import Book, Meaning, added_entries, vocabulary
from app.search.models import AddedWord
from app.search.words import needs

MOST_ADDED = 5_000

ADDED = select(AddedWord.kind, AddedWord.slug, AddedWord.phrase).order_by(AddedWord.phrase).limit(MOST_ADDED)

Rows = tuple[tuple[str, str, str], ...]


def meaning_of(session: Session, said: list[str], code: str) -> Meaning:
    """`said`: the folded words of the question, each once."""
    own = vocabulary().meaning(said, code)
    rows = tuple((kind, slug, phrase) for kind, slug, phrase in session.execute(ADDED))
    if not rows:
        return own
    added = _book(rows).meaning(said, code)
    targets = {key: max(own.targets.get(key, 0.0), strength) for key, strength in added.targets.items()}
    return Meaning({**own.targets, **targets}, own.corrected, own.understood | added.understood)


@lru_cache(maxsize=2)
def _book(rows: Rows) -> Book:
    """Made again only when staff added or removed a word; as strong as the words of the vocabulary."""
    return Book(added_entries(rows), {}, targets_elsewhere=len(needs()))
