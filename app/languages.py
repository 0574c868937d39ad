"""The languages of the product: one list. A language is added by one line here and its catalogs.

Plural headers are pinned here because Babel and the usual gettext headers disagree (Arabic order, Turkish and
Persian count); house tests hold every catalog to this table.
"""

from dataclasses import dataclass
from functools import cache, cached_property

from babel import Locale

SOURCE = "nl"

_TWO = "nplurals=2; plural=(n != 1);"
_ONE = "nplurals=1; plural=0;"
_POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
_UKRAINIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
_ROMANIAN = "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);"
_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
)


@dataclass(frozen=True)
class Language:
    code: str
    autonym: str
    dutch_name: str  # for "Ik spreek ..." at a Dutch desk
    plural_forms: str
    locale_id: str = ""  # CLDR locale where it is not the code
    complete: bool = False  # offered to readers; an incomplete language answers 404

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.locale_id or self.code)

    @cached_property
    def direction(self) -> str:
        """`rtl` or `ltr`, as Babel knows it."""
        return str(self.locale.text_direction)


LANGUAGES: tuple[Language, ...] = (
    Language("nl", "Nederlands", "Nederlands", _TWO, complete=True),
    Language("en", "English", "Engels", _TWO, locale_id="en_GB", complete=True),
    Language("pl", "Polski", "Pools", _POLISH, complete=True),
    Language("tr", "Türkçe", "Turks", _ONE, complete=True),
    Language("ar", "العربية", "Arabisch", _ARABIC, complete=True),
    Language("uk", "Українська", "Oekraïens", _UKRAINIAN, complete=True),
    Language("ro", "Română", "Roemeens", _ROMANIAN, complete=True),
    Language("bg", "Български", "Bulgaars", _TWO, complete=True),
    Language("fa", "فارسی", "Farsi", _ONE, complete=True),
    Language("ti", "ትግርኛ", "Tigrinya", _TWO, complete=True),
    Language("so", "Soomaali", "Somalisch", _TWO, complete=True),
)


@cache
def by_code() -> dict[str, Language]:
    return {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """Raises KeyError for a code that is not in the list."""
    return by_code()[code]


def offered() -> tuple[Language, ...]:
    """The languages a reader can choose: only those that are complete in every catalog."""
    return tuple(each for each in LANGUAGES if each.complete)


def offered_codes() -> tuple[str, ...]:
    return tuple(each.code for each in offered())
