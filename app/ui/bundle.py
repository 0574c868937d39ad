"""The style sheets as one file and the scripts as one: many to read, two requests for a phone on a slow line.

No build step: the files are joined at the first request and again when one of them changes on disk.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static"
PARTS = ("tokens.css", "base.css", "layout.css", "components.css", "reader.css")
SCRIPTS = ("scripts/exit.js", "scripts/share.js", "scripts/print.js", "scripts/listen.js", "scripts/keep.js")


def stylesheet() -> bytes:
    return _joined_styles(FOLDER, _changes(PARTS))


def stylesheet_version() -> str:
    return _version(stylesheet())


def script() -> bytes:
    """Each part in a block of its own, so that its names stay its own."""
    return _joined_scripts(FOLDER, _changes(SCRIPTS))


def script_version() -> str:
    return _version(script())


@cache
def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def _changes(parts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple((FOLDER / part).stat().st_mtime_ns for part in parts)


@cache
def _joined_styles(folder: Path, _changed: tuple[int, ...]) -> bytes:
    """Comments and indentation are for us, not for the reader's data bundle."""
    text = "\n".join((folder / part).read_text(encoding="utf-8") for part in PARTS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip().encode()


@cache
def _joined_scripts(folder: Path, _changed: tuple[int, ...]) -> bytes:
    blocks = [f"{{\n{(folder / part).read_text(encoding='utf-8')}}}\n" for part in SCRIPTS]
    text = re.sub(r"(?m)^\s*//.*\n|\s+//\s.*$", "", "".join(blocks))
    return re.sub(r"\s*\n\s*", "\n", text).strip().encode()
