"""Where things are: degrees of WGS84 as phones and maps say them, and the tiles of a web map (EPSG:3857)."""

import math
from dataclasses import dataclass

LOWEST_ZOOM, HIGHEST_ZOOM = 12, 18  # a town on a phone's screen, and one street


@dataclass(frozen=True)
class Box:
    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def has_tile(self, zoom: int, x: int, y: int) -> bool:
        """Whether the tile shows a part of the box at a zoom of ours."""
        if not LOWEST_ZOOM <= zoom <= HIGHEST_ZOOM:
            return False
        first_x, first_y = tile_at(self.north, self.west, zoom)
        last_x, last_y = tile_at(self.south, self.east, zoom)
        return first_x <= x <= last_x and first_y <= y <= last_y


NETHERLANDS = Box(3.2, 50.7, 7.3, 53.7)


def read_box(text: str) -> Box:
    """From `west,south,east,north`, which config.py has checked."""
    west, south, east, north = (float(each) for each in text.split(","))
    return Box(west, south, east, north)


def tile_at(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """The column and row of the tile in which a point lies."""
    tiles = 2**zoom
    lift = math.asinh(math.tan(math.radians(latitude)))
    return int((longitude + 180) / 360 * tiles), int((1 - lift / math.pi) / 2 * tiles)
