"""Bringing a database to the present schema, and telling when it is not."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"


class NewerDatabase(Exception):
    """The database was made by a newer Noordwijzer than this one."""


def alembic_config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine) -> None:
    """Run every migration that is missing. Raises NewerDatabase."""
    state(engine)
    command.upgrade(alembic_config(engine), "head")


def state(engine: Engine) -> tuple[str | None, str | None]:
    """The revision of the database and the newest one of the code. Raises NewerDatabase for an unknown one."""
    script = ScriptDirectory.from_config(alembic_config(engine))
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        raise NewerDatabase(current)
    return current, script.get_current_head()


def is_current(engine: Engine) -> bool:
    current, head = state(engine)
    return current == head
