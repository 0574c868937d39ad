import hashlib
import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base import Base, new_id

PERSON, MACHINE, PRESET = "person", "machine", "preset"
ORIGINS = (PERSON, MACHINE, PRESET)


def plain(words: str) -> str:
    """What somebody typed, without what only the browser adds: space at the ends, and CR LF for a new line."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def digest_of(source: str) -> str:
    """Names one wording of a Dutch text, however a browser sent it."""
    return hashlib.sha256(plain(source).encode()).hexdigest()[:32]


class Text(Base):
    """A Dutch source text that belongs to a record's field."""

    __tablename__ = "text"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    source: Mapped[str] = mapped_column(LongText)
    digest: Mapped[str]
    translations: Mapped[list["TextTranslation"]] = relationship(
        back_populates="text", cascade="all, delete-orphan", order_by="TextTranslation.language"
    )


class TextTranslation(Base):
    """A text in one other language, with the digest of the Dutch it was made from."""

    __tablename__ = "text_translation"

    text_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("text.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(LongText)
    origin: Mapped[str]
    source_digest: Mapped[str]
    reviewed_by: Mapped[uuid.UUID | None]
    reviewed_at: Mapped[datetime | None]
    text: Mapped[Text] = relationship(back_populates="translations")
