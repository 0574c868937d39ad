"""The words of a language as a glossary at DeepL: made once for each content, found again by its name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    import deepl

OUR_GLOSSARIES = "noordwijzer-"
REFUSED = (400, 404, 456)  # It will not have this glossary, today or tomorrow; drafts go on with marks in its place.
log = structlog.get_logger()


def glossary_at(client: "deepl.DeepLClient", name: str, target: str, terms: Mapping[str, str]) -> str | None:
    """The id of the glossary with this name, whose end is a digest of the terms; None when there can be none.

    Raises deepl.DeepLException when the service is down or does not believe the key: that is for the outbox.
    """
    import deepl  # Only the program that sends waiting texts needs it.

    if not terms:
        return None
    try:
        if not _is_possible(client, target):
            return None
        return _found_or_made(client, name, target, terms)
    except deepl.DeepLException as error:
        if error.http_status_code not in REFUSED:
            raise
        log.warning("glossary_refused", glossary=name, why=str(error))
        return None


def _is_possible(client: "deepl.DeepLClient", target: str) -> bool:
    """DeepL knows which pairs of languages can have one."""
    base = target.partition("-")[0].lower()
    pairs = client.get_glossary_languages()
    return any((each.source_lang.lower(), each.target_lang.lower()) == ("nl", base) for each in pairs)


def _found_or_made(client: "deepl.DeepLClient", name: str, target: str, terms: Mapping[str, str]) -> str:
    """What was made of older words is thrown away first: an account may hold only a few."""
    ours = [each for each in client.list_glossaries() if _family(each.name) == _family(name)]
    found = next((each for each in ours if each.name == name and each.ready), None)
    for each in ours:
        if each is not found:
            client.delete_glossary(each)
    return (found or client.create_glossary(name, "NL", target, dict(terms))).glossary_id


def _family(name: str) -> str:
    return name.rpartition("-")[0] if name.startswith(OUR_GLOSSARIES) else ""
