"""Screens: hours, what is left out, pairing and heartbeat

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# A screen that hangs already gets these; the models give them to every new one.
NEW = (
    sa.Column("hours", sa.JSON(), nullable=False, server_default="{}"),
    sa.Column("without_slides", sa.JSON(), nullable=False, server_default="[]"),
    sa.Column("without_notices", sa.JSON(), nullable=False, server_default="[]"),
    sa.Column("alert_to", sa.String(), nullable=False, server_default=""),
    sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
    sa.Column("pairing_until", sa.DateTime(), nullable=True),
    sa.Column("pairing_tries", sa.Integer(), nullable=False, server_default="0"),
    sa.Column("token_digest", sa.String(), nullable=False, server_default=""),
    sa.Column("paired_at", sa.DateTime(), nullable=True),
)


def upgrade() -> None:
    with op.batch_alter_table("screen", schema=None) as batch_op:
        for column in NEW:
            batch_op.add_column(column._copy())
    with op.batch_alter_table("screen", schema=None) as batch_op:
        for column in NEW:
            if column.server_default is not None:
                batch_op.alter_column(column.name, server_default=None)
    op.create_table(
        "pairing_code",
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("screen_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["screen_id"], ["screen.id"], name=op.f("fk_pairing_code_screen_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_pairing_code")),
    )
    with op.batch_alter_table("pairing_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_code_screen_id"), ["screen_id"], unique=False)
    op.create_table(
        "screen_beat",
        sa.Column("screen_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("alerted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["screen_id"], ["screen.id"], name=op.f("fk_screen_beat_screen_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("screen_id", name=op.f("pk_screen_beat")),
    )


def downgrade() -> None:
    op.drop_table("screen_beat")
    op.drop_table("pairing_code")
    with op.batch_alter_table("screen", schema=None) as batch_op:
        for column in reversed(NEW):
            batch_op.drop_column(column.name)
