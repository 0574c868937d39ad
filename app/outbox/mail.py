"""Mail over SMTP. What was refused for good is told apart from what may work later."""

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from app.outbox.actions import Handler, Job, RefusedForGood

KIND = "mail"


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    timeout: float = 10
    sender: str = "noordwijzer@localhost"
    tls_context: Callable[[], ssl.SSLContext] = ssl.create_default_context


class NotDelivered(Exception):
    """It did not work now; trying again later may help."""


def mail_payload(to: str, subject: str, text: str, html: str = "") -> dict[str, Any]:
    """One mail to one reader, as the outbox keeps it."""
    return {"to": to, "subject": subject, "text": text, "html": html}


def handler(server: MailServer) -> Handler:
    """Does jobs of kind `mail`. Raises RefusedForGood, or NotDelivered to be tried again."""

    def deliver(job: Job) -> None:
        send(server, message_of(job, server.sender))

    return deliver


def message_of(job: Job, sender: str) -> EmailMessage:
    """Raises RefusedForGood when the payload makes no mail.

    The Message-ID is the same at every attempt, so that a receiver can tell a repetition: a connection that breaks
    after the last byte does not say whether the mail has arrived.
    """
    message = EmailMessage()
    try:
        message["From"] = sender
        message["To"] = job.payload["to"]
        message["Subject"] = " ".join(str(job.payload["subject"]).split())
        message.set_content(job.payload["text"])
        if job.payload.get("html"):
            message.add_alternative(job.payload["html"], subtype="html")
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise RefusedForGood(f"no mail can be made of it: {error}") from error
    if not str(message["To"]):
        raise RefusedForGood("nobody to send it to")
    message["Date"] = format_datetime(job.created_at)
    domain = sender.rpartition("@")[2].strip("> ") or "localhost"
    message["Message-ID"] = f"<outbox-{job.id}-{job.created_at:%Y%m%d%H%M%S}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    return message


def send(server: MailServer, message: EmailMessage) -> None:
    """Raises RefusedForGood when this mail or its reader is refused, NotDelivered for everything else."""
    try:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    except (OSError, smtplib.SMTPException) as error:
        raise NotDelivered(f"{server.host}:{server.port} does not answer: {_words(error)}") from error
    try:
        _open(connection, server)
        _hand_over(connection, message)
    finally:
        # After the mail is accepted nothing that happens while saying goodbye may count as a failure.
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.quit()
        connection.close()


def _open(connection: smtplib.SMTP, server: MailServer) -> None:
    """Greeting, TLS and sign-in. When TLS is asked for, nothing is ever sent without it."""
    try:
        connection.ehlo()
        if server.starttls:
            connection.starttls(context=server.tls_context())
            connection.ehlo()
        if server.user:
            connection.login(server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        raise NotDelivered(f"the mail server does not let us in: {_words(error)}") from error


def _hand_over(connection: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        kind = RefusedForGood if code >= 500 else NotDelivered
        raise kind(f"the reader is refused: {code} {_text(words)}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise RefusedForGood(f"the mail server cannot write to this address: {error}") from error
    except smtplib.SMTPDataError as error:
        kind = RefusedForGood if error.smtp_code >= 500 else NotDelivered
        raise kind(f"the mail is refused: {_words(error)}") from error
    except (OSError, smtplib.SMTPException, ValueError) as error:
        # A refused sender is our own configuration: it is put right and then every waiting mail leaves.
        raise NotDelivered(_words(error)) from error


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    if isinstance(error, socket.timeout):
        return "no answer in time"
    return str(error) or type(error).__name__


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
