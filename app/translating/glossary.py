"""The words a language keeps to, from translations/glossary/<code>.md: a table of Dutch, term and note."""

import re
from dataclasses import dataclass
from functools import cache

from app.catalogs import DIRECTORY

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


def terms_in(dutch: str, code: str) -> list[Term]:
    """The terms of which a Dutch word stands in this text, also as a part of a longer word's beginning."""
    text = dutch.casefold()
    return [
        term
        for term in glossary(code)
        if any(re.search(rf"(?<!\w){re.escape(word.casefold())}", text) for word in term.words)
    ]
