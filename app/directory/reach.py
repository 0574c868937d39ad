"""How a reader gets to a service: what can be tapped and what can be walked to."""

import re
from collections.abc import Iterable, Sized
from typing import Protocol
from urllib.parse import quote, urlsplit

from app.directory.models import Location, Service

MAP = "https://www.google.com/maps/search/?api=1&query="


class ChannelFacts(Protocol):
    """A Channel, or a row with these columns of one."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...


class PlaceFacts(Protocol):
    """A Location, or a row with these columns of one."""

    @property
    def address_1(self) -> str: ...
    @property
    def is_hidden(self) -> bool: ...


def is_reachable(service: Service) -> bool:
    """A number, a channel that a phone can open, or an address that may be seen."""
    return can_be_reached(service.phones, service.channels, service.locations)


def can_be_reached(phones: Sized, channels: Iterable[ChannelFacts], locations: Iterable[PlaceFacts]) -> bool:
    return bool(phones) or any(map(channel_address, channels)) or any(map(is_walkable, locations))


def is_walkable(location: PlaceFacts) -> bool:
    return bool(location.address_1) and not location.is_hidden


def channel_address(channel: ChannelFacts) -> str:
    """What the link opens, or the empty text when there is nothing to tap (a chat that is somewhere on a website)."""
    if not channel.value or channel.value.startswith(("https://", "http://")):
        return channel.value
    if channel.kind == "email":
        return f"mailto:{quote(channel.value, safe='@.+-_')}"
    digits = re.sub(r"[^\d+]", "", channel.value)
    if channel.kind == "whatsapp" and digits:
        international = "31" + digits[1:] if digits.startswith("0") else digits.lstrip("+")
        return f"https://wa.me/{international}"
    if channel.kind == "sms" and digits:
        return f"sms:{digits}"
    return ""


def host_of(address: str) -> str:
    """The name of the website, as the reader should recognise it: `www.velsen.nl` is `velsen.nl`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def map_address(location: Location) -> str:
    """A link that opens the map of the phone; empty for a place whose address is unknown or hidden.

    `geo:` does nothing on an iPhone, on a computer or on an Android phone without a map app, and OpenStreetMap's page
    needs JavaScript and much memory. This form is handed to the map app by old Android itself and opens a page
    everywhere else. It is only a link: our page asks nothing of that host, and no-referrer hides where it came from.
    """
    if not is_walkable(location):
        return ""
    place = " ".join(part for part in (location.postal_code, location.city) if part)
    return MAP + quote(", ".join(part for part in (location.address_1, place) if part))
