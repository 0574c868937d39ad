"""The style sheets as one file: four to read and write, one request for a phone on a slow line.

No build step: the files are joined at the first request and again when one of them changes on disk.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static"
PARTS = ("tokens.css", "base.css", "layout.css", "components.css")


def stylesheet() -> bytes:
    return _joined(tuple((FOLDER / part).stat().st_mtime_ns for part in PARTS))


def stylesheet_version() -> str:
    return hashlib.sha256(stylesheet()).hexdigest()[:10]


@cache
def _joined(_changed: tuple[int, ...]) -> bytes:
    """Comments and indentation are for us, not for the reader's data bundle."""
    text = "\n".join((FOLDER / part).read_text(encoding="utf-8") for part in PARTS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip().encode()
