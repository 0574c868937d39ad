"""Putting a voice with words, and taking it away for good."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.changes.actions import record_change
from app.recordings.models import Recording
from app.recordings.queries import Line
from app.recordings.sound import as_voice

RECORDING = "recording"  # the kind of its changes
SUBJECT = ("kind", "subject", "language")


class WordsChanged(Exception):
    """What stands there now is not what the speaker read."""


class NotAgreed(Exception):
    """Nobody says that the speaker wants this voice on the internet, or whose voice it is."""


def put_recording(
    session: Session,
    line: Line,
    code: str,
    content: bytes,
    *,
    read: str,
    speaker: str,
    agreed: bool,
    by: uuid.UUID,
    at: datetime,
) -> str:
    """In the place of the one that was there; gives its key. `read` is the digest of the words the speaker saw.

    Raises NotAgreed, WordsChanged and sound.BadSound.
    """
    if not agreed or not speaker.strip():
        raise NotAgreed(line.subject)
    if read != line.wording.digest:
        raise WordsChanged(line.subject)
    voice = as_voice(content)
    facts = {
        **dict(zip(SUBJECT, (line.kind, line.subject, code), strict=True)),
        "key": uuid.uuid4().hex,
        "words": line.wording.words,
        "digest": line.wording.digest,
        "seconds": round(voice.seconds),
        "size": len(voice.content),
        "speaker": speaker.strip(),
        "made_by": by,
        "made_at": at,
        "content": voice.content,
    }
    # Two people may read the same words at once: the last one stays, whatever the database.
    wanted = _insert(session).values(**facts)
    changed = {name: wanted.excluded[name] for name in facts if name not in SUBJECT}
    session.execute(wanted.on_conflict_do_update(index_elements=SUBJECT, set_=changed))
    session.expire_all()
    _note(session, "recording_made", line.kind, line.subject, code, line.wording.words, by, at)
    return str(facts["key"])


def remove_recording(session: Session, code: str, key: str, *, by: uuid.UUID, at: datetime) -> bool:
    """The voice is gone for good, from our pages and from the database; False when there was none."""
    found = session.scalar(select(Recording).where(Recording.key == key, Recording.language == code))
    if found is None:
        return False
    session.execute(delete(Recording).where(Recording.key == key))
    _note(session, "recording_removed", found.kind, found.subject, code, found.words, by, at)
    return True


def _insert(session: Session) -> Any:
    """An INSERT that can meet its own row; both dialects say it in the same words."""
    dialect = session.get_bind().dialect.name
    return (postgresql if dialect == "postgresql" else sqlite).insert(Recording)


def _note(
    session: Session, action: str, kind: str, subject: str, code: str, words: str, by: uuid.UUID, at: datetime
) -> None:
    """The change says which words; a voice itself leaves no trace."""
    record_change(
        session,
        kind=RECORDING,
        record_id=uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}/{subject}/{code}"),
        version=1,
        action=action,
        by=by,
        at=at,
        differences={f"recording.{code}": [None, words] if action == "recording_made" else [words, None]},
    )
