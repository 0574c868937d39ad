"""Tiles of the map through a cache of our own, so that no third party sees who looks where.

A tile is fetched once, by one of all threads and workers, looked at before it is believed, written whole or not at
all, and given from disk for a month. When the tile server is slow or broken, readers do not wait for it: after a
failure nobody asks it for a while, what stands on disk is given however old it is, and no more than a few threads of
a worker are ever busy with tiles.
"""

import fcntl
import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

LARGEST = 512 * 1024  # bytes of one tile; those of a street map are 5 to 60 kB
SIDES = (256, 512)
FRESH = 30 * 24 * 3600.0  # seconds; the national map is made anew a few times a year
REST = 30.0  # seconds in which a tile server that failed is left alone
MOST_AT_ONCE = 4  # threads of a worker that fetch,
MOST_IN_ALL = 6  # and with those that wait for one of them; the others of its eight go on answering readers
LOCKS = 64
ROOM_AFTER_CLEANING = 0.9
LOOK_EVERY = 32  # tiles written between two looks at how full the disk is


class NoTile(Exception):
    """Not to be had now; later perhaps."""


class NotThere(NoTile):
    """The server is well and says that it has no such thing."""


class Tiles:
    """The tiles of one server in one folder, at most `most_bytes` of them (and 32 tiles more for each worker)."""

    def __init__(self, folder: Path, url: str, *, most_bytes: int, timeout: float, agent: str) -> None:
        self._folder, self._url, self._most_bytes = folder, url, most_bytes
        self._timeout, self._agent = timeout, agent
        self._fetching = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._inside = threading.BoundedSemaphore(MOST_IN_ALL)
        self._rests_until = 0.0
        self._written = 0

    def get(self, zoom: int, x: int, y: int) -> bytes:
        """The picture. Raises NoTile. Whether the tile is one of ours the caller has asked before."""
        path = self._folder / str(zoom) / str(x) / f"{y}.png"
        kept = _fresh(path)
        if kept is not None:
            return kept
        try:
            return self._get_new(path, zoom, x, y)
        except NoTile:
            with suppress(OSError):
                return path.read_bytes()  # An old map is better than none.
            raise

    def _get_new(self, path: Path, zoom: int, x: int, y: int) -> bytes:
        if self._rests() or not self._inside.acquire(blocking=False):
            raise NoTile("not now")
        try:
            if not self._fetching.acquire(timeout=self._timeout):
                raise NoTile("not now")
            try:
                with self._alone(f"{zoom}/{x}/{y}"):
                    kept = _fresh(path)  # Somebody else may have fetched it while we waited, or in vain.
                    if kept is None and self._rests():
                        raise NoTile("not now")
                    return kept if kept is not None else self._fetch(path, zoom, x, y)
            finally:
                self._fetching.release()
        finally:
            self._inside.release()

    def _rests(self) -> bool:
        return time.monotonic() < self._rests_until

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """One at a time for each tile, over all workers. A name shares its lock file with a few others."""
        locks = self._folder / "locks"
        try:
            locks.mkdir(parents=True, exist_ok=True)
            lock = (locks / str(crc32(name.encode()) % LOCKS)).open("w")
        except OSError as error:
            raise NoTile(f"the folder of tiles cannot be written: {error.strerror}") from error
        with lock:
            end = time.monotonic() + self._timeout
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > end:
                        raise NoTile("another thread waits for it") from None
                    time.sleep(0.02)
            yield  # Closing the file gives the lock back, also when a worker is killed.

    def _fetch(self, path: Path, zoom: int, x: int, y: int) -> bytes:
        import requests  # Pillow and these are needed only for a tile that nobody asked for before.
        import urllib3

        url = self._url.replace("{z}", str(zoom)).replace("{x}", str(x)).replace("{y}", str(y))
        try:
            picture = ask(url, "image/png", timeout=self._timeout, agent=self._agent)
            check(picture)
        except NotThere:
            raise
        except (requests.RequestException, urllib3.exceptions.HTTPError, NoTile, OSError) as error:
            self._rests_until = time.monotonic() + REST
            raise NoTile(f"{type(error).__name__}: {error}") from error
        self._keep(path, picture)
        return picture

    def _keep(self, path: Path, picture: bytes) -> None:
        if not self._most_bytes:
            return
        own = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            own.write_bytes(picture)
            own.replace(path)
        except OSError:
            with suppress(OSError):  # The disk is full: the reader has the tile all the same.
                own.unlink(missing_ok=True)
            return
        if self._written % LOOK_EVERY == 0:
            self._make_room()
        self._written += 1

    def _make_room(self) -> None:
        """What was fetched longest ago goes first, until a tenth is free."""
        found = []
        for path in self._folder.glob("*/*/*.p*"):  # tiles, and parts that a killed worker left
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        total = sum(size for _, size, _ in found)
        if total <= self._most_bytes:
            return
        for _, size, path in sorted(found):
            with suppress(OSError):
                path.unlink()
                total -= size
            if total <= self._most_bytes * ROOM_AFTER_CLEANING:
                return


def ask(url: str, kind: str, *, timeout: float, agent: str, most: int = LARGEST, **more: Any) -> bytes:
    """The body of one answer of this media type, no longer than `most` and wholly here within `timeout` seconds.

    Raises NoTile, requests.RequestException or, when the body breaks off, urllib3's HTTPError.
    """
    import requests  # As above.

    end = time.monotonic() + timeout
    with requests.Session() as session:
        session.trust_env = False  # No password of this machine goes to somebody else's server.
        headers = {"User-Agent": agent, "Accept": kind}
        with session.get(url, timeout=timeout, stream=True, allow_redirects=False, headers=headers, **more) as answer:
            if answer.status_code != requests.codes.ok:
                raise (NotThere if answer.status_code < 500 else NoTile)(str(answer.status_code))
            if answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() != kind:
                raise NoTile(f"another kind: {answer.headers.get('Content-Type', '')[:80]}")
            body = b""
            # What is there now, however little: a server that sends one byte a second may not hold us for a day.
            while piece := answer.raw.read1(16 * 1024, decode_content=True):
                body += piece
                if len(body) > most:
                    raise NoTile("too long")
                if time.monotonic() > end:
                    raise NoTile("too slow")
            return body


def check(picture: bytes) -> None:
    """A whole PNG of the size of a tile, whatever the server calls it. Raises NoTile."""
    from PIL import Image  # As above.

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG",)) as image:
            if image.width not in SIDES or image.width != image.height:
                raise NoTile(f"{image.width} x {image.height} is no tile")
            image.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise NoTile("no picture") from error


def _fresh(path: Path) -> bytes | None:
    with suppress(OSError):
        if time.time() - path.stat().st_mtime < FRESH:
            return path.read_bytes()
    return None
