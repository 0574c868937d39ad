"""A real SMTP server on this machine that can be as difficult as the ones out there."""

import asyncio
import contextlib
import socket
import ssl
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Inbox:
    """Keeps what arrives. `answers` are given to the end of DATA one after the other; the last one stays."""

    def __init__(self, *answers: str, readers: str = "250 OK") -> None:
        self.mails: list[Message] = []
        self.readers = readers
        self._answers = list(answers) or ["250 OK"]

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.readers.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.readers

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if answer == "hang":
            await asyncio.sleep(30)
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.mails.append(message_from_bytes(envelope.content))
        return answer


class DropAtData(Inbox):
    """The line breaks after the last byte, before the server could say whether the mail arrived."""

    async def handle_DATA(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:
        assert server.transport is not None
        server.transport.abort()
        return "250 never heard"


class RudeGoodbye(Inbox):
    """Takes the mail and hangs up in the middle of the goodbye."""

    async def handle_QUIT(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:
        assert server.transport is not None
        server.transport.abort()
        return "221 never heard"


@contextlib.contextmanager
def running(inbox: Inbox, **options: Any) -> Iterator[int]:
    """Gives the port."""
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port, server_hostname="localhost", **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextlib.contextmanager
def silent_server() -> Iterator[int]:
    """Takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def server_tls(certificate: str, key: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
