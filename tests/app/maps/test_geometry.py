"""Which tiles belong to the map: those that show a part of its box, and no others."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.maps.geometry import HIGHEST_ZOOM, LOWEST_ZOOM, Box, read_box, tile_at

BOX = read_box("4.54,52.41,4.72,52.54")


def test_the_world_is_cut_as_on_every_web_map():
    """The middle, the corner, and the formula as textbooks write it; tests/stories/test_map.py asks Leaflet itself."""
    assert tile_at(0.0, 0.0, 1) == (1, 1)
    assert tile_at(85.0511, -180.0, 3) == (0, 0)
    for latitude, longitude in ((52.4742, 4.6431), (52.42, 4.7), (-33.9, 151.2)):
        angle = math.radians(latitude)
        row = (1 - math.log(math.tan(angle) + 1 / math.cos(angle)) / math.pi) / 2 * 2**15
        assert tile_at(latitude, longitude, 15) == (math.floor((longitude + 180) / 360 * 2**15), math.floor(row))


@given(
    st.floats(BOX.south, BOX.north, exclude_min=True, exclude_max=True),
    st.floats(BOX.west, BOX.east, exclude_min=True, exclude_max=True),
    st.integers(LOWEST_ZOOM, HIGHEST_ZOOM),
)
def test_every_point_of_the_box_has_its_tile_at_every_zoom(latitude, longitude, zoom):
    assert BOX.has_tile(zoom, *tile_at(latitude, longitude, zoom))


@given(st.floats(-80, 80), st.floats(-179, 179), st.integers(LOWEST_ZOOM, HIGHEST_ZOOM))
def test_a_tile_is_ours_only_when_it_touches_the_box(latitude, longitude, zoom):
    x, y = tile_at(latitude, longitude, zoom)
    west, east = (each / 2**zoom * 360 - 180 for each in (x, x + 1))
    south, north = (_latitude(each, zoom) for each in (y + 1, y))
    touches = west <= BOX.east and BOX.west <= east and south <= BOX.north and BOX.south <= north
    assert BOX.has_tile(zoom, x, y) <= touches


def _latitude(row: float, zoom: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / 2**zoom))))


@given(st.integers(), st.integers(), st.integers())
def test_no_number_is_too_strange_to_be_refused(zoom, x, y):
    assert BOX.has_tile(zoom, x, y) in (True, False)
    assert not BOX.has_tile(HIGHEST_ZOOM + 1 + abs(zoom), x, y)


def test_the_whole_map_is_a_number_of_tiles_that_fits_on_a_disk():
    def count(zoom: int) -> int:
        (first_x, first_y), (last_x, last_y) = tile_at(BOX.north, BOX.west, zoom), tile_at(BOX.south, BOX.east, zoom)
        return (last_x - first_x + 1) * (last_y - first_y + 1)

    assert sum(count(zoom) for zoom in range(LOWEST_ZOOM, HIGHEST_ZOOM + 1)) < 35_000


def test_a_point_on_the_edge_is_inside():
    assert Box(1, 2, 3, 4).holds(2, 1)
    assert not Box(1, 2, 3, 4).holds(1.99, 1)
