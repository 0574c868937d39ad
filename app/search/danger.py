"""Whether a question tells of danger: then the help for it stands before everything else.

A danger is said by all words of one phrase, close together and in any order, each perhaps misspelt. All languages are
listened to on every page. Being warned too often hurts less than once too little; but a word that is spelt as the
language knows it is never read as a misspelling of a danger ("slaapt" is not "slaat").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import product

from rapidfuzz.distance import OSA

from app.search.alike import Wordbook, slips_allowed, without_front
from app.search.fold import LONGEST_QUESTION, squeeze, words_of
from app.search.sound import consonants
from app.search.words import Danger, Phrase, Words, all_words, dangers

WINDOW = 4  # words that may stand between those of a phrase, all together
SHORTEST_GLUED = 7  # letters of a phrase that is recognised when typed without spaces
SHORTEST_BEGINNING = 6  # letters of a beginning that may hold a slip
SOUND_ALONE = 5  # consonants by which a single word in the wrong script is recognised
_SURE, _GUESSED = 0, 1

Hits = dict[int, dict[int, int]]  # slot -> place in the question -> sure or guessed


def dangers_in(question: str, code: str) -> list[Danger]:
    """What the question tells of, the surest first, then in the order of dangers.toml."""
    said = words_of(question[:LONGEST_QUESTION])
    found: dict[str, int] = {}
    for ears in _ears():
        for key, certainty in ears.hear(said, code):
            found[key] = min(certainty, found.get(key, _GUESSED))
    return [dangers()[key] for key in sorted(found, key=lambda key: (found[key], dangers()[key].place))]


@cache
def _ears() -> tuple["Ears", ...]:
    return tuple(Ears(words) for words in all_words() if words.dangers)


@cache
def _ears_of(code: str) -> "Ears | None":
    return next((each for each in _ears() if each.words.language == code), None)


class Ears:
    """The dangers of one language, ready to be heard in a question."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.phrases: list[tuple[str, Phrase]] = [
            (key, phrase) for key, phrases in words.dangers.items() for phrase in phrases
        ]
        self._slots: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._beginnings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._squeezed: dict[str, set[str]] = defaultdict(set)
        self._glued: dict[str, str] = {}
        for number, (key, phrase) in enumerate(self.phrases):
            for place, slot in enumerate(phrase.slots):
                for word in slot.words:
                    self._slots[word].append((number, place))
                for beginning in slot.beginnings:
                    self._beginnings[beginning].append((number, place))
            self._glued |= dict.fromkeys(_glued(phrase), key)
        for word in self._slots:
            self._squeezed[squeeze(word)].add(word)
        self._book = Wordbook(self._slots)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that this language spells so: none of them is a slip."""
        groups = [*self.words.needs.values(), *self.words.dangers.values(), self.words.harmless]
        return self.words.stop.union(*(slot.words for phrases in groups for each in phrases for slot in each.slots))

    def hear(self, said: list[str], code: str) -> Iterator[tuple[str, int]]:
        """Each danger told of, and whether that is sure or guessed from misspelt words."""
        said = self._without_harmless(said)
        heard: dict[int, Hits] = defaultdict(lambda: defaultdict(dict))
        for at, word in enumerate(said):
            pair = [word + said[at + 1]] if at + 1 < len(said) and len(word) > 2 else []
            for number, place, certainty in self._phrases_with(word, pair, code):
                places = heard[number][place]
                places[at] = min(certainty, places.get(at, certainty))
        for number, hits in heard.items():
            key, phrase = self.phrases[number]
            heard_as = self._certainty(phrase, hits, said)
            if heard_as is not None:
                yield key, heard_as
        yield from self._run_together(said, code)

    def _phrases_with(self, word: str, pair: list[str], code: str) -> Iterator[tuple[int, int, int]]:
        for sure in (word, *without_front(word), *pair):
            yield from ((*each, _SURE) for each in self._slots.get(sure, ()))
            if sure not in self.known or sure in self._slots:
                for beginning, places in self._beginnings.items():
                    if sure.startswith(beginning):
                        yield from ((*each, _SURE) for each in places)
        if self._is_well_spelt(word, code):
            return
        for guess in self._guesses(word):
            yield from ((*each, _GUESSED) for each in self._slots[guess])
        for guess in self._book.sounding(word):
            for number, place in self._slots[guess]:
                if len(self.phrases[number][1].slots) > 1 or len(consonants(word)) >= SOUND_ALONE:
                    yield number, place, _GUESSED
        for beginning, places in self._beginnings.items():
            if begins_with_slips(word, beginning):
                yield from ((*each, _GUESSED) for each in places)

    def _guesses(self, word: str) -> set[str]:
        drawn_out = self._squeezed.get(squeeze(word), set()) if len(word) > 3 else set()
        return drawn_out | self._book.misspelt(word).keys()

    def _is_well_spelt(self, word: str, code: str) -> bool:
        reader = _ears_of(code)
        return word in self.known or (reader is not None and word in reader.known)

    def _certainty(self, phrase: Phrase, hits: Hits, said: list[str]) -> int | None:
        """None when the phrase is not said: a word is missing, or they stand too far apart."""
        if len(hits) < len(phrase.slots):
            return None
        if phrase.whole:
            places = {at for slot in hits.values() for at in slot}
            if any(at not in places and word not in self.words.stop for at, word in enumerate(said)):
                return None
        widest = len(phrase.slots) + WINDOW
        ways = product(*(list(hits[place].items())[:4] for place in range(len(phrase.slots))))
        fitting = [max(sure for _at, sure in way) for way in ways if _fits([at for at, _sure in way], widest)]
        return min(fitting, default=None)

    def _without_harmless(self, said: list[str]) -> list[str]:
        """The question without phrases that only look like a danger; a single harmless word is merely known."""
        for phrase in self.words.harmless:
            if len(phrase.slots) < 2:
                continue
            hits = [
                [at for at, word in enumerate(said) if _is_in(word, slot.words, slot.beginnings)]
                for slot in phrase.slots
            ]
            ways = (way for way in product(*(each[:4] for each in hits)) if _fits(way, len(phrase.slots) + WINDOW))
            cut = next(ways, ())
            said = [word for at, word in enumerate(said) if at not in cut]
        return said

    def _run_together(self, said: list[str], code: str) -> Iterator[tuple[str, int]]:
        """Phrases typed without spaces: ikwildood."""
        for word in said:
            if len(word) >= SHORTEST_GLUED and not self._is_well_spelt(word, code):
                yield from ((key, _GUESSED) for glued, key in self._glued.items() if glued in word)


def begins_with_slips(word: str, beginning: str) -> bool:
    """Whether the word begins so, but for a slip or two: zelfmort and zelfmoord-."""
    slips = slips_allowed(beginning) if len(beginning) >= SHORTEST_BEGINNING else 0
    if not slips or len(word) < len(beginning) - slips or word[0] != beginning[0]:
        return False
    lengths = range(len(beginning) - 1, len(beginning) + 2)
    return any(OSA.distance(word[:length], beginning, score_cutoff=slips) <= slips for length in lengths)


def _is_in(word: str, words: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    return word in words or (bool(beginnings) and word.startswith(beginnings))


def _fits(places: Iterable[int], widest: int) -> bool:
    """Each word of the phrase is another word of the question, and they stand close together."""
    places = list(places)
    return len(set(places)) == len(places) and max(places) - min(places) < widest


def _glued(phrase: Phrase) -> Iterator[str]:
    if 1 < len(phrase.slots) < 4 and not phrase.whole and all(slot.words for slot in phrase.slots):
        for way in product(*(sorted(slot.words) for slot in phrase.slots)):
            if len("".join(way)) >= SHORTEST_GLUED:
                yield "".join(way)
