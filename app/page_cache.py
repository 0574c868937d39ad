"""Pages made once for every reader of a language: a layer in front of Flask that keeps whole answers.

Kept answers are exact. Each request asks the database for its generation (generation.py); an answer made at another
one is made anew. A page that asked what time it is holds for that minute only: everything here begins, ends, opens
and closes on whole minutes. Only answers without a query, cookie or `no-store` are kept, so keys are no more than
the pages that exist; the memory is bounded, and what was asked for longest ago goes first. Many readers who ask for
the same page at once wait for the one who makes it.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.datastructures import Headers
from werkzeug.http import parse_accept_header, parse_etags
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from app.clock import ASKED_TIME, MARKS
from app.config import Settings
from app.db import db
from app.generation import NUMBER

Environ = dict[str, Any]
Start = Callable[..., Any]
ENCODINGS = ("br", "gzip")
LARGEST = 2 * 1024 * 1024  # of one answer; a larger one is made each time
LONGEST_WAIT = 10.0  # seconds for another thread's page; after that it is made here too
TIMELESS = -1
STATIC = "/static/"


def init_app(app: Flask, settings: Settings) -> None:
    """In front of everything but the proxies, which tell who asks and how."""
    with app.app_context():
        engine = db.engine
    inner = app.wsgi_app
    behind: Any = inner if isinstance(inner, ProxyFix) else None
    site = behind.app if behind else inner

    def clock() -> datetime:
        moment: datetime = app.config["CLOCK"]()
        return moment

    cache = PageCache(site, engine, clock, settings.page_cache_bytes, has_proxy=bool(settings.trusted_proxies))
    app.extensions["page_cache"] = cache
    if behind:
        behind.app = cache
    else:
        app.wsgi_app = cache  # type: ignore[method-assign]  # Flask's own way to put a layer in front.


class Key(NamedTuple):
    path: str
    query: str  # empty but for static files, whose query is their digest
    encoding: str
    scheme: str


@dataclass(frozen=True)
class Entry:
    """`generation` and `minute` are None and TIMELESS for what never changes under its address."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str
    is_for_all: bool
    generation: int | None
    minute: int

    @property
    def size(self) -> int:
        return len(self.body) + 1024  # headers, key and the objects around them, roughly


class PageCache:
    """WSGI middleware. `most_bytes` bounds what it keeps in this process; 0 keeps nothing."""

    def __init__(
        self, app: Any, engine: Engine, clock: Callable[[], datetime], most_bytes: int, has_proxy: bool = False
    ) -> None:
        self.app = app
        self._has_proxy = has_proxy
        self.hits = self.misses = self.bytes = 0
        self._clock = clock
        self._most_bytes = most_bytes
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[Key, threading.Event] = {}
        self._generations = _Generations(engine)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None or not self._most_bytes:
            answer: Iterable[bytes] = self.app(environ, start_response)
            return answer
        generation = None if key.query else self._generations.now()
        if generation is None and not key.query:  # No answer from the database: the site says so itself.
            return self.app(environ, start_response)  # type: ignore[no-any-return]  # WSGI apps are untyped
        minute = int(self._clock().timestamp()) // 60
        entry = self._kept(key, generation, minute) or self._make(key, generation, minute, environ)
        return _send(entry, environ, start_response, self._has_proxy)

    def generation(self) -> int | None:
        """For rooms that keep answers of their own; None when the database does not answer."""
        return self._generations.now()

    def forget(self) -> None:
        """Make every page anew, as after a restart."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def _kept(self, key: Key, generation: int | None, minute: int) -> Entry | None:
        entry = self._entries.get(key)
        if entry is None or entry.generation not in (None, generation) or entry.minute not in (TIMELESS, minute):
            return None
        with self._lock:
            self.hits += 1
            if key in self._entries:
                self._entries.move_to_end(key)
        return entry

    def _make(self, key: Key, generation: int | None, minute: int, environ: Environ) -> Entry:
        """Make the answer, or wait for the thread that is making it. One that may not be kept is made by each."""
        with self._lock:
            made = self._making.get(key)
            if made is None:
                mine = self._making[key] = threading.Event()
        if made is not None:
            made.wait(LONGEST_WAIT)
            return self._kept(key, generation, minute) or self._ask(key, generation, minute, environ)
        try:
            return self._ask(key, generation, minute, environ)
        finally:
            mine.set()
            with self._lock:
                self._making.pop(key, None)

    def _ask(self, key: Key, generation: int | None, minute: int, environ: Environ) -> Entry:
        """The whole answer of the site, in the encoding of the key; remembered when every reader may have it."""
        inner = {**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": key.encoding, MARKS: set()}
        for condition in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE"):
            inner.pop(condition, None)
        response = Response.from_app(self.app, inner, buffered=True)
        body = response.get_data()
        is_constant = "immutable" in response.headers.get("Cache-Control", "")
        is_for_all = may_be_kept(response.status_code, response.headers, len(body))
        entry = Entry(
            status=response.status,
            # The server dates each answer itself; boards believe that, so a kept date must not stand in its way.
            headers=tuple(each for each in response.headers.to_wsgi_list() if each[0] != "Date"),
            body=body,
            etag=response.get_etag()[0] or "",
            is_for_all=is_for_all,
            generation=None if is_constant else generation,
            minute=TIMELESS if is_constant or ASKED_TIME not in inner[MARKS] else minute,
        )
        self.misses += 1
        if is_for_all and is_constant == bool(key.query):
            self._keep(key, entry)
        return entry

    def _keep(self, key: Key, entry: Entry) -> None:
        with self._lock:
            before = self._entries.pop(key, None)
            self._entries[key] = entry
            self.bytes += entry.size - (before.size if before else 0)
            while self.bytes > self._most_bytes and len(self._entries) > 1:
                self.bytes -= self._entries.popitem(last=False)[1].size


# Boards are kept by their own room and ask every few seconds; sounds are asked for in parts; tiles stand on disk; the
# others are for one person.
NEVER_KEPT = ("/beheer", "/kiosk", "/host", "/check", "/geluid", "/kaart/tegels")


def key_of(environ: Environ) -> Key | None:
    """Under which name the answer may be kept; None when it may not. A query counts for static files only."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME") or path.startswith(NEVER_KEPT):
        return None
    if query and not (path.startswith(STATIC) and query.startswith("v=") and len(query) < 40):
        return None
    encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")[:200])
    return Key(path, query, encoding, environ["wsgi.url_scheme"])


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """`br`, `gzip` or nothing: three forms of a page, however browsers word it."""
    wanted = parse_accept_header(accepted)
    named = [name for name in ENCODINGS if any(each == name and quality > 0 for each, quality in wanted)]
    return named[0] if named else ""


def may_be_kept(status: int, headers: Headers, size: int) -> bool:
    """A whole page, the same for everybody: no cookie, no `no-store`, nothing it varies by but the packing."""
    varies = {each.strip().lower() for each in headers.get("Vary", "").split(",") if each.strip()}
    return (
        status == 200
        and size <= LARGEST
        and "Set-Cookie" not in headers
        and "no-store" not in headers.get("Cache-Control", "")
        and "private" not in headers.get("Cache-Control", "")
        and varies <= {"accept-encoding"}
    )


def _send(entry: Entry, environ: Environ, start_response: Start, has_proxy: bool) -> Iterable[bytes]:
    headers = list(entry.headers)
    if has_proxy and entry.is_for_all and entry.generation is not None:
        # nginx in front may give the same answer to others until this second is over, and not a moment longer.
        # It stands first: nginx before 1.23 believes whichever of this and Cache-Control it reads first.
        headers.insert(0, ("X-Accel-Expires", f"@{int(time.time())}"))
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and entry.etag and entry.status.startswith("200") and parse_etags(asked).contains_weak(entry.etag):
        start_response("304 NOT MODIFIED", [each for each in headers if not each[0].startswith("Content-")])
        return [b""]
    start_response(entry.status, headers)
    return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [entry.body]


class _Generations:
    """Asks the generation on connections of its own that stay open: this is all that a kept page costs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sql = str(NUMBER.compile(dialect=engine.dialect, compile_kwargs={"literal_binds": True}))
        self._idle: deque[Any] = deque()
        event.listen(engine, "engine_disposed", lambda _engine: self._close())

    def now(self) -> int | None:
        """0 before the first write; None when the database does not answer. One lost connection is replaced."""
        for _attempt in range(2):
            connection = None
            try:
                connection = self._idle.pop() if self._idle else self._open()
                row = connection.execute(self._sql).fetchone()
            except IndexError:  # Another thread took the last idle one.
                continue
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
                if connection is not None:
                    connection.close()
                continue
            self._idle.append(connection)
            return row[0] if row else 0
        return None

    def _open(self) -> Any:
        """A bare connection outside the pool, in autocommit: nothing is begun or rolled back around one number."""
        proxy = self._engine.raw_connection()
        connection = proxy.dbapi_connection
        proxy.detach()
        assert connection is not None
        if self._engine.dialect.name == "postgresql":
            connection.autocommit = True
        return connection

    def _close(self) -> None:
        while self._idle:
            self._idle.pop().close()
