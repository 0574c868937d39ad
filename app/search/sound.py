"""How a word sounds, roughly: its consonants in Latin letters, whatever script it was typed in.

Arabic, Persian, Bulgarian, Ukrainian and Tigrinya are often typed in Latin letters, each writer in an own way; the
consonants mostly stay ("musa3ada", "mosa'ada" and the Arabic word have the same four). The keys are coarse on purpose
and only good for finding a word among those of a vocabulary.
"""

from app.search.fold import squeeze

_ARABIC = {
    **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهپچژگڤ", "bttjhhddrzsSsdtzkfkklmnhbCjkf", strict=True)),
    **dict.fromkeys("اعويآأإ", ""),
}
_CYRILLIC = {
    **dict(zip("бвгджзклмнпрстфхцчш", "bbkdjzklmnbrstfhsCS", strict=True)),
    **dict.fromkeys("аеиоуыэюяєіїй", ""),
    "щ": "St",
}
# One consonant for each row of eight vowels, from U+1200 on; _ is a consonant that is hardly heard.
_ETHIOPIC_ROWS = "hlhmsrsSkkkkbbtChhnn_kkhh__zj_ddjkkktCbssfb"
_ETHIOPIC_START = 0x1200
# What stands for one sound in Latin letters: digraphs, and the figures of Arabizi and shlyokavitsa.
_DIGRAPHS = (
    ("sht", "St"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "k"), ("zh", "j"), ("ts", "s"),
    ("tz", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("5", "h"), ("7", "h"), ("8", "k"),
)  # fmt: skip
_SINGLE = str.maketrans({**dict(zip("qgcvpx469", "kkkbbhCSk", strict=True)), **dict.fromkeys("aeiouyw23'", "")})


def is_latin(word: str) -> bool:
    return word[:1] < "\u0250"


def consonants(word: str) -> str:
    """The key of a folded word; words with fewer than three consonants say too little to compare."""
    key = _from_latin(word) if is_latin(word) else word.translate(_LETTERS)
    key = squeeze(key)
    return key[:-1] if len(key) > 3 and key.endswith("h") and _ends_softly(word) else key


def _from_latin(word: str) -> str:
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    return word.translate(_SINGLE)


class _Sounds(dict[int, str]):
    """What a letter of another script adds to the key; a letter that is none of ours adds nothing."""

    def __missing__(self, letter: int) -> str:
        return ""


_LETTERS = _Sounds(str.maketrans(_ARABIC | _CYRILLIC))
_LETTERS.update(
    (_ETHIOPIC_START + 8 * row + order, sound.replace("_", ""))
    for row, sound in enumerate(_ETHIOPIC_ROWS)
    for order in range(8)
)


def _ends_softly(word: str) -> bool:
    """Whether the last h is the one that is written and not spoken (madrasah, مدرسه)."""
    return word.endswith(("ah", "eh", "ه"))
