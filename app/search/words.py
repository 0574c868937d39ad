"""The vocabulary files as Python: what people mean, how each language says it, and who helps with it.

The files in `vocabulary/` hold facts and words only; how to write one stands at the head of `nl.toml`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.languages import LANGUAGES
from app.search.fold import words_of

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


@dataclass(frozen=True)
class Slot:
    """One place in a phrase: any of these folded words, or any word that begins with one of these beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phrase:
    """`whole`: it means something only when the question says nothing else."""

    slots: tuple[Slot, ...]
    whole: bool = False


@dataclass(frozen=True)
class Words:
    """Everything one language says."""

    language: str
    stop: frozenset[str]
    needs: dict[str, tuple[Phrase, ...]]
    dangers: dict[str, tuple[Phrase, ...]]
    harmless: tuple[Phrase, ...]


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
    return Words(
        language=language,
        stop=frozenset(word for each in data.get("stop", ()) for word in words_of(each)),
        needs={key: _phrases(texts) for key, texts in data.get("words", {}).items()},
        dangers={key: _phrases(texts) for key, texts in data.get("danger", {}).items()},
        harmless=_phrases(data.get("harmless", ())),
    )


@cache
def all_words() -> tuple[Words, ...]:
    """Every language that has a file: people ask in whatever language they think, on whatever page."""
    return tuple(words_in(each.code) for each in LANGUAGES)


def phrase_of(text: str) -> Phrase:
    """`=a/b word*`: see the head of nl.toml."""
    slots: list[Slot] = []
    for part in text.removeprefix("=").split():
        choices = part.split("/")
        if len(choices) == 1 and not part.endswith("*"):
            slots.extend(Slot(frozenset({word})) for word in words_of(part))  # "ov-taxi" is two words
            continue
        whole = frozenset(word for each in choices if not each.endswith("*") for word in words_of(each))
        begun = tuple(word for each in choices if each.endswith("*") for word in words_of(each))
        slots.append(Slot(whole, begun))
    return Phrase(tuple(slots), text.startswith("="))


def _phrases(texts: list[str] | tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(phrase_of(text) for text in texts)
