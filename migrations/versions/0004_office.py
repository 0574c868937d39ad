"""The back office

Revision ID: 0004
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "host_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_host_link_activity_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host_link")),
    )
    with op.batch_alter_table("host_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_link_activity_id"), ["activity_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("host_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_host_link_activity_id"))

    op.drop_table("host_link")
