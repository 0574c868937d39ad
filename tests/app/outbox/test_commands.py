"""The worker as it runs on a server: a process of its own, against a real mail server."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.outbox import mail
from app.outbox.actions import enqueue
from tests.app.outbox.smtp import Inbox, free_port, running
from tests.support.databases import open_engine

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(run_command, tmp_path):
    """An installation with one mail in its outbox."""
    assert run_command("migrate", NOORDWIJZER_DATA_DIR=str(tmp_path)).returncode == 0
    engine = open_engine(f"sqlite:///{tmp_path / 'noordwijzer.db'}")
    with Session(engine) as session, session.begin():
        enqueue(session, mail.KIND, mail.mail_payload("lezer@example.nl", "Hallo", "Dag"), datetime.now(UTC))
    engine.dispose()
    return str(tmp_path)


def test_mail_goes_out_once(run_command, folder):
    inbox = Inbox()
    with running(inbox) as port:
        settings = {"NOORDWIJZER_DATA_DIR": folder, "NOORDWIJZER_SMTP_HOST": "127.0.0.1"}
        first = run_command("jobs", "--once", NOORDWIJZER_SMTP_PORT=str(port), **settings)
        again = run_command("jobs", NOORDWIJZER_SMTP_PORT=str(port), **settings)

    assert first.returncode == again.returncode == 0
    assert first.stdout.startswith("Done 1, to be tried again 0, refused 0.\nStill waiting: 0;")
    assert again.stdout.startswith("Done 0,")
    assert [each["Subject"] for each in inbox.mails] == ["Hallo"]


def test_a_mail_server_that_is_away_loses_nothing(run_command, folder):
    done = run_command(
        "jobs",
        NOORDWIJZER_DATA_DIR=folder,
        NOORDWIJZER_SMTP_HOST="127.0.0.1",
        NOORDWIJZER_SMTP_PORT=str(free_port()),
    )

    assert done.returncode == 0
    assert done.stdout.startswith("Done 0, to be tried again 1, refused 0.\nStill waiting: 1;")


def test_without_a_mail_server_mail_waits_and_that_is_said(run_command, folder):
    done = run_command("jobs", NOORDWIJZER_DATA_DIR=folder)

    assert done.returncode == 0
    assert "NOORDWIJZER_SMTP_HOST" in done.stdout
    assert "Still waiting: 1;" in done.stdout


def test_a_watcher_sends_what_comes_and_stops_when_told(folder):
    inbox = Inbox()
    with running(inbox) as port:
        settings = {
            "NOORDWIJZER_DATA_DIR": folder,
            "NOORDWIJZER_SMTP_HOST": "127.0.0.1",
            "NOORDWIJZER_SMTP_PORT": str(port),
        }
        command = [sys.executable, "-m", "app", "jobs", "--watch"]
        with subprocess.Popen(command, env={**os.environ, **settings}, cwd=ROOT, stdout=subprocess.DEVNULL) as watcher:
            until = time.monotonic() + 30
            while not inbox.mails and time.monotonic() < until:
                time.sleep(0.1)
            watcher.send_signal(signal.SIGTERM)
            assert watcher.wait(timeout=20) == 0

    assert len(inbox.mails) == 1
