"""Showing which words of a card were asked for."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from app.search.alike import ending_likeness
from app.search.fold import fold

_TAG = re.compile(r"(<[^>]*>|&#?\w+;)")
_WORD = re.compile(r"[\w'’\u200c]+")
SHORTEST_BEGINNING = 4


def marked(markup: Markup, asked: Iterable[str]) -> Markup:
    """The same markup with `<mark>` around each word that is one of these folded words, with any ending."""
    wanted = frozenset(asked)
    if not wanted:
        return markup
    parts = _TAG.split(str(markup))
    # Nothing but words between tags is touched.
    text = "".join(part if part[:1] in "<&" else _marked(part, wanted) for part in parts)
    return Markup(text)  # noqa: S704  # every part was escaped before


def _marked(text: str, wanted: frozenset[str]) -> str:
    return _WORD.sub(lambda found: f"<mark>{found[0]}</mark>" if _is_asked(found[0], wanted) else found[0], text)


def _is_asked(word: str, wanted: frozenset[str]) -> bool:
    folded = fold(word)
    if folded in wanted:
        return True
    begun = (each for each in wanted if len(each) >= SHORTEST_BEGINNING and folded.startswith(each))
    return any(begun) or any(ending_likeness(each, folded) for each in wanted)
