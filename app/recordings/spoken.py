"""Words as somebody hears them: without the marks that only eyes need, and numbers of phones digit by digit."""

import re
from collections.abc import Iterable

# Marks of direction, places where a long word may break, and zero-width spaces. Not U+200C, a letter in Persian.
_UNHEARD = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_GAP = r"[ \u00a0-]?"
_PHONE = re.compile(
    rf"""(?<![\d.,:/-])(?:
        112|113|144                             # danger
        |116{_GAP}\d{{3}}                         # help lines of Europe
        |14[ \u00a0]0\d{{2,4}}                       # municipalities
        |(?:\+|00)\d(?:{_GAP}\d){{8,13}}             # from abroad
        |0\d(?:{_GAP}\d){{5,10}}                     # all others begin with a nought
    )(?![\d:/-]|[.,]\d)""",
    re.VERBOSE,
)


def heard(text: str) -> str:
    """One line without what nobody hears; two texts that sound the same are the same."""
    return " ".join(_UNHEARD.sub("", text).split())


def digit_by_digit(line: str, numbers: Iterable[str] = ()) -> str:
    """The line for a voice. `numbers` are read digit by digit too, whatever they look like."""
    for number in sorted({heard(each) for each in numbers} - {""}, key=len, reverse=True):
        line = re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", lambda found: _spaced(found.group()), line)
    return _PHONE.sub(lambda found: _spaced(found.group()), line)


def _spaced(number: str) -> str:
    """`0800-2000` as `0 8 0 0, 2 0 0 0`: a short rest where people write one."""
    groups = re.findall(r"\+?\d+", number)
    return ", ".join(" ".join(group) for group in groups)
