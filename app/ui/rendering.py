"""How texts, names, numbers and prices become markup, so that no page can forget language or direction."""

from functools import lru_cache
from typing import Any

import phonenumbers
from flask import Flask, g, url_for
from markupsafe import Markup, escape

from app.content.queries import Name, ShownText
from app.i18n import current_code, ltr
from app.languages import SOURCE

SHORTEST_WHOLE = 9  # digits of a number with its region; what is shorter and begins with 1 is dialled as it stands
ONLY_IN_THE_COUNTRY = ("0800", "0900", "0906", "0909", "088")
# Words too long for a tile on a phone, with where they may break: many browsers have no dictionary for that.
LONG_WORDS = {"niepełnosprawność": "niepełno\N{SOFT HYPHEN}sprawność"}

TURNING = ("arrow", "inloop-wijkteam")  # point the other way in a language that is read from right to left
ICON = Markup(
    '<svg class="{}" width="24" height="24" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
)


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        shown=shown,
        named=named,
        dutch_beneath=dutch_beneath,
        address=address,
        tel=tel,
        price=price,
        paragraphs=paragraphs,
        breakable=breakable,
        as_webcal=as_webcal,
    )
    app.jinja_env.globals.update(page_marks=page_marks, icon=icon)


def shown(text: ShownText) -> Markup:
    """A free text; Dutch where the reader's language has none yet, marked and counted for the page's one line."""
    if not text:
        return Markup()
    _count(text)
    if text.is_fallback:
        return Markup('<span lang="nl" dir="ltr">{}</span>').format(text.value)
    return escape(text.value)


def paragraphs(text: ShownText) -> Markup:
    """A free text of several lines as paragraphs."""
    if not text:
        return Markup()
    _count(text)
    attributes = Markup(' lang="nl" dir="ltr"') if text.is_fallback else Markup()
    lines = [line.strip() for line in text.value.splitlines() if line.strip()]
    return Markup("").join(Markup("<p{}>{}</p>").format(attributes, line) for line in lines)


def named(name: Name) -> Markup:
    """A name inside a sentence or heading."""
    if name.is_proper:
        return Markup('<bdi translate="no" lang="nl">{}</bdi>').format(name.text.dutch)
    return shown(name.text)


def dutch_beneath(name: Name) -> Markup:
    """The Dutch name as it stands on the door, for a name that is shown translated; else nothing."""
    if name.is_proper or current_code() == SOURCE or name.text.value == name.text.dutch:
        return Markup()
    return Markup('<span class="dutch-name" lang="nl" dir="ltr" data-dutch>{}</span>').format(name.text.dutch)


@lru_cache(maxsize=1024)  # The urgent numbers stand on every page.
def tel(number: str) -> str:
    """The `tel:` address of a Dutch number as people write it. Short ones like 112, 14 0255 and 116 123 stay."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    if len(digits) < SHORTEST_WHOLE and digits.startswith("1"):
        return f"tel:{digits}"
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return f"tel:{digits}"
    if digits.startswith(ONLY_IN_THE_COUNTRY):
        return f"tel:{digits}"  # Not every service number can be dialled from abroad with +31.
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def breakable(text: str) -> str:
    """The same words, of which a very long one may be broken in the right place."""
    for word, parts in LONG_WORDS.items():
        text = text.replace(word, parts)
    return text


def as_webcal(address: str) -> str:
    """The same address as calendar programs want it for a subscription."""
    return "webcal://" + address.partition("://")[2]


def address(place: Any) -> Markup:
    """Street, postcode and town as they stand on an envelope: one line from left to right, never translated."""
    town = " ".join(part for part in (place.postal_code, place.city) if part)
    line = ", ".join(part for part in (place.address, town) if part)
    return Markup('<bdi dir="ltr" translate="no">{}</bdi>').format(line)


def price(cents: int) -> Markup:
    """`€ 2` or `€ 0,50`, as it stands on a Dutch price list."""
    euros = f"{cents // 100}" if cents % 100 == 0 else f"{cents / 100:.2f}".replace(".", ",")
    return ltr(f"€ {euros}")


def icon(name: str) -> Markup:
    """A pictogram never stands alone: its word is beside it, so it is hidden from screen readers."""
    if "sprite_address" not in g:
        g.sprite_address = url_for("ui.static", filename="icons.svg")
    return _icon(name, g.sprite_address)


@lru_cache(maxsize=512)  # There are about a hundred; a list asks for hundreds.
def _icon(name: str, sprite: str) -> Markup:
    return ICON.format("icon icon-turns" if name in TURNING else "icon", sprite, name)


def _count(text: ShownText) -> None:
    marks = g.setdefault("page_marks", set())
    if text.is_fallback:
        marks.add("fallback")
    elif text.is_stale:
        marks.add("stale")
    elif text.is_machine:
        marks.add("machine")


def page_marks() -> set[str]:
    """Which of `fallback`, `stale`, `machine` the page must say in one line. Ask after the content is rendered."""
    marks: set[str] = g.get("page_marks", set())
    return marks
