"""Borders of neighbourhoods, drawn where there are no tiles. Pins stand with their places (directory)."""

import uuid
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id


class Outline(Base):
    """`geometry` is a GeoJSON Polygon or MultiPolygon; `credit` says whose it is, as its licence asks."""

    __tablename__ = "outline"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    position: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    credit: Mapped[str]
    geometry: Mapped[dict[str, Any]]
