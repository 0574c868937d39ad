import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.search.commands import vocabulary
from app.search.models import IndexedRecord, Posting
from tests.support.databases import open_engine

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def count(url: str) -> int:
    engine = open_engine(url)
    with Session(engine) as session:
        found = session.scalar(select(func.count()).select_from(IndexedRecord)) or 0
    engine.dispose()
    return found


def test_an_emptied_index_is_built_again_with_its_progress_and_a_full_one_left_alone(
    run_command: Run, starter_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "noordwijzer.db"
    copy.write_bytes(starter_file.read_bytes())
    url = f"sqlite:///{copy}"
    before = count(url)
    settings = {"NOORDWIJZER_DATA_DIR": str(tmp_path), "NOORDWIJZER_DATABASE_URL": url}
    assert run_command("reindex", "--when-empty", **settings).stdout == ""
    engine = open_engine(url)
    with Session(engine) as session, session.begin():
        session.execute(delete(Posting))
        session.execute(delete(IndexedRecord))
    engine.dispose()
    answer = run_command("reindex", "--when-empty", **settings)
    assert "records indexed" in answer.stdout
    assert count(url) == before


def test_the_words_of_a_language_can_be_checked_from_the_command_line() -> None:
    answer = CliRunner().invoke(vocabulary, ["nl"])
    assert answer.exit_code == 0
    assert "nl: complete" in answer.output
