"""The least that a kept page can cost: a WSGI program that reads the generation and serves the same bytes."""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["NOORDWIJZER_DATA_DIR"])
_here = threading.local()
_pages: dict[str, tuple[list[tuple[str, str]], bytes]] = {}


def load() -> None:
    for path, (headers, name) in json.loads((FOLDER / "bare.json").read_text()).items():
        _pages[path] = [tuple(each) for each in headers], (FOLDER / name).read_bytes()  # type: ignore[assignment]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if not hasattr(_here, "connection"):
        _here.connection = sqlite3.connect(FOLDER / "noordwijzer.db", isolation_level=None)
    _here.connection.execute("SELECT number FROM page_generation WHERE id = 1").fetchone()
    headers, body = _pages[environ["PATH_INFO"]]
    start_response("200 OK", list(headers))
    return [body]


load()
