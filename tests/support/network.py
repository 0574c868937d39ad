"""Tests speak to this machine only."""

import socket
from typing import Any

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


class NetworkIsClosed(Exception):
    """A test tried to reach another machine."""


def close_network() -> None:
    socket.socket.connect = _guarded(_connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = _guarded(_connect_ex)  # type: ignore[method-assign]


def _guarded(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(str(address[0])):
            raise NetworkIsClosed(f"{address}")
        return connect(self, address)

    return guarded


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1", "") or host.startswith("127.")
