"""Texts as a reader of one language gets them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Bundle, Session

from app.content.models import MACHINE, Text, TextTranslation
from app.languages import SOURCE, offered_codes


@dataclass(frozen=True)
class ShownText:
    """A text for one reader. `language` is the language it really is in; Dutch when there is no translation."""

    value: str
    language: str
    dutch: str
    is_machine: bool = False
    is_stale: bool = False  # made from an older Dutch text
    is_fallback: bool = False  # Dutch because the reader's language has none yet

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)


EMPTY = ShownText("", SOURCE, "")


@dataclass(frozen=True)
class Name:
    """What something is called. A proper name stays; a descriptive one is translated, with the Dutch on the door."""

    text: ShownText
    is_proper: bool

    @property
    def dutch(self) -> str:
        return self.text.dutch

    def __str__(self) -> str:
        return self.text.dutch if self.is_proper else self.text.value


class ShownTexts(dict[uuid.UUID, ShownText]):
    """Texts by id; a missing or absent id is the empty text, so that a page never breaks on a gap."""

    def of(self, text_id: uuid.UUID | None) -> ShownText:
        return self.get(text_id, EMPTY) if text_id is not None else EMPTY


# Written once: every page asks these, and putting them together takes as long as the answer.
_DUTCH: Any = Bundle("dutch", Text.id, Text.source, Text.digest)
_MADE: Any = Bundle("made", TextTranslation.value, TextTranslation.origin, TextTranslation.source_digest)
_OURS = and_(TextTranslation.text_id == Text.id, TextTranslation.language == bindparam("code"))
_WANTED = Text.id.in_(bindparam("wanted", expanding=True))
_IN_DUTCH = select(_DUTCH).where(_WANTED)
_IN_LANGUAGE = select(_DUTCH, _MADE).outerjoin(TextTranslation, _OURS).where(_WANTED)


def shown_texts(session: Session, ids: Iterable[uuid.UUID | None], code: str) -> ShownTexts:
    """All asked texts in one language, in one query."""
    wanted = list({each for each in ids if each is not None})
    if not wanted:
        return ShownTexts()
    if code == SOURCE:
        rows = session.execute(_IN_DUTCH, {"wanted": wanted})
        return ShownTexts({text.id: shown(text, None, code) for (text,) in rows})
    both = session.execute(_IN_LANGUAGE, {"wanted": wanted, "code": code})
    return ShownTexts({text.id: shown(text, made if made.value is not None else None, code) for text, made in both})


def texts_by_language(session: Session, text_id: uuid.UUID | None) -> dict[str, str]:
    """One text in every offered language, Dutch where there is no translation; nothing for an absent text."""
    rows = session.execute(
        select(Text.source, TextTranslation.language, TextTranslation.value)
        .outerjoin(TextTranslation, TextTranslation.text_id == Text.id)
        .where(Text.id == text_id)
    ).all()
    translated = {language: value for _source, language, value in rows}
    return {code: translated.get(code) or rows[0][0] for code in offered_codes()} if rows else {}


def shown(text: Text, translation: TextTranslation | None, code: str) -> ShownText:
    """One text for a reader of `code`, from the translation in that language if there is one."""
    if code == SOURCE or translation is None:
        return ShownText(text.source, SOURCE, text.source, is_fallback=code != SOURCE)
    return ShownText(
        translation.value,
        code,
        text.source,
        is_machine=translation.origin == MACHINE,
        is_stale=translation.source_digest != text.digest,
    )
