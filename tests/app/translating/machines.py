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
        self.pairs = {"pl", "ar"}  # into which a glossary from Dutch is possible
        self.glossaries: dict[str, dict[str, Any]] = {}
        self.glossary_faults: list[Any] = []
        self.used: list[str | None] = []  # the glossary of each question
        self.headers: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Machine

    def do_GET(self) -> None:
        if self._is_wrong():
            return
        if self.path == "/v2/glossary-language-pairs":
            pairs = [{"source_lang": "nl", "target_lang": code} for code in sorted(self.server.pairs)]
            self._send(200, {"supported_languages": pairs})
        else:
            shown = [{**each, "entries": None} for each in self.server.glossaries.values()]
            self._send(200, {"glossaries": shown})

    def do_DELETE(self) -> None:
        found = self.server.glossaries.pop(self.path.rpartition("/")[2], None)
        self._send(204 if found else 404, {})

    def _is_wrong(self) -> bool:
        fault = self.server.glossary_faults.pop(0) if self.server.glossary_faults else None
        if fault == "drop":
            self.connection.close()
        elif isinstance(fault, int):
            self._send(fault, {"message": "no"})
        elif fault == "html":
            self._send_bytes(200, b"<html>captive portal</html>", "text/html")
        return fault is not None

    def _make_glossary(self, body: dict[str, Any]) -> None:
        if self._is_wrong():
            return
        made = {
            "glossary_id": f"glossary-{len(self.server.glossaries) + 1}-{body['name']}",
            "name": body["name"],
            "ready": True,
            "source_lang": body["source_lang"].lower(),
            "target_lang": body["target_lang"].lower(),
            "creation_time": "2026-11-23T08:00:00.000000Z",
            "entry_count": body["entries"].count("\n") + 1,
            "entries": dict(line.split("\t") for line in body["entries"].splitlines()),
        }
        self.server.glossaries[made["glossary_id"]] = made
        self._send(201, {**made, "entries": None})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/v2/glossaries":
            self._make_glossary(body)
            return
        self.server.used.append(body.get("glossary_id"))
        if body.get("glossary_id") not in {None, *self.server.glossaries}:
            self._send(404, {"message": "no such glossary"})
            return
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
