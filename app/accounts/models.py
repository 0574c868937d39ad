import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.base import Base, new_id
from app.generation import UNSEEN

ADMIN, EDITOR, PARTNER, TRANSLATOR = "admin", "editor", "partner", "translator"
ROLES = (ADMIN, EDITOR, PARTNER, TRANSLATOR)


class Person(Base):
    """Somebody who signs in to the back office. Residents have no account, ever."""

    __tablename__ = "person"
    __table_args__ = UNSEEN

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)  # kept in lower case
    name: Mapped[str]
    role: Mapped[str]
    password_hash: Mapped[str]
    must_change_password: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(default="nl")
    is_active: Mapped[bool] = mapped_column(default=True)
    session_epoch: Mapped[int] = mapped_column(default=0)  # raising it ends every session of the person
    created_at: Mapped[datetime]


class SignInAttempt(Base):
    """A failed sign-in, for the limit. `key` is a daily-salted digest of account or address, not the thing itself."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = UNSEEN

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
