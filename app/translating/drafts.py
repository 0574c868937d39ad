"""Drafts by machine: planned from what is missing, made by the outbox, shown with a mark until somebody reads them."""

import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.actions import PersonWins, translation_in
from app.content.models import MACHINE, Text
from app.dates import wall_clock
from app.directory.models import Location, Organization, Service
from app.outbox.actions import Handler, Job, RefusedForGood, enqueue
from app.outbox.models import OutboxItem
from app.translating.glossary import machine_terms
from app.translating.machine_check import fault_in
from app.translating.services import NotNow
from app.translating.services import Service as Machine
from app.translating.texts import Place, places, places_of, texts_of
from app.translating.writing import write

KIND = "translate"
MOST_NONSENSE = 4  # After so many answers that are no translation, a person has to look.
_MARK = re.compile(r"<x id=\"(\d+)\"\s*(?:/>|></x>)")
# What no language changes: addresses, numbers people dial or pay, placeholders of catalogs.
_FIXED = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|%\(\w+\)s|\{\w+\}|€\s?\d[\d.,]*|\+?\d[\d\s().-]{5,}\d|\d{1,2}[:.]\d{2}"
)


@dataclass(frozen=True)
class Wanted:
    """One text without a translation, or with one a machine made from older Dutch."""

    place: Place
    text: Text


def plan(session: Session, codes: Iterable[str], at: datetime) -> int:
    """Put aside what a machine can draft, one job for each record and language; gives how many new ones."""
    found = places(session, wall_clock(at))
    texts = texts_of(session, found)
    open_jobs = session.scalars(select(OutboxItem).where(OutboxItem.kind == KIND, OutboxItem.done_at.is_(None)))
    waiting = {(each.payload["kind"], each.payload["record_id"], each.payload["language"]) for each in open_jobs}
    planned = 0
    for code in codes:
        records = {(each.kind, each.record_id.hex) for each in found if needs_draft(texts[each.text_id], code)}
        for kind, record_id in sorted(records):
            if (kind, record_id, code) not in waiting:
                enqueue(session, KIND, {"kind": kind, "record_id": record_id, "language": code}, at)
                planned += 1
    return planned


def needs_draft(text: Text, code: str) -> bool:
    existing = translation_in(text, code)
    if existing is None:
        return True
    return existing.origin == MACHINE and existing.source_digest != text.digest


def handler(
    services: Mapping[str, Machine], make_session: Callable[[], Session], now: Callable[[], datetime]
) -> Handler:
    """Does jobs of kind `translate`. What it sends is read again at that moment, so nothing private ever leaves."""

    def draft(job: Job) -> None:
        kind, code = job.payload["kind"], job.payload["language"]
        record_id = uuid.UUID(job.payload["record_id"])
        service = services.get(code)
        if service is None:
            raise RefusedForGood(f"no service is set for {code}")
        with make_session() as session:
            wanted = _wanted(session, kind, record_id, code)
            names = kept_names(session)
        if not wanted:
            return
        terms = {} if service.keeps_terms(code) else machine_terms(code)
        asked = [(each.place, each.text.digest, *protect(each.text.source, names, terms)) for each in wanted]
        answers = service.translate([marked for _place, _digest, marked, _kept in asked], code)
        faults = []
        for (place, digest, marked, kept), answer in zip(asked, answers, strict=True):
            fault = fault_in(marked, answer, code)
            if fault:
                faults.append(f"{place.field}: {fault}")
            else:
                _keep(make_session, place, code, unprotect(answer, kept), digest, now())
        if faults:
            refuse = RefusedForGood if job.attempt >= MOST_NONSENSE else NotNow
            raise refuse(f"{service.name} gave no translation into {code} ({', '.join(faults)})")

    return draft


def protect(dutch: str, names: Iterable[str], terms: Mapping[str, str] | None = None) -> tuple[str, list[str]]:
    """The text as XML with a mark for everything that must stay, and what the marks stand for.

    `terms` are words of the glossary with what they are called in the other language.
    """
    kept: list[str] = []
    called = {word.casefold(): term for word, term in (terms or {}).items()}
    whole = [*_longest_first(names), *(f"(?i:{each})" for each in _longest_first(called))]
    fixed = re.compile("|".join([*(rf"(?<!\w){each}(?!\w)" for each in whole), _FIXED.pattern]))
    parts, end = [], 0
    for match in fixed.finditer(dutch):
        parts += [escape(dutch[end : match.start()], quote=False), f'<x id="{len(kept)}"/>']
        kept.append(_called(match.group(), called))
        end = match.end()
    return "".join([*parts, escape(dutch[end:], quote=False)]), kept


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(each) for each in sorted(words, key=len, reverse=True)]


def _called(word: str, terms: Mapping[str, str]) -> str:
    """The term for a Dutch word, with a capital where the word has one; what has no term stays."""
    term = terms.get(word.casefold(), word)
    return term[:1].upper() + term[1:] if word[:1].isupper() else term


def unprotect(answer: str, kept: list[str]) -> str:
    """The words with everything that was kept back in its place."""
    parts = _MARK.split(answer)  # text, number, text, number, text
    return "".join(kept[int(part)] if index % 2 else unescape(part) for index, part in enumerate(parts))


def kept_names(session: Session) -> set[str]:
    """Proper names: they stay as they stand on the door."""
    names: set[str] = set()
    for model in (Organization, Service, Location):
        named = select(Text.source).join(model, model.name_id == Text.id).where(model.has_proper_name)
        names |= set(session.scalars(named))
    return {each for each in names if len(each) > 2} | {"Noordwijzer", "Velsen-Noord", "De Stek"}


def _wanted(session: Session, kind: str, record_id: uuid.UUID, code: str) -> list[Wanted]:
    found = places_of(session, kind, record_id)
    texts = texts_of(session, found)
    return [Wanted(each, texts[each.text_id]) for each in found if needs_draft(texts[each.text_id], code)]


def _keep(make_session: Callable[[], Session], place: Place, code: str, value: str, digest: str, at: datetime) -> None:
    """Nothing is written over what a person made meanwhile, or where the text has gone."""
    with make_session() as session:
        session.connection(execution_options={"writes": True})
        text = session.get(Text, place.text_id)
        if text is None or not places_of(session, place.kind, place.record_id):
            return
        try:
            write(session, place, code, value, origin=MACHINE, by=None, at=at, dutch_digest=digest)
        except PersonWins:
            return
        session.commit()
