"""A photo as it may be shown: upright, without what the camera wrote in it, as WebP in three widths. Pure."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

WIDTHS = (400, 800, 1600)
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 60_000_000
LARGEST = 12 * 1024 * 1024
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
    picture = _open(content)
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    found: dict[int, tuple[bytes, int]] = {}
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        buffer = io.BytesIO()
        picture.resize((width, height), Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=QUALITY)
        found[width] = (buffer.getvalue(), height)
    return found


def _open(content: bytes) -> Image.Image:
    """The size is looked at before a pixel is read: a small file can hold a picture that fills the memory."""
    if len(content) > LARGEST:
        raise BadPicture("large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own warning about large pictures; ours is a refusal.
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
        if opened.width * opened.height > MOST_PIXELS:
            raise BadPicture("large")
        upright = ImageOps.exif_transpose(opened)
        plain = Image.new("RGB", upright.size, "white")
        picture = upright.convert("RGBA")
        plain.paste(picture, mask=picture.getchannel("A"))
    except UnidentifiedImageError as error:
        raise BadPicture("kind") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, BadPicture):
            raise
        raise BadPicture("broken") from error
    return plain
