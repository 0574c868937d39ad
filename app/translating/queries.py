"""The urgent set as it stands in one language: what it says now, and what a native reader has approved."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.areas.urgent import SENTENCES, TEXTS, UrgentSentence, UrgentText
from app.catalogs import translate
from app.content.models import PERSON, Text, TextTranslation, digest_of
from app.content.queries import ShownText
from app.directory.models import Service
from app.translating.models import UrgentApproval


@dataclass(frozen=True)
class UrgentRow:
    """One line of the urgent list. `value` is "" while there is no translation.

    `key` names the line in a form; `seal` names the two wordings the reader of the list saw.
    """

    key: str
    dutch: str
    value: str
    where: str  # slug of the service, "" for a sentence of the catalogs
    is_approved: bool

    @property
    def seal(self) -> str:
        return digest_of(f"{self.dutch}\n{self.value}")


def approvals(session: Session, code: str) -> dict[str, str]:
    """Digest of the Dutch to digest of the approved translation."""
    wanted = select(UrgentApproval.source_digest, UrgentApproval.value_digest)
    return {row[0]: row[1] for row in session.execute(wanted.where(UrgentApproval.language == code))}


def is_approved(given: dict[str, str], dutch: str, value: str) -> bool:
    """Whether today's translation of a catalog sentence is the approved one. `given` comes from approvals."""
    return given.get(digest_of(dutch)) == digest_of(value)


def is_approved_text(text: ShownText) -> bool:
    """A record's text is approved when a person made or read it, for the Dutch of today."""
    return not (text.is_machine or text.is_stale or text.is_fallback)


def urgent_rows(session: Session, code: str) -> list[UrgentRow]:
    """The whole urgent set in one language, what waits for approval first."""
    given = approvals(session, code)
    rows = [_sentence_row(each, code, given) for each in SENTENCES]
    found = text_translations(session, code)
    rows += [_text_row(place, *found[place.service, place.field]) for place in TEXTS if _is_there(place, found)]
    return sorted(rows, key=lambda row: row.is_approved)


def text_translations(session: Session, code: str) -> dict[tuple[str, str], tuple[Text, TextTranslation | None]]:
    """The urgent texts of services that exist, by service slug and field, with their translation."""
    slugs = {each.service for each in TEXTS}
    services = {each.slug: each for each in session.scalars(select(Service).where(Service.slug.in_(slugs)))}
    ids = {
        getattr(services[each.service], f"{each.field}_id"): (each.service, each.field)
        for each in TEXTS
        if each.service in services
    }
    texts = session.scalars(select(Text).where(Text.id.in_(ids)).options(selectinload(Text.translations)))
    return {ids[text.id]: (text, next((t for t in text.translations if t.language == code), None)) for text in texts}


def _is_there(place: UrgentText, found: dict[tuple[str, str], tuple[Text, TextTranslation | None]]) -> bool:
    return (place.service, place.field) in found


def _sentence_row(sentence: UrgentSentence, code: str, given: dict[str, str]) -> UrgentRow:
    value = translate(code, sentence.dutch, sentence.domain)
    return UrgentRow(
        key=digest_of(sentence.dutch),
        dutch=sentence.dutch,
        value=value if value != sentence.dutch else "",
        where="",
        is_approved=is_approved(given, sentence.dutch, value),
    )


def _text_row(place: UrgentText, text: Text, translation: TextTranslation | None) -> UrgentRow:
    approved = translation is not None and translation.origin == PERSON and translation.source_digest == text.digest
    return UrgentRow(
        key=f"{place.service}.{place.field}",
        dutch=text.source,
        value=translation.value if translation else "",
        where=place.service,
        is_approved=approved,
    )
