"""How Alembic reaches the database: through the engine that app/migrate.py hands over."""

from alembic import context
from sqlalchemy import Connection, text

from app.models import metadata


def run(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # A batch migration copies and drops tables: with foreign keys on, the drop would delete rows elsewhere.
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.commit()
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=is_sqlite, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if is_sqlite:
        connection.execute(text("PRAGMA foreign_keys = ON"))


with context.config.attributes["engine"].connect() as open_connection:
    run(open_connection)
