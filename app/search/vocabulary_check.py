"""What is wrong with the words of a language, and what is missing, in sentences for whoever writes them."""

import sys
import tomllib
from collections.abc import Iterator

from app.languages import LANGUAGES
from app.search import words
from app.search.fold import words_of

FEWEST_PHRASES = 4  # of a need that has words at all
FEWEST_FOR_DANGER = 20
SHORTEST_DANGER = 4  # letters of a single word that is a danger in any sentence; one less where a letter holds more
LONGEST_PHRASE = 8
LONGEST_MEANING = 260
# Without these a resident finds nothing in the language, so they are never left out.
ALWAYS = (
    "debts", "bills", "food", "rent_debt", "housing", "homeless", "doctor", "low_spirits", "domestic_violence",
    "find_work", "unpaid_wages", "learn_dutch", "letters_forms", "any_help", "lonely", "alcohol", "residence", "carer",
    "allowances", "repairs",
)  # fmt: skip


def mistakes(language: str) -> list[str]:
    """Sentences; empty when the file of words may go in as it is."""
    try:
        data = words.read(language)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [f"{language}.toml cannot be read: {error}"]
    if not data:
        return []
    found = [f"[{each}] is no part of such a file" for each in data.keys() - {"stop", "harmless", "words", "danger"}]
    found += [f"{each} is missing" for each in {"stop", "harmless", "words", "danger"} - data.keys()]
    if found:
        return found
    found += [f"[words] {key}: no such name in needs.toml" for key in data["words"].keys() - words.needs().keys()]
    found += [
        f"[danger] {key}: no such name in dangers.toml" for key in data["danger"].keys() - words.dangers().keys()
    ]
    found += [f"[danger] {key} is missing" for key in words.dangers().keys() - data["danger"].keys()]
    found += [f"[words] {key} is missing: it may not be left out" for key in ALWAYS if key not in data["words"]]
    for part in ("words", "danger"):
        for key, texts in data[part].items():
            fewest = FEWEST_FOR_DANGER if part == "danger" else FEWEST_PHRASES
            found += [f"[{part}] {key}: {each}" for each in _wrong_lines(texts, fewest, part)]
    found += [f"harmless: {each}" for each in _wrong_lines(data["harmless"], 0, "harmless")]
    found += [f"stop: {each!r} holds nothing that can be searched" for each in data["stop"] if not words_of(each)]
    return found


def gaps(language: str) -> list[str]:
    """What readers of this language do without: needs without words, words from letters without a meaning."""
    data = words.read(language)
    if not data:
        return [f"{language}.toml is not written yet"]
    missing = [key for key in words.needs() if key not in data["words"]]
    found = [f"[words] has nothing for: {', '.join(missing)}"] if missing else []
    unexplained = sorted(words.letter_words().keys() - words.meanings(language).keys())
    if unexplained:
        found.append(f"letters_{language}.toml has no meaning for: {', '.join(unexplained)}")
    return found


def wrong_meanings(language: str) -> list[str]:
    """What is wrong with letters_<language>.toml."""
    try:
        meanings = words.meanings(language)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [f"letters_{language}.toml cannot be read: {error}"]
    found = [f"{key}: no such word in letters.toml" for key in meanings.keys() - words.letter_words().keys()]
    for key, text in meanings.items():
        if len(text) > LONGEST_MEANING:
            found.append(f"{key}: longer than {LONGEST_MEANING} letters")
        if sum(text.count(end) for end in ".!?؟።") not in (2, 3):
            found.append(f"{key}: says it in two sentences, each with its full stop")
        if any(character.isdigit() for character in text):
            found.append(f"{key}: no amounts, dates or other figures")
    return [f"letters_{language}.toml, {each}" for each in found]


def _wrong_lines(texts: list[str], fewest: int, part: str) -> Iterator[str]:
    if len(texts) < fewest:
        yield f"{len(texts)} phrases, at least {fewest} are wanted"
    for text in sorted({each for each in texts if texts.count(each) > 1}):
        yield f"{text!r} stands there twice"
    for text in texts:
        yield from _wrong_phrase(text, part)


def _wrong_phrase(text: str, part: str) -> Iterator[str]:
    phrase = words.phrase_of(text)
    if not phrase.slots or any(not slot.words and not slot.beginnings for slot in phrase.slots):
        yield f"{text!r} holds nothing that can be searched"
    if len(phrase.slots) > LONGEST_PHRASE:
        yield f"{text!r} is longer than {LONGEST_PHRASE} words: nobody types all of them"
    if part == "words" and (phrase.whole or any(slot.beginnings for slot in phrase.slots)):
        yield f"{text!r}: = and * are for dangers only"
    if any(len(words_of(choice)) != 1 for word in text.split() if "/" in word for choice in word.split("/")):
        yield f"{text!r}: what stands between slashes must be one word each"
    if part == "danger" and not phrase.whole and len(phrase.slots) == 1:
        choices = (*phrase.slots[0].words, *phrase.slots[0].beginnings)
        for short in sorted(each for each in choices if len(each) < SHORTEST_DANGER - (each > "\u0530")):
            yield f"{text!r}: {short!r} is too short to be a danger in any sentence; add a word or write ={text}"


def clashes(language: str) -> list[str]:
    """Single words that are a danger here in any sentence and an everyday word in another language."""
    found = []
    for key, phrases in words.words_in(language).dangers.items():
        alone = {word for each in phrases if len(each.slots) == 1 and not each.whole for word in each.slots[0].words}
        for other in words.all_words():
            both = alone & _everyday(other) if other.language != language else set()
            found += [f"[danger] {key}: {each!r} is an everyday word in {other.language}" for each in sorted(both)]
    return found


def _everyday(other: words.Words) -> frozenset[str]:
    """Words this language uses, that are no sign of danger in it."""
    alarming = _all_words(other.dangers)
    used = _all_words(other.needs)
    return frozenset((used | other.stop) - alarming)


def _all_words(groups: dict[str, tuple[words.Phrase, ...]]) -> set[str]:
    return {word for phrases in groups.values() for each in phrases for slot in each.slots for word in slot.words}


def report(codes: list[str]) -> tuple[list[str], bool]:
    """Lines to print, and whether all is well."""
    lines, is_well = [], True
    for code in codes:
        wrong = mistakes(code) + wrong_meanings(code)
        is_well = is_well and not wrong
        missing = [] if wrong else gaps(code)
        lines += [f"{code}: WRONG {each}" for each in wrong] + [f"{code}: gap {each}" for each in missing]
        lines += [] if wrong else [f"{code}: look again at {each}" for each in clashes(code)]
        lines += [] if wrong or missing else [f"{code}: complete"]
    return lines, is_well


if __name__ == "__main__":
    printed, fine = report(sys.argv[1:] or [each.code for each in LANGUAGES])
    print("\n".join(printed))
    sys.exit(0 if fine else 1)
