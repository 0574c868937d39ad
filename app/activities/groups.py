"""Topics, audiences and languages of many activities, read in one question."""

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from app.activities.models import ActivityAudience, ActivityLanguage, ActivityTopic


class Groups(NamedTuple):
    """Codes, in the order in which they are shown."""

    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]


def _codes(which: int, table: Any, code: Any, position: Any = None) -> Select[Any]:
    """`which` says to which field of Groups a row belongs."""
    order = literal(0) if position is None else position
    columns = (table.activity_id, literal(which).label("which"), code.label("code"), order.label("position"))
    return select(*columns).where(table.activity_id.in_(bindparam("wanted", expanding=True)))


_EVERY = union_all(
    _codes(0, ActivityTopic, ActivityTopic.topic, ActivityTopic.position),
    _codes(1, ActivityAudience, ActivityAudience.audience),
    _codes(2, ActivityLanguage, ActivityLanguage.language),
).order_by("position", "code")


def groups_of(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Groups]:
    """For every id, also when nothing is said of it."""
    found: dict[uuid.UUID, tuple[list[str], ...]] = {each: ([], [], []) for each in ids}
    if found:
        for owner, which, code, _position in session.execute(_EVERY, {"wanted": list(found)}):
            found[owner][which].append(code)
    return {each: Groups(*map(tuple, lists)) for each, lists in found.items()}
