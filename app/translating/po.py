"""A language's content as one .po file, for translators who work with a tool of their own, and back.

The context of a message is the id of its text, so nothing depends on the Dutch being unique. What is behind or was
not read yet is fuzzy, as tools expect it.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po
from sqlalchemy.orm import Session

from app.content.models import PERSON, digest_of
from app.dates import wall_clock
from app.languages import language
from app.translating.texts import places, texts_of
from app.translating.workbench import GOOD, Item, all_items
from app.translating.writing import write

LARGEST = 5 * 1024 * 1024
SEEN = "stood there: "  # with the digest of what the export held, so that nobody's later words are lost


class NoCatalog(ValueError):
    """The file is no .po file in UTF-8, or far too large."""


@dataclass(frozen=True)
class Imported:
    written: int
    same: int
    unknown: int  # texts that are not on the site (any more)
    behind: int  # written, but the Dutch has changed since the export
    kept: int  # somebody wrote other words after the export; those stay


def export(session: Session, code: str, now: datetime) -> bytes:
    """Every public text, with what stands there now. `now` is a wall-clock time."""
    catalog = Catalog(locale=str(language(code).locale), project="Noordwijzer", fuzzy=False)
    for each in sorted(all_items(session, code, places(session, now)), key=_order):
        catalog.add(
            each.dutch,
            string=each.value,
            context=str(each.place.text_id),
            flags=["fuzzy"] if each.value and each.state != GOOD else [],
            auto_comments=[
                f"{each.place.kind} {each.place.field} /{code}/{each.place.path}",
                SEEN + digest_of(each.value),
            ],
        )
    buffer = BytesIO()
    write_po(buffer, catalog, width=0)
    return buffer.getvalue()


def take_in(session: Session, code: str, content: bytes, *, by: uuid.UUID, at: datetime) -> Imported:
    """Write what a person translated. What is empty, fuzzy or unchanged is left alone. Raises NoCatalog."""
    catalog = _read(content, code)
    known = {each.text_id: each for each in places(session, wall_clock(at))}
    texts = texts_of(session, known.values())
    written = same = unknown = behind = kept = 0
    for message in catalog:
        if not message.id or not isinstance(message.string, str) or not message.string.strip() or message.fuzzy:
            continue
        text_id = _id_of(message.context)
        place = known.get(text_id) if text_id else None
        if place is None:
            unknown += 1
            continue
        text = texts[place.text_id]
        digest = digest_of(str(message.id))
        existing = next((each for each in text.translations if each.language == code), None)
        is_same = existing is not None and digest_of(existing.value) == digest_of(message.string)
        if existing is not None and is_same and (existing.origin == PERSON or digest != text.digest):
            same += 1
            continue
        if existing is not None and existing.origin == PERSON and not _saw(message.auto_comments, existing.value):
            kept += 1
            continue
        write(session, place, code, message.string, origin=PERSON, by=by, at=at, dutch_digest=digest)
        written += 1
        behind += digest != text.digest
    return Imported(written, same, unknown, behind, kept)


def _read(content: bytes, code: str) -> Catalog:
    if len(content) > LARGEST:
        raise NoCatalog("too large")
    try:
        catalog = read_po(BytesIO(content), locale=str(language(code).locale), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError, LookupError) as error:
        raise NoCatalog(str(error)) from error
    if not any(message.context for message in catalog):
        raise NoCatalog("no message names a text of this site")
    return catalog


def _saw(comments: list[str], standing: str) -> bool:
    return SEEN + digest_of(standing) in " ".join(comments)


def _id_of(context: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(context or "")
    except ValueError:
        return None


def _order(item: Item) -> tuple[str, str, str]:
    return (item.place.path, item.place.field, item.dutch)
