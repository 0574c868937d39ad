"""A server of others on this machine: it gives tiles and addresses, and can be as bad as one out there."""

import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image, ImageDraw

STREETS = [
    {"weergavenaam": "Wijkerstraatweg 1, 1951AA Velsen-Noord", "centroide_ll": "POINT(4.64123456 52.47123456)"},
    {"weergavenaam": "Wijkerstraatweg 1A, 1951AA Velsen-Noord", "centroide_ll": "POINT(4.6413 52.4713)"},
]


class Outside(ThreadingHTTPServer):
    """`mode` says how it answers: well, slow, hang, drip, cut, 404, 500, html, nonsense, large, elsewhere, away."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mode, self.documents = "well", STREETS
        self.lock, self.asked, self.busy, self.most = threading.Lock(), [], 0, 0
        self.let_go = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.tiles_url = f"{self.url}/{{z}}/{{x}}/{{y}}.png"

    def handle_error(self, *_facts: object) -> None:
        """Clients that hang up are what these tests are about."""

    def paths(self) -> list[str]:
        with self.lock:
            return [path for path, _agent in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: Outside

    def do_GET(self) -> None:
        server = self.server
        with server.lock:
            server.asked.append((self.path, self.headers["User-Agent"]))
            server.busy += 1
            server.most = max(server.most, server.busy)
        try:
            self._answer(server.mode)
        finally:
            with server.lock:
                server.busy -= 1

    def _answer(self, mode: str) -> None:
        if mode == "hang":
            self.server.let_go.wait(20)
            return
        if mode == "slow":
            time.sleep(0.3)
        if mode == "away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            return
        kind, body = self._content(mode)
        self.send_response(int(mode) if mode.isdigit() else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if mode == "drip":
            for each in body:
                if self.server.let_go.wait(0.1):
                    return
                self.wfile.write(bytes((each,)))
        elif mode == "cut":
            self.wfile.write(body[: len(body) // 2])
        else:
            self.wfile.write(body)

    def _content(self, mode: str) -> tuple[str, bytes]:
        parts = urlsplit(self.path)
        kind, body = ("image/png", tile(parts.path)) if parts.path.endswith(".png") else self._found(parts.query)
        if mode == "html":
            return "text/html", b"<!doctype html><title>Maintenance</title>"
        if mode == "nonsense":
            return kind, b"<html>" * 20
        if mode == "large":
            return kind, body + b" " * 600_000
        return kind, body

    def _found(self, query: str) -> tuple[str, bytes]:
        words = parse_qs(query).get("q", [""])[0].split()
        found = [each for each in self.server.documents if words and words[0] in str(each)]
        return "application/json;charset=utf-8", json.dumps({"response": {"docs": found}}).encode()

    def log_message(self, *_words: object) -> None:
        """Quiet."""


def tile(path: str, side: int = 256) -> bytes:
    """A picture of streets that are none, with its own address on it."""
    image = Image.new("RGB", (side, side), "#eef0e6")
    draw = ImageDraw.Draw(image)
    for step in range(0, side, 64):
        draw.line((step, 0, step + 40, side), fill="#ffffff", width=9)
        draw.line((0, step, side, step + 20), fill="#d9c8a9", width=5)
    draw.text((90, 120), path, fill="#557")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@contextmanager
def serving_outside() -> Iterator[Outside]:
    server = Outside()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.let_go.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def outside() -> Iterator[Outside]:
    with serving_outside() as server:
        yield server
