"""What stops the command line is said in one sentence, with exit code 2 and without a traceback."""

import socket
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from app.__main__ import main
from app.migrate import upgrade
from tests.support.databases import new_postgres_database, open_engine


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command on a data folder of its own; settings are given by name."""
    monkeypatch.setenv("NOORDWIJZER_DATA_DIR", str(tmp_path))

    def run(*words: str, **settings: str) -> Result:
        environment = {f"NOORDWIJZER_{name.upper()}": value for name, value in settings.items()}
        return CliRunner().invoke(main, words, env=environment)

    return run


def sentence(result: Result) -> str:
    """The one line of a refusal."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("noordwijzer: ")
    return lines[0].removeprefix("noordwijzer: ")


def set_revision(file: Path, revision: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


def test_migrate_makes_a_database_and_is_harmless_when_repeated(run, tmp_path):
    assert run("migrate").exit_code == 0
    assert (tmp_path / "noordwijzer.db").exists()
    assert run("migrate").exit_code == 0


def test_a_port_in_use_is_said(run):
    run("migrate")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = sentence(run("serve", port=port))
    assert port in said
    assert "already in use" in said
    assert "NOORDWIJZER_PORT" in said


def test_serving_an_older_database_names_the_remedy(run):
    assert "noordwijzer migrate" in sentence(run("serve"))


def test_a_file_in_place_of_the_data_folder_is_said(run, tmp_path):
    (tmp_path / "file").touch()
    assert "NOORDWIJZER_DATA_DIR" in sentence(run("migrate", data_dir=str(tmp_path / "file")))


def test_a_data_folder_that_takes_no_files_is_said(run):
    assert "cannot be written" in sentence(run("migrate", data_dir="/proc"))


def test_a_database_file_that_cannot_be_opened_is_said(run, tmp_path):
    said = sentence(run("migrate", database_url=f"sqlite:///{tmp_path}"))
    assert "the database does not answer: unable to open database file" in said


@pytest.mark.parametrize("command", [("migrate",), ("serve",), ("load-content",), ("extend",)], ids=" ".join)
def test_a_newer_database_is_left_alone(run, tmp_path, command):
    run("migrate")
    set_revision(tmp_path / "noordwijzer.db", "9999")
    said = sentence(run(*command))
    assert "newer than this code" in said
    assert "9999" in said


def test_a_locked_database_is_said(run, tmp_path):
    run("migrate")
    with sqlite3.connect(tmp_path / "noordwijzer.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in sentence(run("load-content"))
        other.execute("ROLLBACK")
    other.close()


def test_an_empty_database_names_the_remedy(run):
    assert "noordwijzer migrate" in sentence(run("load-content"))


def test_an_empty_postgresql_database_names_the_remedy(run, postgres_url):
    url = new_postgres_database(postgres_url, "empty")
    assert "noordwijzer migrate" in sentence(run("load-content", database_url=url))


def test_an_absent_postgresql_is_said_without_its_password(run):
    url = "postgresql://somebody:verysecret@127.0.0.1:1/noordwijzer"
    said = sentence(run("migrate", database_url=url))
    assert "does not answer" in said
    assert "verysecret" not in said


def test_an_unknown_database_on_a_running_postgresql_is_said(run, postgres_url):
    said = sentence(run("migrate", database_url=postgres_url.replace("/postgres?", "/nothere?")))
    assert 'database "nothere" does not exist' in said


def test_a_wrong_setting_is_said_by_its_name(run):
    assert sentence(run("migrate", port="acht")).startswith("NOORDWIJZER_PORT")


def test_migrate_works_on_postgresql(run, postgres_url):
    url = new_postgres_database(postgres_url, "by_command")
    assert run("migrate", database_url=url).exit_code == 0
    engine = open_engine(url)
    upgrade(engine)  # which would fail on half a schema
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM person")).scalar() == 0
    engine.dispose()


def test_help_names_every_command(run):
    help_text = run("--help").stdout
    for command in ("serve", "migrate", "load-content", "create-person", "extend", "jobs", "doctor", "reindex"):
        assert command in help_text


def test_the_program_runs_as_a_process_of_its_own(run_command):
    done = run_command("migrate", NOORDWIJZER_PORT="acht")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
