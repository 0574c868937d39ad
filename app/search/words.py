"""The vocabulary files as Python: what people mean, how each language says it, and who helps with it.

The files in `vocabulary/` hold facts and words only; how to write one stands at the head of `nl.toml`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from app.languages import LANGUAGES
from app.search.fold import fold, words_of

FOLDER = Path(__file__).parent / "vocabulary"


@dataclass(frozen=True)
class Need:
    """What somebody may be looking for, and the answers in order of fit."""

    key: str
    topics: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True)
class Danger:
    """A life may hang on it: `services[0]` stands at the top of the page. `place` is its rank in dangers.toml.

    `watched` is the topic the page is about when somebody may look along, else empty.
    """

    key: str
    topic: str
    watched: str
    services: tuple[str, ...]
    place: int


@dataclass(frozen=True)
class LetterWord:
    """A word that people copy from a Dutch letter; `forms` are folded, each a tuple of words."""

    key: str
    forms: tuple[tuple[str, ...], ...]
    need: str


class Slot(NamedTuple):
    """One place in a phrase: any of these folded words, or any word that begins with one of these beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """`whole`: it means something only when the question says nothing else."""

    slots: tuple[Slot, ...]
    whole: bool = False


# The parts of phrases, each read once: most words stand in many phrases, which then hold the same slots.
Shared = dict[str, tuple[Slot, ...]]


@dataclass(frozen=True)
class Words:
    """Everything one language says."""

    language: str
    stop: frozenset[str]
    needs: dict[str, tuple[Phrase, ...]]
    dangers: dict[str, tuple[Phrase, ...]]
    harmless: tuple[Phrase, ...]
    written: dict[str, str]  # words of `needs`, folded, and as they stand there


def read(name: str) -> dict[str, Any]:
    """One file of the folder; nothing for a language that has no words yet."""
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def needs() -> dict[str, Need]:
    return {key: Need(key, tuple(row["topics"]), tuple(row["services"])) for key, row in read("needs").items()}


@cache
def dangers() -> dict[str, Danger]:
    rows = read("dangers").items()
    return {
        key: Danger(key, row["topic"], row["watched"], tuple(row["services"]), place)
        for place, (key, row) in enumerate(rows)
    }


@cache
def letter_words() -> dict[str, LetterWord]:
    return {
        key: LetterWord(key, tuple(tuple(words_of(form)) for form in (key, *row["forms"])), row["need"])
        for key, row in read("letters").items()
    }


@cache
def meanings(language: str) -> dict[str, str]:
    """What the words from letters mean, in two plain sentences of this language, by key."""
    return dict(read(f"letters_{language}"))


@cache
def words_in(language: str) -> Words:
    data = read(language)
    shared: Shared = {}
    return Words(
        language=language,
        stop=frozenset(word for each in data.get("stop", ()) for word in words_of(each)),
        needs={key: _phrases(texts, shared) for key, texts in data.get("words", {}).items()},
        dangers={key: _phrases(texts, shared) for key, texts in data.get("danger", {}).items()},
        harmless=_phrases(data.get("harmless", ()), shared),
        written=_written(data.get("words", {})),
    )


def _written(needs: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in (
        each for texts in needs.values() for text in texts for part in text.split() for each in part.split("/")
    ):
        folded = intern(fold(word))
        found.setdefault(folded, folded if folded == word else word)  # One string instead of two that are equal.
    return found


@cache
def all_words() -> tuple[Words, ...]:
    """Every language that has a file: people ask in whatever language they think, on whatever page."""
    return tuple(words_in(each.code) for each in LANGUAGES)


def phrase_of(text: str, shared: Shared | None = None) -> Phrase:
    """`=a/b word*`: see the head of nl.toml. `shared` remembers parts, for phrases that are read together."""
    shared = {} if shared is None else shared
    slots: list[Slot] = []
    for part in text.removeprefix("=").split():
        if part not in shared:
            shared[part] = _slots_of(part)
        slots += shared[part]
    return Phrase(tuple(slots), text.startswith("="))


def _slots_of(part: str) -> tuple[Slot, ...]:
    choices = part.split("/")
    if len(choices) == 1 and not part.endswith("*"):
        return tuple(Slot(frozenset({intern(word)})) for word in words_of(part))  # "ov-taxi" is two words
    whole = frozenset(intern(word) for each in choices if not each.endswith("*") for word in words_of(each))
    begun = tuple(word for each in choices if each.endswith("*") for word in words_of(each))
    return (Slot(whole, begun),)


def _phrases(texts: list[str] | tuple[str, ...], shared: Shared) -> tuple[Phrase, ...]:
    return tuple(phrase_of(text, shared) for text in texts)
