"""How much alike two folded words are: the same, with another ending, begun, part of it, misspelt, or sounding so."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.search.fold import squeeze
from app.search.sound import consonants, is_latin

DOUBLED = 0.95
SAME, BEGUN, PART, SOUNDING = 1.0, 0.75, 0.6, 0.65
ONE_SLIP, TWO_SLIPS = 0.78, 0.6
FIRST_LETTER_MAY_SLIP = 6  # letters of a word
_AFTER_ALL = "\U0010ffff"  # behind every letter of a word
START = 3  # letters that words with another ending share at least
LONGEST_ENDING = 6
FEWEST_CONSONANTS = 3
_ARABIC_FRONTS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_TIGRINYA_FRONTS = "ንብዝክምእይ"


class Spellings:
    """A fixed set of folded words that can be asked which of them a misspelt word may be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._ordered = sorted(words)
        self._by_length = sorted(self._ordered, key=len)

    def beginning_with(self, start: str) -> list[str]:
        """Words of the book that begin with these letters."""
        return self._ordered[bisect_left(self._ordered, start) : bisect_left(self._ordered, start + _AFTER_ALL)]

    def misspelt(self, asked: str) -> dict[str, float]:
        """Words of the book that are one or two slips away; a short word is no slip of another, nor another of it."""
        slips = slips_allowed(asked)
        if not slips:
            return {}
        if len(asked) < FIRST_LETTER_MAY_SLIP:
            near = [
                word
                for word in self._beginning_like(asked)
                if abs(len(word) - len(asked)) <= slips and slips_allowed(word)
            ]
        else:
            near = self._as_long_as(len(asked), slips)
        found = process.extract(asked, near, scorer=OSA.distance, score_cutoff=slips, limit=12)
        return {word: ONE_SLIP if distance <= 1 else TWO_SLIPS for word, distance, _place in found}

    def _beginning_like(self, asked: str) -> list[str]:
        """A short word that begins with another letter is another word, unless the first two changed places."""
        changed = self.beginning_with(asked[1::-1]) if asked[1] != asked[0] else []
        return self.beginning_with(asked[0]) + changed

    def _as_long_as(self, length: int, slips: int) -> list[str]:
        """Words that are at most so many letters longer or shorter."""
        start = bisect_left(self._by_length, length - slips, key=len)
        return self._by_length[start : bisect_right(self._by_length, length + slips, key=len)]


class Wordbook(Spellings):
    """Spellings that can also be asked for another ending, for a part, and by sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        super().__init__(self.words)
        by_sound: dict[str, list[str]] = defaultdict(list)
        drawn_out: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in self._ordered:
            key = consonants(word)
            if len(key) >= FEWEST_CONSONANTS and not word.isdigit():
                by_sound[key].append(word)
            squeezed = squeeze(word)
            if squeezed != word:
                drawn_out[squeezed[:START]].append((word, squeezed))
        self._by_sound = {key: tuple(found) for key, found in by_sound.items()}
        self._drawn_out = dict(drawn_out)

    def kin(self, asked: str, *, is_unfinished: bool = False) -> dict[str, float]:
        """Words of the book with the same beginning and another ending, and how near they are; itself is 1."""
        found = {word: SAME for word in (asked, *without_front(asked)) if word in self.words}
        for start in (asked, *without_front(asked)):
            for word in self._sharing_start(start):
                near = ending_likeness(start, word)
                if is_unfinished and len(asked) >= START and word.startswith(asked):
                    near = max(near, BEGUN)
                if near > found.get(word, 0.0):
                    found[word] = near
        squeezed = squeeze(asked)
        for word, other in self._written_double(squeezed, is_double=squeezed != asked):
            near = DOUBLED * ending_likeness(squeezed, other)
            if near > found.get(word, 0.0):
                found[word] = near
        return found

    def _sharing_start(self, asked: str) -> list[str]:
        """Words that another ending can make of it; a shorter word has no ending."""
        return self.beginning_with(asked[:START]) if len(asked) >= START else []

    def _written_double(self, squeezed: str, *, is_double: bool) -> list[tuple[str, str]]:
        """Words with their letters once: double letters are often written single, and the other way round."""
        drawn_out = self._drawn_out.get(squeezed[:START], [])
        if not is_double:
            return drawn_out
        single = self._sharing_start(squeezed) if len(squeezed) >= START else [squeezed] * (squeezed in self.words)
        return sorted(drawn_out + [(word, word) for word in single if squeeze(word) == word])

    def parts(self, asked: str) -> dict[str, float]:
        """Words of the book that a Dutch compound begins or ends with: huurschuld is huur and schuld."""
        if len(asked) < 8:
            return {}
        places = range(4, len(asked) - 3)
        pieces = {asked[:place] for place in places} | {asked[place:] for place in places}
        return dict.fromkeys(pieces & self.words, PART)

    def sounding(self, asked: str) -> dict[str, float]:
        """Words of another script with the same consonants; of the same script where its letters hold the vowels."""
        key = consonants(asked)
        if len(key) < FEWEST_CONSONANTS:
            return {}
        return {
            word: SOUNDING
            for word in self._by_sound.get(key, ())
            if is_latin(asked) != is_latin(word)
            or _holds_vowels(asked)
            or (is_latin(asked) and len(key) > FEWEST_CONSONANTS)
        }


def ending_likeness(one: str, other: str) -> float:
    """0 when the words differ in more than their ending."""
    if one == other:
        return SAME
    shorter, longer = sorted((len(one), len(other)))
    shared = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    least = START if not is_latin(one) else START + 1
    if shared < least or longer - shared > LONGEST_ENDING:
        return 0.0
    if shared == shorter:
        return 0.55 + 0.4 * shared / longer
    if shared / shorter < 0.7 or longer - shared > max(4, shared):
        return 0.0
    return 0.45 + 0.4 * shared / longer


def slips_allowed(word: str) -> int:
    """How many letters of a word of this length may be wrong."""
    if word.isdigit() or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def _holds_vowels(word: str) -> bool:
    """Ethiopic: every letter is a consonant with its vowel, so another ending is another letter."""
    return "\u1200" <= word[:1] <= "\u137f"


def without_front(word: str) -> list[str]:
    """The word without the article or preposition that Arabic and Tigrinya write to it."""
    if "\u0600" <= word[:1] <= "\u06ff":
        fronts = [front for front in _ARABIC_FRONTS if word.startswith(front) and len(word) - len(front) > 2]
        return [word[len(front) :] for front in fronts]
    if "\u1200" <= word[:1] <= "\u137f" and word[0] in _TIGRINYA_FRONTS and len(word) > 3:
        return [word[1:]]
    return []
