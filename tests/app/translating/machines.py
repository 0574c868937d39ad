"""A real HTTP server on this machine that speaks DeepL's and LibreTranslate's protocol, and can go wrong like them."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Words = Callable[[str, str], str]
POLISH = "To jest tekst po polsku i nie jest on długi dla państwa"
ARABIC = "هذا نص باللغة العربية"


def good(text: str, code: str) -> str:
    """Words of the right language that keep every mark, as a good machine does."""
    marks = "".join(f'<x id="{part.split(chr(34))[0]}"/>' for part in text.split('<x id="')[1:])
    return f"{ARABIC if code == 'ar' else POLISH} {marks}".strip()


class Machine(ThreadingHTTPServer):
    """`faults` are done one after the other, then it works; `words` make the answer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.faults: list[Any] = []
        self.words: Words = good
        self.asked: list[str] = []
        self.headers: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Machine

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        is_deepl = self.path == "/v2/translate"
        texts = body["text"] if is_deepl else body["q"]
        code = (body["target_lang"] if is_deepl else body["target"]).lower().partition("-")[0]
        self.server.asked += texts
        self.server.headers.append(self.headers.get("Authorization", "") or body.get("api_key", ""))
        fault = self.server.faults.pop(0) if self.server.faults else None
        if isinstance(fault, float):
            time.sleep(fault)
        if isinstance(fault, int):
            self._send(fault, {"message": "no"} if is_deepl else {"error": "no"})
        elif fault == "html":
            self._send_bytes(200, b"<html>captive portal</html>", "text/html")
        elif fault == "cut":
            self._send_bytes(200, b'{"translations": [{"te', "application/json")
        elif fault == "drop":
            self.connection.close()
        else:
            given = [] if fault == "few" else [self.server.words(each, code) for each in texts]
            found = [{"detected_source_language": "NL", "billed_characters": 1, "text": each} for each in given]
            self._send(200, {"translations": found} if is_deepl else {"translatedText": given})

    def _send(self, status: int, body: dict[str, Any]) -> None:
        self._send_bytes(status, json.dumps(body).encode(), "application/json")

    def _send_bytes(self, status: int, body: bytes, kind: str) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            """The one who asked has lost patience."""

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@contextmanager
def machine() -> Iterator[Machine]:
    server = Machine()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
