"""How a word sounds, roughly: its consonants in Latin letters, whatever script it was typed in.

Arabic, Persian, Bulgarian, Ukrainian and Tigrinya are often typed in Latin letters, each writer in an own way; the
consonants mostly stay ("musa3ada", "mosa'ada" and the Arabic word have the same four). The keys are coarse on purpose
and only good for finding a word among those of a vocabulary.
"""

import re

_ARABIC = {
    **dict(zip("بتثجحخدذرزسشصض", "b t t j h h d d r z s S s d".split(), strict=True)),
    **dict(zip("طظغفقكلمنهپچژگڤ", "t z k f k k l m n h b C j k f".split(), strict=True)),
    **dict.fromkeys("اعويآأإ", ""),
}
_CYRILLIC = {
    **dict(zip("бвгджзйклмнпрстфх", "b b k d j z _ k l m n b r s t f h".split(), strict=True)),
    **dict(zip("цчшщ", "s C S St".split(), strict=True)),
    **dict.fromkeys("аеиоуыэюяєії", ""),
    "й": "",
}
# Rows of eight vowels each, from U+1200 on: h l h m s r s sh, q (two rows, and their lip-rounded kin), b v t ch ...
_ETHIOPIC_ROWS = "h l h m s r s S k k k k b b t C h h n n _ k k h h _ _ z j _ d d j k k k t C b s s f b".split()
_ETHIOPIC_START = 0x1200
# What stands for one sound in Latin letters: digraphs, and the figures of Arabizi and shlyokavitsa.
_DIGRAPHS = (
    ("sht", "St"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "k"), ("zh", "j"), ("ts", "s"),
    ("tz", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("5", "h"), ("7", "h"), ("8", "k"),
)  # fmt: skip
_SINGLE = {**dict(zip("qgcvpx", "k k k f b h".split(), strict=True)), "4": "C", "6": "S", "9": "k"}
_SILENT = re.compile(r"[aeiouyw23']")
_TWICE = re.compile(r"(.)\1+")


def is_latin(word: str) -> bool:
    return word[:1] < "\u0250"


def consonants(word: str) -> str:
    """The key of a folded word; words with fewer than three consonants say too little to compare."""
    key = _from_latin(word) if is_latin(word) else "".join(_letter(each) for each in word)
    key = _TWICE.sub(r"\1", key)
    return key[:-1] if len(key) > 3 and key.endswith("h") and _ends_softly(word) else key


def _from_latin(word: str) -> str:
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    return _SILENT.sub("", "".join(_SINGLE.get(each, each) for each in word))


def _letter(letter: str) -> str:
    row, place = divmod(ord(letter) - _ETHIOPIC_START, 8)
    if 0 <= row < len(_ETHIOPIC_ROWS) and place >= 0:
        return _ETHIOPIC_ROWS[row].replace("_", "")
    return _ARABIC.get(letter) or _CYRILLIC.get(letter) or ""


def _ends_softly(word: str) -> bool:
    """Whether the last h is the one that is written and not spoken (madrasah, مدرسه)."""
    return word.endswith(("ah", "eh", "ه"))
