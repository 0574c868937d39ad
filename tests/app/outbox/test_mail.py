import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.outbox import mail
from app.outbox.actions import Job, RefusedForGood
from tests.app.outbox.smtp import DropAtData, Inbox, RudeGoodbye, free_port, running, server_tls, silent_server

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def a_job(**payload: str) -> Job:
    words = mail.mail_payload("lezer@example.nl", "Klopt dit nog? – كل شيء", "Tekst é", "<p>Tekst é</p>")
    return Job(7, mail.KIND, {**words, **payload}, 1, NOW)


def deliver(port: int, job: Job | None = None, **options: object) -> None:
    server = mail.MailServer("127.0.0.1", port, **{"timeout": 1, "sender": "site@example.nl", **options})  # type: ignore[arg-type]
    mail.handler(server)(job or a_job())


def test_a_mail_arrives_with_text_and_html() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        deliver(port)
    [arrived] = inbox.mails
    assert arrived["To"] == "lezer@example.nl"
    assert [part.get_content_type() for part in arrived.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_the_same_job_has_the_same_message_id_at_every_attempt() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        deliver(port)
        deliver(port)
    assert inbox.mails[0]["Message-ID"] == inbox.mails[1]["Message-ID"]


def test_a_line_break_in_the_subject_adds_no_header() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        deliver(port, a_job(subject="Hallo\r\nBcc: ander@example.nl"))
    assert inbox.mails[0]["Bcc"] is None


@pytest.mark.parametrize("to", ["", "a@example.nl\r\nBcc: b@example.nl"])
def test_an_address_that_is_none_is_refused_for_good(to: str) -> None:
    with pytest.raises(RefusedForGood):
        deliver(free_port(), a_job(to=to))


@pytest.mark.parametrize(
    ("inbox", "error"),
    [
        (Inbox("451 later"), mail.NotDelivered),
        (Inbox("554 no"), RefusedForGood),
        (Inbox(readers="450 mailbox busy"), mail.NotDelivered),
        (Inbox(readers="550 no such reader"), RefusedForGood),
        (Inbox("hang"), mail.NotDelivered),
        (DropAtData(), mail.NotDelivered),
    ],
)
def test_temporary_and_permanent_refusals_are_told_apart(inbox: Inbox, error: type[Exception]) -> None:
    with running(inbox) as port, pytest.raises(error):
        deliver(port)


def test_a_server_that_is_away_is_temporary() -> None:
    with pytest.raises(mail.NotDelivered, match="does not answer"):
        deliver(free_port())


def test_a_silent_server_does_not_keep_us_waiting() -> None:
    with silent_server() as port, pytest.raises(mail.NotDelivered):
        deliver(port, timeout=0.3)


def test_a_mail_that_was_taken_is_delivered_however_rude_the_goodbye() -> None:
    inbox = RudeGoodbye()
    with running(inbox) as port:
        deliver(port)
    assert len(inbox.mails) == 1


def test_without_the_tls_that_was_asked_for_nothing_is_sent() -> None:
    inbox = Inbox()
    with running(inbox) as port, pytest.raises(mail.NotDelivered, match="STARTTLS"):
        deliver(port, starttls=True)
    assert inbox.mails == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder: Path = tmp_path_factory.mktemp("tls")
    paths = str(folder / "cert.pem"), str(folder / "key.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    subprocess.run(
        [*command.split(), "-addext", "subjectAltName=IP:127.0.0.1", "-out", paths[0], "-keyout", paths[1]],
        check=True,
        capture_output=True,
    )
    return paths


def test_a_certificate_nobody_vouches_for_is_not_trusted(certificate: tuple[str, str]) -> None:
    inbox = Inbox()
    with running(inbox, tls_context=server_tls(*certificate)) as port, pytest.raises(mail.NotDelivered):
        deliver(port, starttls=True)
    assert inbox.mails == []


def test_a_mail_goes_out_over_tls(certificate: tuple[str, str]) -> None:
    import ssl

    inbox = Inbox()
    with running(inbox, tls_context=server_tls(*certificate), require_starttls=True) as port:
        deliver(port, starttls=True, tls_context=lambda: ssl.create_default_context(cafile=certificate[0]))
    assert len(inbox.mails) == 1
