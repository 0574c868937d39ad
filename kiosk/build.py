"""Which player this server has: its files by name, and one name for all of them together.

The name of the build stands in the path of every file, so a page can never load files of two builds.
"""

import hashlib
import time
from functools import cache, lru_cache
from pathlib import Path

PLAYER = Path(__file__).resolve().parent / "player"
FILES = PLAYER / "static"
WORKER = "sw.js"  # lives at an address of its own and looks after all the others
HEADER = "X-Board-Build"  # says which build an answer is of; nobody else's pages carry it
SPRITE = Path(__file__).resolve().parent.parent / "app/ui/static/icons.svg"


def build() -> str:
    return _of(_moments())[0]


def digests() -> dict[str, str]:
    """SHA-256 of every file a page of this build asks for, by file name."""
    return _of(_moments())[1]


def read(filename: str) -> bytes:
    return (FILES / filename).read_bytes()


def _moments() -> tuple[tuple[str, int], ...]:
    """Changes whenever a file does, so that nobody has to restart a server while working on the player."""
    return _moments_in(FILES, int(time.monotonic()))


@lru_cache(maxsize=2)
def _moments_in(files: Path, _second: int) -> tuple[tuple[str, int], ...]:
    """Looked up once a second: a thousand boards ask for the name of the build with every question."""
    paths = [*files.iterdir(), *(PLAYER / "templates").rglob("*.html"), SPRITE]
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in paths))


@cache
def _of(moments: tuple[tuple[str, int], ...]) -> tuple[str, dict[str, str]]:
    found = {path: hashlib.sha256(Path(path).read_bytes()).hexdigest() for path, _moment in moments}
    name = hashlib.sha256("".join(found.values()).encode()).hexdigest()[:12]
    shell = {Path(path).name: digest for path, digest in found.items() if Path(path).parent == FILES}
    shell.pop(WORKER, None)
    return name, shell
