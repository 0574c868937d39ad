import uuid
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base

URGENT, TOPIC, SERVICE = "urgent", "topic", "service"
KINDS = (URGENT, TOPIC, SERVICE)  # what most people need most comes first


class Recording(Base):
    """Somebody's voice, saying exactly `words`; for other words it is never played.

    In the database, so that every machine has it and what is removed is gone.
    """

    __tablename__ = "recording"

    kind: Mapped[str] = mapped_column(primary_key=True)  # one of KINDS
    subject: Mapped[str] = mapped_column(primary_key=True)  # what it is about, see queries.py
    language: Mapped[str] = mapped_column(primary_key=True, index=True)
    key: Mapped[str] = mapped_column(unique=True)  # in the address; another recording is another address
    words: Mapped[str] = mapped_column(LongText)
    digest: Mapped[str]  # of the words
    seconds: Mapped[int]
    size: Mapped[int]  # bytes
    speaker: Mapped[str]  # whose voice, for staff: whoever asks gets it taken away
    made_by: Mapped[uuid.UUID]
    made_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(deferred=True)
