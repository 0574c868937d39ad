"""Bringing a database to the present schema, and telling when it is not."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"
# Read from the files themselves: every command asks this first, and alembic would run each of them to say it.
_REVISION = re.compile(r'^revision(?:: str)? = "(\w+)"', re.MULTILINE)
_BEFORE = re.compile(r'^down_revision(?:: [\w |]+)? = "(\w+)"', re.MULTILINE)


class NewerDatabase(Exception):
    """The database was made by a newer Noordwijzer than this one."""


def alembic_config(engine: Engine) -> "Config":
    from alembic.config import Config  # Alembic takes a tenth of a second, and a server migrates nothing.

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine) -> None:
    """Run every migration that is missing. Raises NewerDatabase."""
    from alembic import command  # As above.

    state(engine)
    command.upgrade(alembic_config(engine), "head")


def state(engine: Engine) -> tuple[str | None, str | None]:
    """The revision of the database and the newest one of the code. Raises NewerDatabase for an unknown one."""
    with engine.connect() as connection:
        is_begun = inspect(connection).has_table("alembic_version")
        current = connection.scalar(text("SELECT version_num FROM alembic_version")) if is_begun else None
    known, head = _revisions()
    if current is not None and current not in known:
        raise NewerDatabase(current)
    return current, head


def _revisions() -> tuple[set[str], str | None]:
    """All of them, and the last of the line."""
    scripts = [path.read_text(encoding="utf-8") for path in (SCRIPTS / "versions").glob("*.py")]
    known = {found[1] for script in scripts if (found := _REVISION.search(script))}
    before = {found[1] for script in scripts if (found := _BEFORE.search(script))}
    return known, max(known - before, default=None)


def is_current(engine: Engine) -> bool:
    current, head = state(engine)
    return current == head
