import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.base import Base, new_id
from app.generation import UNSEEN

DRAFT, PUBLISHED, WITHDRAWN = "draft", "published", "withdrawn"
STATES = (DRAFT, PUBLISHED, WITHDRAWN)


class Record:
    """What every organisation, service, activity and notice is made of, beside its own columns.

    `version` counts the whole record, its texts and lists included; SQLAlchemy checks it on every UPDATE, so two
    transactions can never both save the same version.
    """

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default=DRAFT)  # No index: nearly all are published, and SQLite would use it.
    is_example: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version, "version_id_generator": False}

    @property
    def is_public(self) -> bool:
        return self.state == PUBLISHED


class SlugHistory(Base):
    """Every slug a record ever had, the present one too: an old one leads to the new one, none is given twice."""

    __tablename__ = "slug_history"

    kind: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[uuid.UUID] = mapped_column(index=True)


class ShortCode(Base):
    """Every short code ever printed. Rows are never deleted, so a poster never leads to something else."""

    __tablename__ = "short_code"

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]


class Revision(Base):
    """The one pending edit that may wait beside a published record: the whole document as it should become."""

    __tablename__ = "revision"
    __table_args__ = (Index("ix_revision_kind", "kind"), UNSEEN)

    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    base_version: Mapped[int]
    document: Mapped[dict[str, Any]]
    by: Mapped[uuid.UUID | None]
    at: Mapped[datetime]
