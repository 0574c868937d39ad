"""What somebody typed in a form and has not saved yet."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.accounts.models import FormDraft

KEPT_FOR = timedelta(days=14)


def keep(session: Session, person_id: uuid.UUID, key: str, words: dict[str, list[str]], at: datetime) -> None:
    """In the place of what this person typed there before; what is old is thrown away."""
    session.execute(delete(FormDraft).where(FormDraft.person_id == person_id, FormDraft.at < at - KEPT_FOR))
    session.merge(FormDraft(person_id=person_id, key=key, words=words, at=at))


def forget(session: Session, key: str, person_id: uuid.UUID | None = None) -> None:
    """The words of one person in the form at this address, or of everybody."""
    whose = [FormDraft.person_id == person_id] if person_id is not None else []
    session.execute(delete(FormDraft).where(FormDraft.key == key, *whose))
