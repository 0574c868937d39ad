"""Catalog texts by domain and language, without a web request: for boards, feeds, mail and the search index.

The msgid is the plain Dutch sentence, so Dutch needs no catalog.
"""

from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from app.languages import SOURCE, language

DIRECTORY = Path(__file__).resolve().parent.parent / "translations"
DOMAINS = ("messages", "topics", "presets", "mail", "staff")
PUBLIC_DOMAINS = ("messages", "topics", "presets", "mail")


@cache
def catalog(domain: str, code: str) -> NullTranslations:
    if code == SOURCE:
        return NullTranslations()
    return Translations.load(DIRECTORY, [language(code).code], domain)


def translate(code: str, dutch: str, domain: str = "messages", **values: object) -> str:
    """The Dutch sentence in another language; named placeholders (`%(name)s`) are filled from `values`."""
    text = str(catalog(domain, code).gettext(dutch))
    return text % values if values else text


def translate_count(
    code: str, singular: str, plural: str, count: int, domain: str = "messages", **values: object
) -> str:
    """Like translate, in the plural form for `count`, which also fills `%(num)s`."""
    text = str(catalog(domain, code).ngettext(singular, plural, count))
    return text % {"num": count, **values}
