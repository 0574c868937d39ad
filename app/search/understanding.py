"""The meaning of a question with the words that staff added, as they stand in the database at this moment."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.meaning import Book, Meaning, added_entries, vocabulary
from app.search.models import AddedWord

MOST_ADDED = 5_000


def meaning_of(session: Session, said: list[str], code: str) -> Meaning:
    own = vocabulary().meaning(said, code)
    wanted = select(AddedWord.kind, AddedWord.slug, AddedWord.phrase).order_by(AddedWord.phrase).limit(MOST_ADDED)
    entries = added_entries((kind, slug, phrase) for kind, slug, phrase in session.execute(wanted))
    if not entries:
        return own
    added = Book(entries, {}).meaning(said, code)
    return Meaning({**own.targets, **added.targets}, own.corrected, own.understood | added.understood)
