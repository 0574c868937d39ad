"""`noordwijzer jobs` with a translation machine, as an installation runs it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.models import TextTranslation
from app.languages import SOURCE, offered_codes
from app.translating.services import LIBRETRANSLATE_CODES
from tests import factories
from tests.app.translating.machines import machine
from tests.support.databases import open_engine


def test_what_was_saved_has_a_draft_in_every_language_that_is_offered_and_known(tmp_path, run_command):
    with machine() as server:
        environment = {
            "NOORDWIJZER_DATA_DIR": str(tmp_path),
            "NOORDWIJZER_SECRET_KEY": "only for tests",
            "NOORDWIJZER_LIBRETRANSLATE_URL": server.url,
        }
        assert run_command("migrate", **environment).returncode == 0
        engine = open_engine(f"sqlite:///{tmp_path}/noordwijzer.db")
        with Session(engine) as session, session.begin():
            factories.service(session, summary="Samen wandelen in het bos.")
        server.words = lambda text, code: {"ar": "هذا نص", "fa": "این متن است", "pl": "To jest tekst"}.get(code, "x")
        done = run_command("jobs", **environment)
        assert done.returncode == 0, done.stderr
        with Session(engine) as session:
            found = set(session.scalars(select(TextTranslation.language)))
        engine.dispose()
    known = (set(offered_codes()) & LIBRETRANSLATE_CODES) - {SOURCE}
    assert found <= known
    assert {"pl", "ar"} <= found
