"""Files with outlines come from outside: what is wrong is refused in one sentence, what is right is kept small."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.maps import outlines
from app.maps.geometry import read_box
from app.maps.outlines import WrongOutlines, read_outlines

BOX = read_box("4.54,52.41,4.72,52.54")
SQUARE = [[[4.6, 52.47], [4.61, 52.47], [4.61, 52.48], [4.6, 52.47]]]


def feature(coordinates=SQUARE, kind="Polygon", name="Staalbuurt"):
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def file_of(*features, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def read(content: bytes, credit: str = "CBS, CC BY 4.0"):
    return read_outlines(content, credit=credit, box=BOX)


def test_borders_keep_name_credit_and_shape_to_the_metre():
    long = [[[4.6000004, 52.47, 12.0], [4.61, 52.47], [4.61, 52.48], [4.6000004, 52.47, 12.0]]]
    found = read(file_of(feature(long), feature([SQUARE, SQUARE], "MultiPolygon", "Gildenbuurt")))
    assert [each.name for each in found] == ["Staalbuurt", "Gildenbuurt"]
    assert found[0].geometry == {"type": "Polygon", "coordinates": SQUARE}
    assert found[1].geometry == {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]}
    assert {each.credit for each in found} == {"CBS, CC BY 4.0"}


def test_whose_they_are_is_said_by_the_person_or_by_the_file():
    said = "own work CC0. Attribute: 'Data from Who's On First; (c) CBS/Kadaster, CC BY 4.0'."
    content = file_of(feature(), metadata={"licence": said})
    assert read(content, "")[0].credit == "Data from Who's On First; (c) CBS/Kadaster, CC BY 4.0"
    assert read(content, "CBS")[0].credit == "CBS"
    assert read(file_of(feature(), metadata={"attribution": "Kadaster"}), "")[0].credit == "Kadaster"
    with pytest.raises(WrongOutlines, match="--credit"):
        read(file_of(feature()), "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no GeoJSON"),
        (b"3", "no GeoJSON"),
        (file_of(), "holds 0 outlines"),
        (file_of(None), "no Polygon"),
        (file_of({"geometry": None}), "no Polygon"),
        (file_of(feature([4.6, 52.47], "Point")), "no Polygon"),
        (file_of(feature([])), "no coordinates"),
        (file_of(feature("x")), "no coordinates"),
        (file_of(feature([[]])), "no coordinates"),
        (file_of(feature([[[4.6, 52.47], [4.61, 52.47], [4.6, 52.47]]])), "not closed"),
        (file_of(feature([[[4.6, 52.47], [4.61, 52.47], [4.61, 52.48], [4.62, 52.48]]])), "not closed"),
        (file_of(feature([[["4.6", 52.47]] * 4])), "a point that is none"),
        (file_of(feature([[[True, 52.47]] * 4])), "a point that is none"),
        (file_of(feature([[[float("nan"), 52.47]] * 4])), "a point that is none"),
        (file_of(feature([[[105_000, 498_000]] * 4])), "no degrees"),
        (file_of(feature([[[52.47, 4.6]] * 4])), "no outline lies on the map"),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence(content, words):
    with pytest.raises(WrongOutlines, match=words):
        read(content)


def test_a_file_that_a_phone_could_not_draw_is_refused(monkeypatch):
    monkeypatch.setattr(outlines, "MOST_POINTS", 7)
    read(file_of(feature()))
    with pytest.raises(WrongOutlines, match="more than 7 points"):
        read(file_of(feature(), feature()))
    monkeypatch.setattr(outlines, "MOST_OUTLINES", 1)
    with pytest.raises(WrongOutlines, match="holds 2 outlines"):
        read(file_of(feature(), feature()))
    monkeypatch.setattr(outlines, "LARGEST", 100)
    with pytest.raises(WrongOutlines, match="larger than"):
        read(file_of(feature()))


JSONS = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(("type", "coordinates", "x")), inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(JSONS, st.sampled_from(("Polygon", "MultiPolygon")))
def test_no_shape_is_too_strange_to_be_refused(coordinates, kind):
    with pytest.raises(WrongOutlines):
        read(file_of(feature(coordinates, kind)))
