"""A file with borders of neighbourhoods (GeoJSON, RFC 7946), read with mistrust: it comes from outside."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from app.maps.geometry import Box

LARGEST = 5 * 1024 * 1024  # bytes of a file
MOST_OUTLINES = 500
MOST_POINTS = 50_000  # of a file; a phone draws these in a second or two
LONGEST = 300  # characters of a name or a credit
DIGITS = 5  # of a degree: one metre
SAID = re.compile(r"Attribut(?:e|ion):\s*['\"]?(.+?)['\"]?\.?\s*$", re.IGNORECASE | re.DOTALL)


class WrongOutlines(Exception):
    """The file cannot be used; the text is one sentence."""


@dataclass(frozen=True)
class Border:
    name: str
    credit: str
    geometry: dict[str, Any]


def read_outlines(content: bytes, *, credit: str, box: Box) -> list[Border]:
    """The borders in their order. `credit` is what the person says; without it the file must say whose they are.

    Raises WrongOutlines.
    """
    if len(content) > LARGEST:
        raise WrongOutlines(f"it is larger than {LARGEST // 1024 // 1024} MB")
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise WrongOutlines("it is no JSON") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise WrongOutlines("it is no GeoJSON FeatureCollection")
    if not 1 <= len(features) <= MOST_OUTLINES:
        raise WrongOutlines(f"it holds {len(features)} outlines; 1 to {MOST_OUTLINES} can be used")
    credit = " ".join((credit or _credit_of(whole)).split())[:LONGEST]
    if not credit:
        raise WrongOutlines("it does not say whose the outlines are; say it with --credit")
    count = _Counted()
    found = [_border(each, number, credit, count) for number, each in enumerate(features, start=1)]
    if not any(box.holds(latitude, longitude) for each in found for longitude, latitude in _points(each.geometry)):
        raise WrongOutlines("no outline lies on the map; its coordinates must be degrees (WGS84)")
    return found


class _Counted:
    def __init__(self) -> None:
        self.points = 0


def _credit_of(whole: dict[str, Any]) -> str:
    """What the file itself asks to be said: `metadata.attribution`, or the end of `metadata.licence`."""
    facts = whole.get("metadata")
    if not isinstance(facts, dict):
        return ""
    said = SAID.search(str(facts.get("licence") or facts.get("license") or ""))
    return str(facts.get("attribution") or (said.group(1) if said else ""))


def _border(feature: Any, number: int, credit: str, count: _Counted) -> Border:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise WrongOutlines(f"outline {number} is no Polygon or MultiPolygon")
    properties = feature.get("properties")
    name = properties.get("name") if isinstance(properties, dict) else ""
    polygons = geometry.get("coordinates")
    made = [_polygon(each, number, count) for each in _list((polygons,) if kind == "Polygon" else polygons, number)]
    coordinates = made[0] if kind == "Polygon" else made
    return Border(str(name or "").strip()[:LONGEST], credit, {"type": kind, "coordinates": coordinates})


def _polygon(rings: Any, number: int, count: _Counted) -> list[list[list[float]]]:
    return [_ring(each, number, count) for each in _list(rings, number)]


def _ring(points: Any, number: int, count: _Counted) -> list[list[float]]:
    ring = [_point(each, number) for each in _list(points, number)]
    count.points += len(ring)
    if count.points > MOST_POINTS:
        raise WrongOutlines(f"it holds more than {MOST_POINTS} points")
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise WrongOutlines(f"outline {number} is not closed")
    return ring


def _point(point: Any, number: int) -> list[float]:
    numbers = [each for each in _list(point, number) if isinstance(each, int | float) and not isinstance(each, bool)]
    if len(numbers) < 2 or not all(math.isfinite(each) for each in numbers[:2]):
        raise WrongOutlines(f"outline {number} has a point that is none")
    longitude, latitude = numbers[:2]
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise WrongOutlines(f"outline {number} has no degrees (WGS84)")
    return [round(longitude, DIGITS), round(latitude, DIGITS)]


def _list(value: Any, number: int) -> list[Any]:
    if not isinstance(value, list | tuple) or not value:
        raise WrongOutlines(f"outline {number} has no coordinates where they belong")
    return list(value)


def _points(geometry: dict[str, Any]) -> list[list[float]]:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [point for polygon in polygons for ring in polygon for point in ring]
