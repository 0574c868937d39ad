"""`noordwijzer remind` and `check-links` as they are run every day."""

from sqlalchemy.orm import Session

from tests import factories
from tests.support.databases import open_engine


def settings(tmp_path):
    return {"NOORDWIJZER_DATA_DIR": str(tmp_path), "NOORDWIJZER_SECRET_KEY": "only for tests"}


def test_both_commands_say_what_they_did(tmp_path, run_command):
    environment = settings(tmp_path)
    assert run_command("migrate", **environment).returncode == 0
    engine = open_engine(f"sqlite:///{tmp_path}/noordwijzer.db")
    with Session(engine) as session, session.begin():
        factories.service(session, channels=[{"kind": "website", "value": "http://127.0.0.1:9/"}])
    engine.dispose()
    asked = run_command("remind", **environment)
    assert asked.returncode == 0, asked.stderr
    assert "0 mails in the outbox" in asked.stdout
    assert "1 records wait for the editors" in asked.stdout
    tried = run_command("check-links", **environment)
    assert tried.returncode == 0, tried.stderr
    assert "1 websites tried, 1 did not answer well." in tried.stdout
