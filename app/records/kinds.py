"""What a room tells this one about its kind of record."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

Document = dict[str, Any]


def _nothing(session: Session, record: Any, at: datetime) -> None:
    """Most records are whole when their own columns are."""


@dataclass(frozen=True)
class RecordKind:
    """`snapshot` gives the whole record as plain JSON, `apply` makes the record be what such a document says.

    The document is the one currency: forms fill it, history compares it, a pending revision stores it, restoring
    applies an old one, and the starter files are documents too. `settle` works out what follows from the record
    (the dates of an activity) in the same transaction, before subscribers hear of the change.
    """

    name: str
    model: type[Any]  # a mapped class that mixes in Record
    snapshot: Callable[[Session, Any], Document]
    apply: Callable[[Session, Any, Document], None]
    settle: Callable[[Session, Any, datetime], None] = _nothing


class Versioned(Protocol):
    """What two people can meet about: every record, and a place, which is none."""

    @property
    def id(self) -> uuid.UUID: ...

    @property
    def version(self) -> int: ...


class EditConflict(Exception):
    """Somebody saved another version meanwhile. `record` is as it stands now, `document` what it says.

    When it was proposed and not saved, `document` is the proposal and `proposal` its number.
    """

    def __init__(self, record: Versioned, document: Document, proposal: int = 0) -> None:
        super().__init__(f"version is now {record.version}")
        self.record = record
        self.document = document
        self.proposal = proposal


class SlugTaken(Exception):
    """The slug belongs or once belonged to another record of this kind."""


class WrongState(Exception):
    """The step does not exist from the state the record is in."""
