"""The words in the address of a new record, made from what it is called."""

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.kinds import RecordKind
from app.records.models import SlugHistory

LONGEST = 60
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"})


def slug_of(words: str, otherwise: str) -> str:
    """`Taalcafé voor vrouwen` becomes `taalcafe-voor-vrouwen`; words without Latin letters become `otherwise`."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:LONGEST].rstrip("-") or otherwise


def free_slug(session: Session, kind: RecordKind, words: str) -> str:
    """A slug that no record of this kind has or ever had."""
    wanted = slug_of(words, kind.name)
    taken = set(
        session.scalars(
            select(SlugHistory.slug).where(SlugHistory.kind == kind.name, SlugHistory.slug.startswith(wanted))
        )
    )
    return first_free(wanted, taken)


def first_free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` ... that is not taken."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(each for each in chain([wanted], numbered) if each not in taken)
