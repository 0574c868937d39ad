"""A photo is redrawn: nothing the camera wrote goes along, and what is no photo is refused in words."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.pictures import BadPicture, in_widths


def photo(size=(2000, 1000), kind="JPEG", **facts):
    buffer = io.BytesIO()
    Image.new("RGB", size, "orange").save(buffer, kind, **facts)
    return buffer.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


def code_of(content):
    with pytest.raises(BadPicture) as caught:
        in_widths(content)
    return caught.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_three_widths_as_webp_with_the_right_height(kind):
    found = in_widths(photo(kind=kind))
    assert {width: height for width, (_content, height) in found.items()} == {400: 200, 800: 400, 1600: 800}
    for width, (content, height) in found.items():
        assert (opened(content).format, opened(content).size) == ("WEBP", (width, height))


def test_a_small_photo_is_not_made_larger():
    assert set(in_widths(photo((500, 500)))) == {400, 500}


def test_the_place_where_it_was_taken_is_gone_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lying on its side
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (52.0, 28.0, 30.0)
    content = photo((2000, 1000), exif=exif)
    assert opened(content).getexif()
    for width, (made, height) in in_widths(content).items():
        assert not opened(made).getexif()
        assert b"Camera" not in made
        assert height == 2 * width


def test_a_transparent_drawing_stands_on_white():
    buffer = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(buffer, "PNG")
    made = opened(in_widths(buffer.getvalue())[400][0]).convert("RGB")
    assert made.getpixel((5, 5)) == (255, 255, 255)


def test_sixty_megapixels_are_refused_before_they_fill_the_memory():
    assert code_of(photo((10_000, 6_001), "PNG")) == "large"
    assert code_of(b"x" * (12 * 1024 * 1024 + 1)) == "large"


def test_half_a_file_and_another_kind_are_told_apart():
    assert code_of(photo()[:3000]) == "broken"
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "GIF")
    for content in (b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", buffer.getvalue()):
        assert code_of(content) == "kind"


@given(st.binary(max_size=200) | st.binary(max_size=40).map(lambda tail: photo((9, 9), "PNG")[:60] + tail))
def test_no_bytes_break_it(content):
    with suppress(BadPicture):
        assert in_widths(content)


@pytest.mark.parametrize("size", [(400, 20_000), (16_384, 10)])
def test_a_picture_that_cannot_be_shown_well_is_refused(size):
    assert code_of(photo(size, "PNG")) == "large"


def test_damaged_facts_of_the_camera_do_not_stop_a_whole_photo():
    whole = photo(exif=b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x02\0\xff\xff\xff\xff\0\0\0\0\x12\x01\x03\0")
    assert set(in_widths(whole)) == {400, 800, 1600}


@pytest.mark.parametrize(
    ("size", "kind"), [((6_000, 4_000), "JPEG"), ((1_601, 6_400), "JPEG"), ((5_000, 3_333), "PNG")]
)
def test_a_large_photo_is_made_smaller_without_losing_its_shape(size, kind):
    for width, (content, height) in in_widths(photo(size, kind)).items():
        assert abs(height - size[1] * width / size[0]) <= 2
        assert opened(content).size == (width, height)


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_damaged_photo_gives_pictures_or_a_reason(kind, damage):
    content = bytearray(photo((60, 40), kind, exif=photo_facts()))
    for place, value in damage:
        content[int(place * (len(content) - 1))] = value
    with suppress(BadPicture):
        assert in_widths(bytes(content))


def photo_facts():
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif
