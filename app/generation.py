"""One number that is another after every write a reader could see: what was made at the same number is still right.

It is raised in the transaction that writes, by the engine itself, so no room and no command can forget it. Its row
is locked only from there to the commit, so writers of several machines follow each other and no reader can meet the
new number without the new rows. SQL given as plain text (migrations) does not count; a new schema needs a restart.
"""

import time
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Engine, Integer, Table, case, event, select
from sqlalchemy.dialects import postgresql, sqlite

from app.base import Base

UNSEEN: dict[str, Any] = {"info": {"unseen": True}}  # For tables of which no public page shows anything.
GENERATION = Table(
    "page_generation",
    Base.metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    **UNSEEN,
)
NUMBER = select(GENERATION.c.number).where(GENERATION.c.id == 1)
WROTE = "wrote what readers see"


def watch(engine: Engine) -> None:
    """Raise the number in every transaction on this engine that writes something readers can see."""
    insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert

    @event.listens_for(engine, "before_cursor_execute")
    def on_execute(connection: Connection, _cursor: Any, _sql: str, _values: Any, context: Any, _many: bool) -> None:
        if context is not None and (context.isinsert or context.isupdate or context.isdelete):
            table: Any = getattr(getattr(context.compiled, "statement", None), "table", None)
            if table is not None and table.metadata is Base.metadata and not table.info.get("unseen"):
                connection.info[WROTE] = True

    @event.listens_for(engine, "commit")
    def on_commit(connection: Connection) -> None:
        if connection.info.pop(WROTE, False):
            # The time, so that a database put back from a backup never repeats a number; one more if clocks differ.
            moment = time.time_ns() // 1000
            row = insert(GENERATION).values(id=1, number=moment)
            grown = case((GENERATION.c.number >= moment, GENERATION.c.number + 1), else_=moment)
            connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"number": grown}))

    @event.listens_for(engine, "rollback")
    def on_rollback(connection: Connection) -> None:
        connection.info.pop(WROTE, None)
