"""Writing texts and translations. The rules that keep a translation honest stand here and nowhere else."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from app.content.models import ORIGINS, PERSON, Text, TextTranslation, digest_of, plain
from app.languages import SOURCE, by_code


class NotTranslatable(Exception):
    """The language is Dutch or unknown, the origin is unknown, or the value is empty."""


class PersonWins(Exception):
    """A machine may not overwrite what a person wrote."""


def put_text(session: Session, text: Text | None, source: str | None) -> Text | None:
    """Set the Dutch of a field's text and return the text to point to; None when the field is empty.

    The same Dutch again changes nothing, so saving without changing a text never makes a translation stale.
    """
    source = plain(source or "")
    if not source:
        if text is not None:
            session.delete(text)
        return None
    if text is None:
        text = Text(source=source, digest=digest_of(source))
        session.add(text)
    elif text.digest != digest_of(source):
        text.source = source
        text.digest = digest_of(source)
    return text


def put_translation(
    text: Text,
    code: str,
    value: str,
    *,
    origin: str,
    by: uuid.UUID | None = None,
    at: datetime | None = None,
    source_digest: str | None = None,
) -> TextTranslation:
    """Write a translation made from the Dutch with `source_digest` (today's when left out).

    Raises NotTranslatable, and PersonWins when a machine or preset would replace a person's words; those are only
    marked as behind, by their digest.
    """
    value = plain(value)
    if code == SOURCE or code not in by_code() or origin not in ORIGINS or not value:
        raise NotTranslatable(f"{code} {origin}")
    existing = translation_in(text, code)
    if existing is not None and existing.origin == PERSON and origin != PERSON:
        raise PersonWins(code)
    if existing is None:
        existing = TextTranslation(language=code)
        text.translations.append(existing)
    existing.value = value
    existing.origin = origin
    existing.source_digest = source_digest or text.digest
    existing.reviewed_by = by if origin == PERSON else None
    existing.reviewed_at = at if origin == PERSON else None
    return existing


def approve(translation: TextTranslation, *, by: uuid.UUID, at: datetime) -> None:
    """A reader of the language says this is right for the Dutch of today. From then on it is a person's text."""
    translation.origin = PERSON
    translation.source_digest = translation.text.digest
    translation.reviewed_by = by
    translation.reviewed_at = at


def translation_in(text: Text, code: str) -> TextTranslation | None:
    return next((each for each in text.translations if each.language == code), None)
