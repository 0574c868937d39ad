"""The words a language keeps to, from translations/glossary/<code>.md: a table of Dutch, term and note."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache

from app.catalogs import DIRECTORY

SHORTEST_WORD = 4  # letters; shorter ones mean too many things
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_A_CHOICE = re.compile(r"[,;/:،؛፣፡|\d…]|\bplural\b|\.\.")
_A_REMARK = re.compile(r"[(:|]")
_ROW = re.compile(r"^\|\s*([^|]+?)\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|\s*$")


@dataclass(frozen=True)
class Term:
    """`dutch` may hold several words that mean the same, apart by commas or semicolons."""

    dutch: str
    term: str
    note: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in re.split(r"[,;]", self.dutch) if part.strip())


@cache
def glossary(code: str) -> tuple[Term, ...]:
    """Empty for a language that has none yet."""
    path = DIRECTORY / "glossary" / f"{code}.md"
    if not path.exists():
        return ()
    rows = [match.groups() for line in path.read_text().splitlines() if (match := _ROW.match(line))]
    return tuple(Term(*row) for row in rows if row[0].lower() != "dutch" and not set(row[0]) <= set("-: "))


@cache
def machine_terms(code: str) -> dict[str, str]:
    """Dutch word to term, for a machine: only where the table names one term that needs no choice.

    A Dutch word that stands behind the term for readers, `lekarz rodzinny (huisarts)`, is left out: once is enough.
    """
    found: dict[str, str] = {}
    for row in glossary(code):
        if row.term == row.dutch:
            found |= {word: word for word in row.words}
            continue
        term = _IN_BRACKETS.sub("", row.term).strip()
        if term and not _A_CHOICE.search(term) and not _A_REMARK.search(row.dutch):
            found |= {word: term for word in row.words if len(word) >= SHORTEST_WORD}
    return found


def digest_of_terms(code: str) -> str:
    """Changes whenever a term does."""
    written = json.dumps(machine_terms(code), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def terms_in(dutch: str, code: str) -> list[Term]:
    """The terms of which a Dutch word stands in this text, also as a part of a longer word's beginning."""
    text = dutch.casefold()
    return [
        term
        for term in glossary(code)
        if any(re.search(rf"(?<!\w){re.escape(word.casefold())}", text) for word in term.words)
    ]
