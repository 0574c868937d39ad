"""A photo as it may be shown: upright, without what the camera wrote in it, as WebP in three widths. Pure."""

import io
import warnings

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

WIDTHS = (400, 800, 1600)
FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST = 12 * 1024 * 1024  # bytes; the sentence of the back office names it
MOST_PIXELS = 40_000_000
MOST_MEMORY = 200_000_000  # bytes for reading one photo; a whole worker stays well under 300 MB
LONGEST_SIDE = 16_383  # pixels: what WebP itself can hold
TALLEST = 6_400  # pixels: the height of the widest file that is made
STRIP = 1_000_000  # pixels that are drawn anew at a time
QUALITY = 80


class BadPicture(ValueError):
    """`code` says what is wrong: `kind`, `large` or `broken`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def in_widths(content: bytes) -> dict[int, tuple[bytes, int]]:
    """WebP and height by width; a small photo is not made larger. Raises BadPicture.

    Every pixel is drawn anew, so nothing of the file goes along: no place, no camera, no hidden picture.
    """
    picture = _upright(*_read(content))
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    if picture.height * widths[-1] > TALLEST * picture.width:
        raise BadPicture("large")
    found: dict[int, tuple[bytes, int]] = {}
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        buffer = io.BytesIO()
        picture.resize((width, height), Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=QUALITY)
        found[width] = (buffer.getvalue(), height)
    return found


def _read(content: bytes) -> tuple[Image.Image, int]:
    """The picture as it lies in the file, on white and no larger than needed, and how the camera was held."""
    if len(content) > LARGEST:
        raise BadPicture("large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures and damaged facts; we refuse or clean.
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            _check_size(opened)
            return _plain(opened), _orientation(opened)
    except BadPicture:
        raise
    except UnidentifiedImageError as error:
        raise BadPicture("kind") from error
    except Image.DecompressionBombError as error:
        raise BadPicture("large") from error
    except Exception as error:  # Pillow does not name all the ways in which a damaged file makes it stumble.
        raise BadPicture("broken") from error


def _check_size(opened: Image.Image) -> None:
    """Before a pixel is read: a small file can hold a picture that fills the memory."""
    pixels = opened.width * opened.height
    needed = pixels * (_bytes_a_pixel(opened) + 4 / _shrinking(opened) ** 2)
    if pixels >= MOST_PIXELS or needed > MOST_MEMORY or max(opened.size) > LONGEST_SIDE:
        raise BadPicture("large")


def _bytes_a_pixel(opened: Image.Image) -> int:
    """What Pillow needs at most while it reads this format."""
    if opened.format == "WEBP":
        return 16  # The canvas, the one before it, their bytes, and the picture made of them.
    if opened.format == "PNG":
        return 4
    return max(4, 2 * len(opened.getbands()))  # A progressive JPEG is held whole before the first pixel is known.


def _shrinking(opened: Image.Image) -> int:
    """The whole number by which the picture may be made smaller at once, whichever side is up."""
    return max(1, min(opened.size) // WIDTHS[-1])


def _plain(opened: Image.Image) -> Image.Image:
    """Smaller and on white, strip by strip, so that the large picture is in memory once."""
    factor = _shrinking(opened)
    opened.draft(None, (opened.width // factor, opened.height // factor))  # A JPEG can be read smaller.
    factor = _shrinking(opened)
    small = Image.new("RGB", (-(-opened.width // factor), -(-opened.height // factor)))
    rows = max(1, STRIP // (opened.width * factor))
    for top in range(0, small.height, rows):
        edge = min(opened.height, (top + rows) * factor)
        strip = opened.crop((0, top * factor, opened.width, edge)).convert("RGBA")
        white = Image.new("RGB", strip.size, "white")
        white.paste(strip, mask=strip.getchannel("A"))
        small.paste(white.reduce(factor), (0, top))
    return small


def _orientation(opened: Image.Image) -> int:
    """1 to 8, as EXIF counts them. Damaged facts say nothing; the photo itself may still be whole."""
    try:
        found = opened.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # As above: what is written wrongly fails in many ways.
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    picture.getexif()[ExifTags.Base.Orientation] = orientation  # The one fact that counts, without the others.
    return ImageOps.exif_transpose(picture)
