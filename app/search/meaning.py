"""What a question means: the needs, topics, presets and words of staff that its words point to, and how strongly.

Every language is understood on every page. What is compared are phrases of the vocabulary with the words of the
question; a phrase counts by how much of it was said, and a word by how few needs it is used for.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from app.activities.presets import PRESETS
from app.areas.topics import TOPICS
from app.catalogs import translate
from app.languages import LANGUAGES, SOURCE, offered_codes
from app.search.alike import SAME, Wordbook
from app.search.fold import words_of
from app.search.words import Phrase, Slot, letter_words, phrase_of, words_in

NEED, TOPIC, PRESET, SERVICE = "need", "topic", "preset", "service"
LEAST_SAID = 0.34  # the least part of a phrase that must be said for it to count
LITTLE = 0.5  # "geen huis" is more than "huis", but the "geen" alone says nothing
ONLY_LITTLE = 0.3  # of a phrase that holds nothing else, like "help me"
OTHER_LANGUAGE = 0.8  # a word of a language that is neither the reader's nor Dutch counts for less
MOST_GUESSED = 12  # words of one question that are compared with all others: bounded work

StopWords = dict[str, frozenset[str]]  # by language
Target = tuple[str, str]  # what kind of thing, and its key or slug


class Entry(NamedTuple):
    """One phrase of one language, pointing to a target."""

    language: str
    target: Target
    slots: tuple[tuple[str, ...], ...]  # each the words that may stand there
    little: frozenset[int]  # places of the little words; all of them when the phrase has no others


@dataclass(frozen=True)
class Meaning:
    """`targets` maps to a strength above 0, `corrected` a misspelt folded word to the written one that was meant."""

    targets: dict[Target, float]
    corrected: dict[str, str]
    understood: frozenset[str]  # folded words of the question that the vocabulary knows


class Book:
    """All phrases of some languages, ready to be compared with questions."""

    def __init__(
        self, entries: Iterable[Entry], written: dict[str, str], stop: StopWords, targets_elsewhere: int = 0
    ) -> None:
        self.entries = list(entries)
        self.written = written
        self.stop = stop
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        targets: dict[str, dict[str, set[Target]]] = defaultdict(lambda: defaultdict(set))
        for number, entry in enumerate(self.entries):
            for place, slot in enumerate(entry.slots):
                for word in slot:
                    places[word].append((number, place))
                    targets[entry.language][word].add(entry.target)
        count = len({entry.target for entry in self.entries}) + targets_elsewhere
        self._rarity = {
            language: {word: math.log(1 + count / len(found)) for word, found in of_it.items()}
            for language, of_it in targets.items()
        }
        self._places = {word: tuple(found) for word, found in places.items()}
        self.words = Wordbook(self._places)

    def meaning(self, said: list[str], code: str) -> Meaning:
        """`said`: the folded words of the question, each once."""
        near, corrected = self._nearest(said, self.little_words(code))
        found: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
        own_stop = self.stop.get(code, frozenset())
        for asked, words in near.items():
            for word, likeness in words.items():
                for number, place in self._places[word]:
                    if asked in own_stop and self.entries[number].language != code:
                        continue  # "is" on a Dutch page is not the Turkish word for work.
                    if likeness > found[number].get(place, (0.0, ""))[0]:
                        found[number][place] = (likeness, asked)
        given: dict[Target, dict[str, float]] = defaultdict(dict)
        for number, places in found.items():
            entry = self.entries[number]
            for asked, strength in self._said(entry, places, code):
                given[entry.target][asked] = max(strength, given[entry.target].get(asked, 0.0))
        targets = {target: sum(by_word.values()) for target, by_word in given.items()}
        return Meaning(targets, corrected, frozenset(asked for asked, words in near.items() if words))

    def little_words(self, code: str) -> frozenset[str]:
        """What says nothing by itself in a question on a page of this language."""
        return self.stop.get(code, frozenset()) | self.stop.get(SOURCE, frozenset())

    def _said(self, entry: Entry, places: dict[int, tuple[float, str]], code: str) -> Iterator[tuple[str, float]]:
        """What each word of the question adds through this phrase."""
        weights = [self._weight(entry, place) for place in range(len(entry.slots))]
        share = sum(weights[place] * near for place, (near, _asked) in places.items()) / sum(weights)
        if share < LEAST_SAID:
            return
        share *= 1.0 if entry.language in (code, SOURCE) else OTHER_LANGUAGE
        only_little = len(entry.little) == len(entry.slots)
        for place, (near, asked) in places.items():
            if only_little or place not in entry.little:
                yield asked, share * share * near * weights[place] * (ONLY_LITTLE if only_little else 1.0)

    def _weight(self, entry: Entry, place: int) -> float:
        rarity = max(self._rarity[entry.language][word] for word in entry.slots[place])
        return rarity * LITTLE if place in entry.little else rarity

    def _nearest(self, said: list[str], stop: frozenset[str]) -> tuple[dict[str, dict[str, float]], dict[str, str]]:
        """The words of the book that each word of the question may be, and the slips found on the way."""
        near: dict[str, dict[str, float]] = {}
        corrected: dict[str, str] = {}
        guesses = 0
        for place, asked in enumerate(said):
            if asked in stop:
                near[asked] = {asked: SAME} if asked in self.words.words else {}
                continue
            near[asked] = self.words.kin(asked, is_unfinished=place == len(said) - 1)
            if near[asked].get(asked) == SAME:
                continue
            near[asked] = {**self.words.parts(asked), **near[asked]}
            if SAME in near[asked].values() or guesses >= MOST_GUESSED:
                continue
            guesses += 1
            slips = self.words.misspelt(asked)
            for word, likeness in (*slips.items(), *self.words.sounding(asked).items()):
                near[asked][word] = max(likeness, near[asked].get(word, 0.0))
            best = max(slips, key=lambda word: (slips[word], word), default="")
            if best and best in self.written and not near[asked].get(asked):
                corrected[asked] = self.written[best]
        return near, corrected


def book_of_all() -> Book:
    """The words of all languages, with the names of topics and of presets."""
    entries: list[Entry] = []
    written: dict[str, str] = {}
    stop = {each.code: words_in(each.code).stop for each in LANGUAGES}
    for language in LANGUAGES:
        code = language.code
        made = (entry_of(phrase, target, code, stop[code]) for target, phrase in _phrases(code))
        entries += [entry for entry in made if entry]
        written = words_in(code).written | written
    return Book(entries, written, stop)


def entry_of(phrase: Phrase, target: Target, code: str, stop: frozenset[str]) -> Entry | None:
    slots = tuple(_words(slot) for slot in phrase.slots)
    little = _places(tuple(place for place, slot in enumerate(phrase.slots) if slot.words <= stop))
    return Entry(code, target, slots, little) if slots else None


@lru_cache(maxsize=8192)
def _words(slot: Slot) -> tuple[str, ...]:
    return tuple(sorted(slot.words))  # A set weighs four times as much.


@cache
def _places(places: tuple[int, ...]) -> frozenset[int]:
    """Thousands of entries share a few sets; a set of its own for each would weigh more than the words."""
    return frozenset(places)


def added_entries(rows: Iterable[tuple[str, str, str]], stop: StopWords) -> list[Entry]:
    """Phrases that staff added: kind (`topic` or `service`), slug, text. They hold in every language."""
    phrases = (((kind, slug), phrase_of(text.replace("/", " "))) for kind, slug, text in rows)
    made = (entry_of(phrase, target, SOURCE, stop[SOURCE]) for target, phrase in phrases)
    return [entry for entry in made if entry]


def _phrases(code: str) -> Iterator[tuple[Target, Phrase]]:
    for key, phrases in words_in(code).needs.items():
        target = NEED, key
        yield from ((target, phrase) for phrase in phrases)
    if code == SOURCE:
        for word in letter_words().values():
            yield from (((NEED, word.need), phrase_of(" ".join(form))) for form in word.forms)
    if code in offered_codes():
        for topic in TOPICS:
            yield (TOPIC, topic.slug), phrase_of(_plain(translate(code, topic.name, "topics")))
        for preset in PRESETS:
            yield (PRESET, preset.code), phrase_of(_plain(translate(code, preset.title, "presets")))


def _plain(text: str) -> str:
    return " ".join(words_of(text))
