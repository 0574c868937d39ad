import uuid

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id

COUNTRY, REGION, MUNICIPALITY, NEIGHBOURHOOD = "country", "region", "municipality", "neighbourhood"
LEVELS = (NEIGHBOURHOOD, MUNICIPALITY, REGION, COUNTRY)  # nearest first


class Area(Base):
    """A place that help is for. Its name is a proper name and is not translated."""

    __tablename__ = "area"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    level: Mapped[str]
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
