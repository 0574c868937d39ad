"""What stands between a board and its server, and can fail in every way that networks and servers do."""

import contextlib
import socket
import threading
from collections.abc import Callable

PORTAL = b"<!doctype html><title>Wifi</title><h1>Log in</h1><p data-activity=portal>Welcome to the hotel</p>"
BAD_GATEWAY = b"<!doctype html><title>502</title><h1>502 Bad Gateway</h1>"
PASS, STOPPED, HANGS, ERROR, CAPTIVE = "pass", "stopped", "hangs", "error", "captive"


def _page(status: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


PAGES = {ERROR: _page("502 Bad Gateway", BAD_GATEWAY), CAPTIVE: _page("200 OK", PORTAL)}


class Gateway:
    """A TCP proxy on a port of its own. `mode` says what happens to every byte from now on."""

    def __init__(self, port: int, server_port: int) -> None:
        self.port = port
        self._server_port = server_port
        self._mode = PASS
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None
        self._listen()

    @property
    def mode(self) -> str:
        return self._mode

    def become(self, mode: str) -> None:
        """Connections that stand are cut, as they are when a server or a network goes away."""
        self._mode = mode
        self._cut()
        if mode == STOPPED:
            self._close_listener()
        elif self._listener is None:
            self._listen()

    def close(self) -> None:
        self._close_listener()
        self._cut()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _close_listener(self) -> None:
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)  # Only this wakes the thread that accepts.
            self._listener.close()
            self._listener = None

    def _cut(self) -> None:
        for each in list(self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._open.add(client)
            threading.Thread(target=self._serve, args=(client, self._mode), daemon=True).start()

    def _serve(self, client: socket.socket, mode: str) -> None:
        with contextlib.suppress(OSError), client:
            if mode in PAGES:
                client.recv(65536)
                client.sendall(PAGES[mode])
            elif mode == HANGS:
                while client.recv(65536):
                    pass
            else:
                self._pass_on(client)
        self._open.discard(client)

    def _pass_on(self, client: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", self._server_port)) as server:
            self._open.add(server)
            back = threading.Thread(target=_pump, args=(server, client, client.close), daemon=True)
            back.start()
            _pump(client, server, lambda: server.shutdown(socket.SHUT_WR))
            back.join(timeout=30)
            self._open.discard(server)


def _pump(source: socket.socket, target: socket.socket, at_end: Callable[[], object]) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        at_end()
