import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
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
    totp_secret: Mapped[str | None]  # none: no second factor
    totp_step: Mapped[int | None]  # of the last code used; each is good once


class PersonSession(Base):
    """One sign-in that goes on. Without its row the cookie is worth nothing."""

    __tablename__ = "person_session"
    __table_args__ = UNSEEN

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]  # to the hour: enough to notice a stranger, too coarse to follow somebody's day
    device: Mapped[str] = mapped_column(default="")  # "Firefox, Android", for the person to recognise


class RecoveryCode(Base):
    """One code on paper for when the phone is lost; the row goes when it is used."""

    __tablename__ = "recovery_code"
    __table_args__ = UNSEEN

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)


class PersonLanguage(Base):
    """A language this translator works in; the other roles may do all."""

    __tablename__ = "person_language"
    __table_args__ = UNSEEN

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)


class FormDraft(Base):
    """What somebody typed in a form and has not saved yet, kept for them alone. `key` is the address of the form."""

    __tablename__ = "form_draft"
    __table_args__ = UNSEEN

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class SignInAttempt(Base):
    """A failed sign-in, for the limit. `key` is a daily-salted digest of account or address, not the thing itself."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = UNSEEN

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
