"""QR codes as SVG paths: for boards, paper and cards."""

from dataclasses import dataclass
from functools import lru_cache

QUIET_ZONE = 4


@dataclass(frozen=True)
class Code:
    """`path` draws the dark modules in a square of `size` modules, quiet zone included."""

    address: str  # as a person would type it
    path: str
    size: int


def short_code(base_url: str, kind: str, code: str, language: str) -> Code:
    """The code of a short link, `kind` being a or s.

    Upper case keeps the whole link alphanumeric, and so the code at 25 modules; our routes take both cases.
    """
    typed = f"{base_url.partition('://')[2]}/{kind}/{code}/{language}"
    return drawn(f"{base_url}/{kind}/{code}/{language}".upper(), typed)


def page_code(base_url: str, path: str) -> Code:
    """The code of a page; `path` begins with a slash."""
    link = f"{base_url}{path}"
    return drawn(link, link.partition("://")[2].rstrip("/"))


@lru_cache(maxsize=4096)
def drawn(link: str, typed: str) -> Code:
    """Drawing takes milliseconds and a board has a hundred of them, so each is drawn once."""
    from qrcode import QRCode  # Brings Pillow along, and only boards, paper and cards have codes.
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(link)
    code.make(fit=True)
    matrix = code.get_matrix()
    return Code(typed, "".join(_runs(matrix)), len(matrix))


def _runs(matrix: list[list[bool]]) -> list[str]:
    """One rectangle per run of dark modules in a row."""
    found = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                found.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length + 1
    return found
