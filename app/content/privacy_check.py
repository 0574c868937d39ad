"""What in a public text may belong to a person: a mobile number, a mail address, a list of names.

A rule that asks, never one that forbids: the person who publishes answers. The answer counts for exactly what was
found, by its `seal`, so a number typed after the answer is asked about again.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import phonenumbers
from babel import Locale

from app.languages import SOURCE

MOBILE, EMAIL, NAMES = "mobile", "email", "names"
MOST_LETTERS = 20_000  # Nobody reads on; a text this long is cut before it is looked at.

_DUTCH_MOBILE = re.compile(r"(?<![\d+])(?:(?:\+|00)\s?31[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)6\)?(?:[\s.–-]{0,3}\d){8}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}", re.IGNORECASE)
_CAPITAL = "[" + "".join(chr(code) for code in range(0x250) if chr(code).isupper()) + "]"
_PARTICLES = r"(?:van|de|der|den|ten|ter|te|el|al|bin|ben|da|dos|von|zu|'t|op)"
_WORD = rf"{_CAPITAL}(?:[\w’'-]{{1,30}}|\.)"
_NAME = rf"{_WORD}(?:(?:[ \t]+{_PARTICLES}){{0,3}}[ \t]+{_WORD}){{0,3}}"
_BETWEEN = r"(?:\s*[,;/&][ \t]*(?:en[ \t]+)?|[ \t]+en[ \t]+|[ \t]*\n[ \t]*(?:[-*•][ \t]*|\d{1,2}[.)][ \t]*)?)"
_LIST = re.compile(rf"(?<!\w){_NAME}(?:{_BETWEEN}{_NAME})+(?!\w)")
_SPLIT = re.compile(_BETWEEN)
_WEEK_AND_YEAR = (
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus "
    "september oktober november december"
)
_NEARBY = (
    "Velsen|Velsen-Noord|Velsen-Zuid|Beverwijk|Heemskerk|IJmuiden|Haarlem|Amsterdam|Wijk aan Zee|Santpoort|Driehuis|"
    "Velserbroek|Zaandam|Alkmaar|Uitgeest|Castricum|Farsi|Berbers|De Stek|Huis van de Wijk|Welzijn Velsen"
)


@dataclass(frozen=True)
class Doubt:
    """`kind` is MOBILE, EMAIL or NAMES; `found` are the words of the text."""

    kind: str
    found: str


def doubts(text: str) -> list[Doubt]:
    """What in one text should be asked about, each once, in order of kind."""
    text = text[:MOST_LETTERS]
    found = [Doubt(MOBILE, each) for each in _mobiles(text)]
    found += [Doubt(EMAIL, each.group()) for each in _EMAIL.finditer(text)]
    found += [Doubt(NAMES, ", ".join(names)) for names in _name_lists(text)]
    return list(dict.fromkeys(found))


def doubts_in(texts: Iterable[str], standing: Iterable[str] = ()) -> list[Doubt]:
    """The doubts of several texts; not again what already stands in public in `standing`."""
    known = {each for text in standing for each in doubts(text)}
    found = (each for text in texts for each in doubts(text))
    return [each for each in dict.fromkeys(found) if each not in known]


def seal(found: Iterable[Doubt]) -> str:
    """What a "yes" must carry to be about exactly these doubts."""
    words = "\n".join(f"{each.kind} {each.found}" for each in found)
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _mobiles(text: str) -> list[str]:
    dutch = [each.group().strip() for each in _DUTCH_MOBILE.finditer(text)]
    others = [
        match.raw_string
        for match in phonenumbers.PhoneNumberMatcher(text, "NL")
        if phonenumbers.number_type(match.number) == phonenumbers.PhoneNumberType.MOBILE
    ]
    return dutch + [each for each in others if not any(each in one or one in each for one in dutch)]


def _name_lists(text: str) -> list[list[str]]:
    """Two full names, or three first names, beside each other."""
    found = []
    for match in _LIST.finditer(text):
        names = [each.strip() for each in _SPLIT.split(match.group())]
        names = [each for each in dict.fromkeys(names) if each.casefold() not in _no_names()]
        full = [each for each in names if " " in each]
        if len(names) >= 3 or len(full) >= 2:
            found.append(names)
    return found


@cache
def _no_names() -> frozenset[str]:
    """What is written with a capital and is nobody: languages, countries, places around here, days."""
    locale = Locale(SOURCE)
    words = [*locale.languages.values(), *locale.territories.values(), *_WEEK_AND_YEAR.split(), *_NEARBY.split("|")]
    return frozenset(str(each).casefold() for each in words)
