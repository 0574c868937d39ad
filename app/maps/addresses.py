"""Where an address is, asked from PDOK Locatieserver by staff. No hidden address goes there."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from app.maps.geometry import NETHERLANDS
from app.maps.tiles import NoTile, ask

MOST = 5
LARGEST = 256 * 1024
LONGEST_QUESTION = 120
POINT = re.compile(r"POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)")


class NoAnswer(Exception):
    """The search does not answer, or not in a way we understand. Everything else goes on working."""


@dataclass(frozen=True)
class Found:
    words: str
    latitude: float
    longitude: float


def find(question: str, *, url: str, timeout: float, agent: str) -> list[Found]:
    """Addresses that fit best, at most MOST. Raises NoAnswer."""
    import requests  # Only staff who put a pin ask other servers anything.
    import urllib3

    asked = {
        "q": question[:LONGEST_QUESTION],
        "rows": str(MOST),
        "fl": "weergavenaam,centroide_ll",
        "fq": "type:adres",
    }
    try:
        body = ask(url, "application/json", timeout=timeout, agent=agent, most=LARGEST, params=asked)
        documents = json.loads(body)["response"]["docs"]
        found = [_found(each) for each in documents[:MOST]]
    except (requests.RequestException, urllib3.exceptions.HTTPError, NoTile, OSError) as error:
        raise NoAnswer(f"{type(error).__name__}: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswer(f"not understood: {type(error).__name__}") from error
    return [each for each in found if each is not None]


def _found(document: dict[str, Any]) -> Found | None:
    """None for an answer without a point in the Netherlands."""
    point = POINT.fullmatch(str(document.get("centroide_ll", "")))
    words = str(document.get("weergavenaam", "")).strip()
    if point is None or not words:
        return None
    longitude, latitude = (float(each) for each in point.groups())
    if not math.isfinite(latitude + longitude) or not NETHERLANDS.holds(latitude, longitude):
        return None
    return Found(words[:200], round(latitude, 6), round(longitude, 6))
