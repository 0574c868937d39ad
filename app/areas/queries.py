"""Which areas a place lies in."""

import uuid
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.models import LEVELS, Area


class AreaRow(NamedTuple):
    id: uuid.UUID
    slug: str
    name: str
    level: str
    parent_id: uuid.UUID | None


@dataclass(frozen=True)
class AreaChain:
    """An area and those above it, nearest first."""

    areas: tuple[AreaRow, ...]

    @property
    def ids(self) -> list[uuid.UUID]:
        return [area.id for area in self.areas]

    def __bool__(self) -> bool:
        return bool(self.areas)

    def level(self, area_ids: set[uuid.UUID]) -> str:
        """The level of the nearest of these areas; the empty text when none of them is in the chain."""
        return next((area.level for area in self.areas if area.id in area_ids), "")


def nearness(level: str) -> int:
    """0 for the neighbourhood, more for what is wider; the most for a level that is none."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def area_chain(session: Session, slug: str) -> AreaChain:
    """From the area with this slug up to the country; empty for a slug that nobody loaded (`doctor` says so)."""
    columns = (Area.id, Area.slug, Area.name, Area.level, Area.parent_id)
    by_id = {row.id: AreaRow(*row) for row in session.execute(select(*columns))}
    area = next((each for each in by_id.values() if each.slug == slug), None)
    chain: list[AreaRow] = []
    while area is not None and area not in chain:
        chain.append(area)
        area = by_id.get(area.parent_id) if area.parent_id else None
    return AreaChain(tuple(chain))
