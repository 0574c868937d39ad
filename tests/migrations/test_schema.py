"""The migrations and the models say the same, on both databases, up and down."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from app.migrate import NewerDatabase, alembic_config, is_current, state, upgrade
from app.models import metadata
from tests.support.databases import new_postgres_database, open_engine


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_engine(request: pytest.FixtureRequest, tmp_path):
    """A database in which nothing ever happened."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/bare.db"
    else:
        url = new_postgres_database(request.getfixturevalue("postgres_url"), f"bare_{request.node.name}"[:60])
    engine = open_engine(url)
    yield engine
    engine.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_the_migrated_schema_is_what_the_models_say(bare_engine):
    upgrade(bare_engine)
    assert differences(bare_engine) == []
    assert is_current(bare_engine)


def test_the_revisions_are_those_that_alembic_knows(bare_engine):
    scripts = ScriptDirectory.from_config(alembic_config(bare_engine))
    assert state(bare_engine) == (None, scripts.get_current_head())
    for revision in scripts.walk_revisions():
        command.stamp(alembic_config(bare_engine), revision.revision)
        assert state(bare_engine) == (revision.revision, scripts.get_current_head())


def test_down_takes_everything_away_and_up_brings_it_back(bare_engine):
    upgrade(bare_engine)
    everything = tables(bare_engine)
    command.downgrade(alembic_config(bare_engine), "base")
    assert tables(bare_engine) == set()
    upgrade(bare_engine)
    assert tables(bare_engine) == everything
    assert differences(bare_engine) == []


def test_a_second_run_changes_nothing(bare_engine):
    upgrade(bare_engine)
    upgrade(bare_engine)
    assert differences(bare_engine) == []


def test_sqlite_checks_foreign_keys_again_after_a_migration(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/bare.db")
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


def test_a_database_of_newer_code_is_refused(bare_engine):
    upgrade(bare_engine)
    with bare_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        upgrade(bare_engine)
    with pytest.raises(NewerDatabase):
        state(bare_engine)
