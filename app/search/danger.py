"""Whether a question tells of danger: then the help for it stands before everything else.

A danger is said by all words of one phrase, close together and in any order, each perhaps misspelt. All languages are
listened to on every page. Being warned too often hurts less than once too little; but a word that is spelt as the
language knows it is never read as a misspelling of a danger ("slaapt" is not "slaat").
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import NamedTuple

from app.languages import SOURCE
from app.search.alike import ONE_SLIP, Spellings
from app.search.fold import LONGEST_QUESTION, words_of
from app.search.hearing import GUESSED, SURE, ExactSlots, SlotBook, readings
from app.search.words import Danger, Phrase, Words, dangers

WINDOW = 4  # words that may stand between those of a phrase, all together
MOST_PLACES = 4  # at which one word of a phrase is looked at: bounded work for a question that repeats itself
SHORTEST_WHOLE_GLUED = 6  # letters of one that is a whole word of the question
SHORTEST_GLUED, LONGEST_GLUED = 7, 40  # letters of a phrase that is recognised when typed without spaces
FIRST_PAGES = (SOURCE, "en")  # where people land who think in another language: there slips of all are guessed
OTHER_LETTERS = ("ar", "uk", "bg", "fa", "ti")  # often typed in Latin letters, each writer in an own way
LONGEST_OF_ENDINGS, SHORTEST_STEM = 3, 6  # letters: belasting, belastingen
MOST_GLUED = 200  # ways to say one phrase that are looked for so

Hits = dict[int, dict[int, int]]  # slot -> place in the question -> sure or guessed


def dangers_heard(ears: "Ears", question: str, code: str) -> list[Danger]:
    """What the question tells of, the surest first, then in the order of dangers.toml."""
    heard = list(ears.hear(words_of(question[:LONGEST_QUESTION]), code))
    best = {key: min(each for each in heard if each.danger == key) for key in {each.danger for each in heard}}

    def rank(key: str) -> tuple[int, int, int]:
        overruled = sum(best[key].is_overruled_by(other) for other in best.values())
        return best[key].certainty, overruled, dangers()[key].place

    return [dangers()[key] for key in sorted(best, key=rank)]


@dataclass(frozen=True, order=True)
class Heard:
    """A danger as a question tells of it: how surely, how many other words stand between, at which places."""

    certainty: int
    gaps: int
    places: tuple[int, ...]
    danger: str

    def is_overruled_by(self, other: "Heard") -> bool:
        """The same words, told more closely, mean the other: "says he kills himself" is not "says he kills"."""
        shared = set(self.places) & set(other.places)
        return bool(shared) and (other.certainty, other.gaps) < (self.certainty, self.gaps)


class Told(NamedTuple):
    """A phrase of one language; `danger` is empty for a harmless one."""

    language: str
    danger: str
    size: int  # of the words that have to be said
    whole: bool  # and nothing else


class Ears:
    """The dangers of all languages, ready to be heard in a question."""

    def __init__(self, languages: Sequence[Words]) -> None:
        self.known = {words.language: _known(words) for words in languages}
        self.stop = {words.language: words.stop for words in languages}
        self.harmless_words = {words.language: _single(words.harmless) for words in languages}
        self.everyday = {words.language: _everyday(words) for words in languages}
        self._everyday_book = {language: Spellings(words) for language, words in self.everyday.items()}
        alarming = [each for words in languages for phrases in words.dangers.values() for each in phrases]
        self._told = [
            Told(words.language, key, len(phrase.slots), phrase.whole)
            for words in languages
            for key, phrases in words.dangers.items()
            for phrase in phrases
        ]
        # A single harmless word is merely known; see the head of nl.toml.
        self._harmless = [
            Told(words.language, "", len(each.slots), each.whole)
            for words in languages
            for each in words.harmless
            if len(each.slots) > 1
        ]
        self._book = SlotBook(alarming)
        self._harmless_book = ExactSlots(
            [each for words in languages for each in words.harmless if len(each.slots) > 1]
        )
        told = zip(self._told, alarming, strict=True)
        self._glued = {glued: each for each, phrase in told for glued in _glued(phrase)}

    def hear(self, said: list[str], code: str) -> Iterator[Heard]:
        """Each danger told of, as often as it is told."""
        cut = self._harmless_places(said)
        heard: dict[int, Hits] = defaultdict(lambda: defaultdict(dict))
        for at, word in enumerate(said):
            following = said[at + 1] if at + 1 < len(said) else ""
            for number, slot, certainty in self._slots_of(word, following, code):
                if at not in cut.get(self._told[number].language, ()):
                    places = heard[number][slot]
                    places[at] = min(certainty, places.get(at, certainty))
        for number, hits in heard.items():
            way = self._best_way(self._told[number], hits, said)
            if way is not None:
                yield Heard(*way, self._told[number].danger)
        yield from self._run_together(said, code)

    def _slots_of(self, word: str, following: str, code: str) -> Iterator[tuple[int, int, int]]:
        """Phrase, slot and certainty. Spelt as a language knows it, a word is no slip in that language."""
        for reading in readings(word, following):
            exactly = self._book.exactly(reading)
            yield from ((*place, SURE) for place in exactly)
            for number, slot in self._book.begun(reading) - exactly:
                if reading not in self.harmless_words[self._told[number].language]:
                    yield number, slot, SURE
        for number, slot in self._book.inflected(word):
            if word not in self.everyday[self._told[number].language]:
                yield number, slot, GUESSED
        if self._is_spelt_well(word, code):
            return
        for number, slot in (*self._book.guessed(word, self._most_slips(word, code)), *self._by_sound(word)):
            language = self._told[number].language
            if not self._is_spelt_well(word, language) and (code in FIRST_PAGES or language in (code, SOURCE)):
                yield number, slot, GUESSED

    def _is_spelt_well(self, word: str, language: str) -> bool:
        """Whether it is a word of the language, or an everyday one with a short ending."""
        stems = (word[:-length] for length in range(1, LONGEST_OF_ENDINGS + 1))
        everyday = self.everyday.get(language, frozenset())
        return word in self.known.get(language, ()) or any(
            len(stem) >= SHORTEST_STEM and stem in everyday for stem in stems
        )

    def _by_sound(self, word: str) -> Iterator[tuple[int, int]]:
        for number, slot in self._book.sounding(word):
            if self._told[number].language in OTHER_LETTERS:
                yield number, slot

    def _most_slips(self, word: str, code: str) -> int:
        """One when an everyday word of the reader's language is a single slip away: that is what was meant."""
        book = self._everyday_book.get(code)
        return 1 if book is not None and ONE_SLIP in book.misspelt(word).values() else 2

    def _best_way(self, told: Told, hits: Hits, said: list[str]) -> tuple[int, int, tuple[int, ...]] | None:
        """None when the phrase is not said: a word is missing, or they stand too far apart."""
        if len(hits) < told.size:
            return None
        if told.whole:
            places = {at for slot in hits.values() for at in slot}
            stop = self.stop[told.language]
            if any(at not in places and word not in stop for at, word in enumerate(said)):
                return None
        ways = product(*(list(hits[slot].items())[:MOST_PLACES] for slot in range(told.size)))
        found = ((max(sure for _at, sure in way), tuple(sorted(at for at, _sure in way))) for way in ways)
        fitting = ((sure, places[-1] - places[0] - told.size, places) for sure, places in found if _fits(places))
        return min(fitting, default=None)

    def _harmless_places(self, said: list[str]) -> dict[str, set[int]]:
        """By language, the places of phrases that only look like a danger."""
        heard: dict[int, Hits] = defaultdict(lambda: defaultdict(dict))
        for at, word in enumerate(said):
            for number, slot in (*self._harmless_book.exactly(word), *self._harmless_book.begun(word)):
                heard[number][slot][at] = SURE
        cut: dict[str, set[int]] = defaultdict(set)
        for number, hits in heard.items():
            told = self._harmless[number]
            if len(hits) == told.size:
                ways = product(*(list(hits[slot])[:MOST_PLACES] for slot in range(told.size)))
                fitting = [way for way in ways if _is_harmless(way)]
                # The closest only: "my mother is dead and I want to be dead too" tells of the second as well.
                cut[told.language].update(min(fitting, key=lambda way: max(way) - min(way)) if fitting else ())
        return cut

    def _run_together(self, said: list[str], code: str) -> Iterator[Heard]:
        """Phrases typed without spaces: ikwildood."""
        here = self.known.get(code, frozenset())
        for at, word in enumerate(said):
            if word in here:
                continue
            whole = self._glued.get(word)
            if whole is not None:
                yield Heard(GUESSED, 0, (at,), whole.danger)
            for start, end in combinations(range(min(len(word), LONGEST_GLUED) + 1), 2):
                told = self._glued.get(word[start:end]) if end - start >= SHORTEST_GLUED else None
                if told is not None and word not in self.known[told.language]:
                    yield Heard(GUESSED, 0, (at,), told.danger)


def _known(words: Words) -> frozenset[str]:
    """Every word that this language spells so: none of them is a slip."""
    alarming = (slot.words for phrases in words.dangers.values() for each in phrases for slot in each.slots)
    return _everyday(words).union(*alarming)


def _everyday(words: Words) -> frozenset[str]:
    """The words it uses where there is no danger."""
    groups = [*words.needs.values(), words.harmless]
    return words.stop.union(*(slot.words for phrases in groups for each in phrases for slot in each.slots))


def _single(phrases: Iterable[Phrase]) -> frozenset[str]:
    return frozenset().union(*(each.slots[0].words for each in phrases if len(each.slots) == 1))


def _fits(places: Iterable[int]) -> bool:
    """Each word of the phrase is another word of the question, and they stand close together."""
    places = list(places)
    return len(set(places)) == len(places) and max(places) - min(places) < len(places) + WINDOW


def _is_harmless(places: Sequence[int]) -> bool:
    """In order, and two words side by side: "killing time" is harmless, "all the time I think of killing" is not."""
    gaps = [after - before - 1 for before, after in pairwise(places)]
    return min(gaps) >= 0 and sum(gaps) <= (2 * WINDOW if len(gaps) > 1 else 0)


def _glued(phrase: Phrase) -> Iterator[str]:
    ways = math.prod(len(slot.words) for slot in phrase.slots)
    if 1 < len(phrase.slots) < 4 and not phrase.whole and 0 < ways <= MOST_GLUED:
        for way in product(*(sorted(slot.words) for slot in phrase.slots)):
            if len("".join(way)) >= SHORTEST_WHOLE_GLUED:
                yield "".join(way)
