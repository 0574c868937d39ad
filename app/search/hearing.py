"""Which places of which phrases a single word may fill: as it is spelt, by its beginning, or misspelt."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from app.search.alike import ONE_SLIP, Wordbook, slips_allowed, without_front
from app.search.fold import squeeze
from app.search.sound import consonants, is_latin
from app.search.words import Phrase

SURE, GUESSED = 0, 1
SHORTEST_BEGINNING = 6  # letters of a beginning that may hold a slip
LONG_ENOUGH = 6  # letters of a misspelt word that is a danger by itself
ETHIOPIC, LONG_IN_SYLLABLES = "\u1200", 5  # there a letter is a syllable
SOUND_ALONE = 5  # consonants by which a single word in the wrong script is recognised
SHARED, LONGEST_ENDING = 5, 2  # letters of a word that is only inflected otherwise
SHORTEST_FIRST_HALF = 3  # letters of a word that may have lost the rest to a space (zelf moord)

Place = tuple[int, int]  # number of the phrase, number of the slot


class ExactSlots:
    """All slots of some phrases, by word and by beginning."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        words: dict[str, list[Place]] = defaultdict(list)
        self._beginnings: dict[str, dict[str, set[Place]]] = {}
        for number, phrase in enumerate(phrases):
            for place, slot in enumerate(phrase.slots):
                for word in slot.words:
                    words[word].append((number, place))
                for beginning in slot.beginnings:
                    alike = self._beginnings.setdefault(beginning[:2], {})
                    alike.setdefault(beginning, set()).add((number, place))
        self._words = {word: tuple(places) for word, places in words.items()}  # A set each weighs five times as much.

    def exactly(self, word: str) -> set[Place]:
        return set(self._words.get(word, ()))

    def begun(self, word: str) -> set[Place]:
        beginnings = self._beginnings.get(word[:2], {})
        return {place for each, places in beginnings.items() if word.startswith(each) for place in places}


class SlotBook(ExactSlots):
    """Slots that hear slips too."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        super().__init__(phrases)
        self._counts = [len(each.slots) for each in phrases]
        # Whether other words of the phrase have to be said too, or nothing else at all.
        self._has_company = [len(each.slots) > 1 or each.whole for each in phrases]
        self._book = Wordbook(self._words)
        self._drawn_out: dict[str, list[str]] = {}
        for word in self._words:
            if squeeze(word) != word:
                self._drawn_out.setdefault(squeeze(word), []).append(word)

    def inflected(self, word: str) -> set[Place]:
        """Where the same word stands with another short ending; alone that is too little to raise an alarm."""
        alike = self._book.beginning_with(word[:SHARED]) if len(word) >= SHARED else []
        return {
            place
            for each in alike
            if each != word and differs_in_ending(word, each)
            for place in self._words[each]
            if self._has_company[place[0]]
        }

    def guessed(self, word: str, most: int) -> set[Place]:
        """What a word with at most so many slips may mean."""
        once = squeeze(word)
        drawn_out = (once, *self._drawn_out.get(once, ())) if len(word) > 3 else ()
        places = {place for each in drawn_out for place in self._words.get(each, ())}
        is_long = len(word) >= (LONG_ENOUGH if word < ETHIOPIC else LONG_IN_SYLLABLES)
        for each, likeness in self._book.misspelt(word).items():
            if most > 1 or likeness == ONE_SLIP:
                places |= {place for place in self._words[each] if is_long or self._has_company[place[0]]}
        for beginning, found in self._beginnings.get(word[:2], {}).items():
            if begins_with_slips(word, beginning, most):
                places |= found
        return places

    def sounding(self, word: str) -> set[Place]:
        """What a word in Latin letters may mean in a language that has others."""
        speaks_alone = len(consonants(word)) >= SOUND_ALONE
        found = (place for each in self._book.sounding(word) for place in self._words[each]) if is_latin(word) else ()
        return {place for place in found if speaks_alone or self._counts[place[0]] > 1}


def readings(word: str, following: str) -> list[str]:
    """What the word may be without a slip; `following` is the next one: a space may stand where none belongs."""
    joined = [word + following] if following and len(word) >= SHORTEST_FIRST_HALF else []
    return [word, *without_front(word), *joined]


def differs_in_ending(one: str, other: str) -> bool:
    """Whether two words share all but one or two letters at their ends."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHARED and max(len(one), len(other)) - shared <= LONGEST_ENDING


def begins_with_slips(word: str, beginning: str, most: int = 2) -> bool:
    """Whether the word begins so, but for a slip or two: zelfmort and zelfmoord-."""
    slips = min(most, slips_allowed(beginning)) if len(beginning) >= SHORTEST_BEGINNING else 0
    if not slips or len(word) < len(beginning) - slips or word[0] != beginning[0]:
        return False
    lengths = range(len(beginning) - 1, len(beginning) + 2)
    return any(OSA.distance(word[:length], beginning, score_cutoff=slips) <= slips for length in lengths)
