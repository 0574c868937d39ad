"""Topics that a reader may have to hide: which pages carry the way out, and which are never kept on a phone."""

from collections.abc import Collection, Iterable, Sequence

VIOLENCE = "geweld"
SOUGHT = (VIOLENCE, "psychisch", "verslaving")  # a search for one of these carries the way out too
NEVER_KEPT = frozenset((*SOUGHT, "nood"))  # found on a phone by somebody else, a page about these could harm


def page_topic(topics: Sequence[str]) -> str:
    """What a page with these topics is about: violence before anything else, else the first; "" without any."""
    return VIOLENCE if VIOLENCE in topics else next(iter(topics), "")


def delicate_topic(topics: Collection[str]) -> str:
    """The topic for which a page of search results carries the way out, violence first; "" when there is none."""
    return next((topic for topic in SOUGHT if topic in topics), "")


def may_be_kept(topics: Iterable[str]) -> bool:
    return NEVER_KEPT.isdisjoint(topics)
