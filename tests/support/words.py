"""Which words a reader sees on a page, and which of them are Dutch."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.catalog_files import po_path, read
from app.catalogs import DIRECTORY, PUBLIC_DOMAINS
from app.languages import SOURCE
from tests.support.inspection import Element

INVISIBLE = {"script", "style", "template", "title", "noscript", "symbol"}
SPOKEN = ("aria-label", "alt", "placeholder", "title")  # attributes that a reader sees or hears
PLACEHOLDER_OR_TAG = re.compile(r"%\(\w+\)[sd]|<[^>]+>|\n")
ADDRESS = re.compile(r"(?:https?://)?[\w.+-]+(?:@[\w-]+)?\.[a-z]{2,}[\w/.-]*")  # `velsen.nl` is in no language
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Seen:
    """Some words on a page. Declared: proper names, addresses, names of languages, Dutch on purpose."""

    words: str
    language: str
    is_declared: bool


def visible_texts(page: Element) -> Iterator[Seen]:
    """Every visible piece of text with letters in it, with its effective language."""
    yield from _texts(page, "", False)


def _texts(element: Element, language: str, is_declared: bool) -> Iterator[Seen]:
    if not isinstance(element.tag, str) or element.tag in INVISIBLE or element.get("hidden") is not None:
        return
    language = element.get("lang", language)
    is_declared = is_declared or _declares(element)
    own = [element.text, *(element.get(name) for name in SPOKEN)]
    for words in own:
        yield from _seen(words, language, is_declared)
    for child in element:
        yield from _texts(child, language, is_declared)
        yield from _seen(child.tail, language, is_declared)


def _declares(element: Element) -> bool:
    names_language = element.tag == "a" and element.get("hreflang") is not None and element.get("lang") is not None
    is_fact = element.tag == "bdi" and element.get("dir") == "ltr" and any(map(str.isdigit, element.text or ""))
    return names_language or is_fact or element.get("translate") == "no" or element.get("data-dutch") is not None


def _seen(words: str | None, language: str, is_declared: bool) -> Iterator[Seen]:
    if words and WORD.search(words) and not ADDRESS.fullmatch(words.strip()):
        yield Seen(bare(words), language, is_declared)


def bare(words: str) -> str:
    """Without the space and the marks around it, so that a piece of a sentence equals itself anywhere."""
    return " ".join(words.split()).strip(" .,:;!?()[]–-·…\"'„”“’")


def fragments_of(texts: Iterable[str]) -> set[str]:
    """The pieces of sentences between placeholders and tags, as they stand on a page."""
    pieces = {bare(piece) for text in texts for piece in PLACEHOLDER_OR_TAG.split(text)}
    return {piece for piece in pieces if WORD.search(piece)}


@cache
def dutch_fragments() -> set[str]:
    """Every piece of every Dutch sentence of the public catalogs."""
    sentences: list[str] = []
    for domain in PUBLIC_DOMAINS:
        for message in read(DIRECTORY / f"{domain}.pot"):  # tests/house holds it to the code
            sentences += [message.id] if isinstance(message.id, str) else list(message.id)
    return fragments_of(sentences)


@cache
def foreign_fragments(code: str) -> set[str]:
    """Every piece of every translation: what is the same in both languages (`WhatsApp`) is no Dutch."""
    assert code != SOURCE
    sentences: list[str] = []
    for domain in PUBLIC_DOMAINS:
        for message in read(po_path(code, domain), code) if po_path(code, domain).exists() else ():
            sentences += [message.string] if isinstance(message.string, str) else list(message.string)
    return fragments_of(sentences)
