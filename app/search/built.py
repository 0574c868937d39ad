"""The words of all languages, ready to be asked: made from their files, or read as they were made before.

Making them takes longer than all else at the start of a server. `make compile` keeps them beside their files, as it
keeps the catalogs; what is kept holds only for exactly these files and this code, otherwise they are made again.
"""

import os
import pickle
import sys
import tempfile
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from app import catalogs, languages
from app.activities import presets
from app.areas import topics
from app.search.alike import Spellings, Wordbook
from app.search.danger import Ears, Told
from app.search.hearing import ExactSlots, SlotBook
from app.search.meaning import Book, Entry, book_of_all
from app.search.words import FOLDER, all_words

KEPT = FOLDER / "built.bin"
SIZE = 32  # bytes of a digest
# Nothing else is made of what the file says, whoever wrote it.
CLASSES: dict[tuple[str, str], type[Any]] = {
    (each.__module__, each.__name__): each
    for each in (Spellings, Wordbook, Ears, Told, ExactSlots, SlotBook, Book, Entry)
}


def vocabulary() -> Book:
    """The words of all languages, with the names of topics and of presets."""
    return _words()[0]


def ears() -> Ears:
    """The dangers of all languages."""
    return _words()[1]


@cache
def _words() -> tuple[Book, Ears]:
    return read(KEPT) or build()


def build() -> tuple[Book, Ears]:
    return book_of_all(), Ears(all_words())


def read(path: Path) -> tuple[Book, Ears] | None:
    """None when the file is not there, not whole, or made from other words than ours."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    made_from, digest, body = content[:SIZE], content[SIZE : 2 * SIZE], content[2 * SIZE :]
    if made_from != _sources() or digest != _digest(body):
        return None
    try:
        found: tuple[Book, Ears] = _Unpickler(BytesIO(body)).load()
    except pickle.UnpicklingError:
        return None
    return found


def write(path: Path, words: tuple[Book, Ears]) -> None:
    """Whole or not at all: a server may start meanwhile."""
    body = pickle.dumps(words, protocol=5)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with open(handle, "wb") as file:
        file.write(_sources() + _digest(body) + body)
    Path(name).chmod(0o644)
    os.replace(name, path)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type[Any]:
        if (module, name) not in CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of the vocabulary")
        return CLASSES[module, name]


def _sources() -> bytes:
    """The digest of all that the words are made from: files of words, names in every language, and the code."""
    files = [Path(languages.__file__), Path(topics.__file__), *Path(presets.__file__).parent.glob("*.py")]
    files += [*FOLDER.glob("*.toml"), *Path(__file__).parent.glob("*.py")]
    for domain in ("topics", "presets"):
        files += catalogs.DIRECTORY.glob(f"*/LC_MESSAGES/{domain}.mo")
    digests = sorted(_digest(path.name.encode()) + _digest(path.read_bytes()) for path in files)
    return _digest(sys.version.encode() + b"".join(digests))


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=SIZE).digest()


if __name__ == "__main__":
    if read(KEPT) is None:
        write(KEPT, build())
