"""Alphabetical order as readers of each language learnt it at school: ł after l, ç after c, پ after ب.

Babel and the standard library know no collation, and the ICU bindings need a compiler on the server. The lists we sort
are short, so one alphabet per language is enough; other letters count as the letter they are made from.
"""

import unicodedata
from collections.abc import Callable
from functools import cache

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ALPHABETS: dict[str, str] = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "ar": _ARABIC,
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
_SAME = {"ar": str.maketrans("أإآٱىةؤئ", "اااايهوي"), "fa": str.maketrans("أإآكيىةؤئ", "ااا" + "کییهوی")}
_UPPER_I = str.maketrans({"I": "ı", "İ": "i"})

Key = tuple[tuple[int, int], ...]


def sorting_in(code: str) -> Callable[[str], Key]:
    """A key for `sorted`: figures first, then the letters of the language, then letters of other scripts."""

    def key(text: str) -> Key:
        return tuple(_place(letter, code) for letter in _letters(text, code))

    return key


def _letters(text: str, code: str) -> str:
    text = unicodedata.normalize("NFC", text)
    lower = text.translate(_UPPER_I).lower() if code == "tr" else text.casefold()
    lower = lower.translate(_SAME.get(code, {}))
    return "".join(letter for letter in lower if letter.isalnum() or letter == " ")


def _place(letter: str, code: str) -> tuple[int, int]:
    if letter == " ":
        return (0, 0)
    if letter.isdigit():
        return (1, unicodedata.digit(letter, 0))
    places = _places(code)
    if letter not in places:
        letter = unicodedata.normalize("NFKD", letter)[0]
    return (2, places[letter]) if letter in places else (3, ord(letter))


@cache
def _places(code: str) -> dict[str, int]:
    """Names in Latin letters stand among others too: after the language's own alphabet."""
    alphabet = ALPHABETS.get(code, _LATIN)
    order = alphabet + "".join(letter for letter in _LATIN if letter not in alphabet)
    return {letter: place for place, letter in enumerate(order)}
