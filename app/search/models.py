import uuid
from datetime import date, datetime
from hashlib import blake2b

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id
from app.generation import UNSEEN

# Words are compared letter by letter in both databases, so that the same range of words is the same everywhere.
ByLetter = String().with_variant(String(collation="C"), "postgresql")


def number_of(kind: str, record_id: uuid.UUID) -> int:
    """The same number for the same record in every database: 63 bits of a digest."""
    return int.from_bytes(blake2b(kind.encode() + record_id.bytes, digest_size=8).digest()) >> 1


class IndexedRecord(Base):
    """A record that can be found. Rebuildable, like its postings.

    `number` follows from kind and id, so it is the same in every copy of the content. `standing` is 0 for what a
    reader can go to and that was checked; see STANDING in fields.py. `until` is the last day of an activity that ends.
    """

    __tablename__ = "indexed_record"
    __table_args__ = (UniqueConstraint("kind", "slug"), UNSEEN)

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    slug: Mapped[str] = mapped_column(ByLetter)  # decides between equals, so that every copy has the same order
    standing: Mapped[int] = mapped_column(SmallInteger)
    until: Mapped[date | None] = mapped_column(index=True)


class Posting(Base):
    """A folded word stands in a record, in the best of the places it stands in.

    A word that begins with # is no text but a topic or preset in an area; see code_in in fields.py.
    """

    __tablename__ = "posting"
    __table_args__ = ({"sqlite_with_rowid": False, **UNSEEN},)

    word: Mapped[str] = mapped_column(ByLetter, primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("indexed_record.number", ondelete="CASCADE"), primary_key=True, index=True
    )
    weight: Mapped[int] = mapped_column(SmallInteger)  # see WEIGHTS in fields.py


class AddedWord(Base):
    """A word or phrase that staff pointed to a topic or a service: `kind` is `topic` or `service`."""

    __tablename__ = "added_word"
    __table_args__ = (UniqueConstraint("phrase", "kind", "slug"), UNSEEN)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    phrase: Mapped[str]
    kind: Mapped[str]
    slug: Mapped[str]
    by: Mapped[uuid.UUID | None]
    at: Mapped[datetime]


class AskedDigest(Base):
    """That some question was asked on a day; the question cannot be read from it. See asked.py."""

    __tablename__ = "asked_digest"
    __table_args__ = UNSEEN

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)


class AskedQuestion(Base):
    """A folded question that was asked on five days or more, counted by month. `month` is its first day."""

    __tablename__ = "asked_question"
    __table_args__ = UNSEEN

    month: Mapped[date] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(primary_key=True)
    searches: Mapped[int] = mapped_column(default=0)
    hits: Mapped[int] = mapped_column(default=0)  # answers at the last search


class AskedTopic(Base):
    """How often a topic was sought in a month. An empty topic is what nothing was found for.

    The language of topics of danger is empty: over all languages together nobody can be guessed.
    """

    __tablename__ = "asked_topic"
    __table_args__ = UNSEEN

    month: Mapped[date] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    searches: Mapped[int] = mapped_column(default=0)
