"""Indexes for lists that cost the same whatever there is

Revision ID: 0012
Revises: 0010
"""

from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None

RECORDS = ("activity", "notice", "organization", "service")


def upgrade() -> None:
    for table in RECORDS:
        op.drop_index(op.f(f"ix_{table}_state"), table_name=table)
    op.drop_index(op.f("ix_occurrence_starts"), table_name="occurrence")
    op.create_index("ix_occurrence_starts", "occurrence", ["starts", "ends", "activity_id"])


def downgrade() -> None:
    op.drop_index("ix_occurrence_starts", table_name="occurrence")
    op.create_index(op.f("ix_occurrence_starts"), "occurrence", ["starts"])
    for table in RECORDS:
        op.create_index(op.f(f"ix_{table}_state"), table, ["state"])
