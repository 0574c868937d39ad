"""What translators have to do, in which order, and what they need to see beside a text."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.queries import history
from app.content.models import MACHINE, PERSON, Text, TextTranslation, digest_of
from app.translating.texts import Place, places

MISSING, STALE, UNREAD, GOOD = "missing", "stale", "unread", "good"
ORDER = (MISSING, STALE, UNREAD)
ROUND_WORDS = 160  # Dutch words that a volunteer reads and writes in about ten minutes
ROUND_TEXTS = 10


@dataclass(frozen=True)
class Item:
    """One text that waits in one language. `value` is what stands there now, "" when nothing does."""

    place: Place
    state: str
    dutch: str
    digest: str
    value: str
    is_machine: bool


@dataclass(frozen=True)
class Counts:
    missing: int
    stale: int
    unread: int
    total: int

    @property
    def waiting(self) -> int:
        return self.missing + self.stale + self.unread


def state_of(digest: str, source_digest: str | None, origin: str | None) -> str:
    """The state of a translation, from the digests of the Dutch now and then; None where there is none.

    What a machine made from older Dutch is behind first of all: reading it as it stands would be for nothing.
    """
    if source_digest is None:
        return MISSING
    if source_digest != digest:
        return STALE
    return UNREAD if origin == MACHINE else GOOD


def items(session: Session, code: str, now: datetime) -> list[Item]:
    """Everything that waits: first what is missing, then behind, then unread; of each what most people see first."""
    found = [each for each in all_items(session, code, places(session, now)) if each.state != GOOD]
    return sorted(found, key=_rank)


def counts(session: Session, codes: Iterable[str], now: datetime) -> dict[str, Counts]:
    """For each language; only digests are read, and once for all of them."""
    ids = {each.text_id for each in places(session, now)}
    digests = {row.id: row.digest for row in session.execute(select(Text.id, Text.digest)) if row.id in ids}
    states: dict[str, dict[uuid.UUID, str]] = {code: {} for code in codes}
    facts = (TextTranslation.text_id, TextTranslation.language, TextTranslation.source_digest, TextTranslation.origin)
    for text_id, code, source_digest, origin in session.execute(select(*facts)):
        if text_id in digests and code in states:
            states[code][text_id] = state_of(digests[text_id], source_digest, origin)
    return {code: _counted([found.get(each, MISSING) for each in digests]) for code, found in states.items()}


def item_of(session: Session, code: str, text_id: uuid.UUID, now: datetime) -> Item | None:
    """One text, also when nothing has to be done; None when readers do not see it."""
    found = [each for each in places(session, now) if each.text_id == text_id]
    return all_items(session, code, found)[0] if found else None


def round_of(waiting: Sequence[Item]) -> list[Item]:
    """The first of them, as many as fit in ten minutes."""
    chosen: list[Item] = []
    words = 0
    for each in waiting[:ROUND_TEXTS]:
        words += len(each.dutch.split())
        if chosen and words > ROUND_WORDS:
            break
        chosen.append(each)
    return chosen


def old_dutch(session: Session, place: Place, translation: TextTranslation) -> str:
    """The Dutch this translation was made from, out of the history; "" when that does not know it."""
    for change in history(session, place.kind, place.record_id):
        for value in change.differences.get(place.field, []):
            for words in value if isinstance(value, list) else [value]:
                if isinstance(words, str) and digest_of(words) == translation.source_digest:
                    return words
    return ""


def word_differences(old: str, new: str) -> list[tuple[str, str]]:
    """`same`, `gone` and `new` stretches of words, in order; put together without the gone ones it is the new text."""
    before, after = old.split(), new.split()
    found: list[tuple[str, str]] = []
    for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(("same", " ".join(after[c:d])))
            continue
        if a < b:
            found.append(("gone", " ".join(before[a:b])))
        if c < d:
            found.append(("new", " ".join(after[c:d])))
    return found


def done_by(session: Session, person_id: uuid.UUID) -> int:
    """How many texts this person made or read that stand on the site today."""
    wanted = select(func.count()).where(TextTranslation.reviewed_by == person_id, TextTranslation.origin == PERSON)
    return session.scalar(wanted) or 0


def all_items(session: Session, code: str, found: Iterable[Place]) -> list[Item]:
    """Each text once, whatever its state."""
    found = _first_places(found)
    wanted = (
        select(
            *(Text.id, Text.source, Text.digest),
            *(TextTranslation.value, TextTranslation.source_digest, TextTranslation.origin),
        )
        .outerjoin(TextTranslation, (TextTranslation.text_id == Text.id) & (TextTranslation.language == code))
        .where(Text.id.in_({each.text_id for each in found}))
    )
    rows = {row.id: row for row in session.execute(wanted)}
    return [_item(each, rows[each.text_id]) for each in found]


def _first_places(found: Iterable[Place]) -> list[Place]:
    """A text counts once, where most people see it."""
    best: dict[uuid.UUID, Place] = {}
    for each in found:
        if each.text_id not in best or each.weight > best[each.text_id].weight:
            best[each.text_id] = each
    return list(best.values())


def _item(place: Place, row: Any) -> Item:
    return Item(
        place=place,
        state=state_of(row.digest, row.source_digest, row.origin),
        dutch=row.source,
        digest=row.digest,
        value=row.value or "",
        is_machine=row.origin == MACHINE,
    )


def _rank(item: Item) -> tuple[int, int, bool, str, str]:
    return (ORDER.index(item.state), -item.place.weight, not item.place.is_name, item.place.path, item.place.field)


def _counted(states: Sequence[str]) -> Counts:
    return Counts(states.count(MISSING), states.count(STALE), states.count(UNREAD), len(states))
