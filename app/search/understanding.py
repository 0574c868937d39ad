"""What a question tells: its dangers, and its meaning with the words that staff added, as they stand there now."""

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.built import ears, vocabulary
from app.search.danger import dangers_heard
from app.search.meaning import Book, Meaning, added_entries
from app.search.models import AddedWord
from app.search.words import Danger, needs

MOST_ADDED = 5_000

ADDED = select(AddedWord.kind, AddedWord.slug, AddedWord.phrase).order_by(AddedWord.phrase).limit(MOST_ADDED)

Rows = tuple[tuple[str, str, str], ...]


def dangers_in(question: str, code: str) -> list[Danger]:
    """What the question tells of, the surest first, then in the order of dangers.toml."""
    return dangers_heard(ears(), question, code)


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
    stop = vocabulary().stop
    return Book(added_entries(rows, stop), {}, stop, targets_elsewhere=len(needs()))
