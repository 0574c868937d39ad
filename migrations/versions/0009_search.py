"""An index that holds topics once for each area; `noordwijzer reindex --when-empty` fills it

Revision ID: 0009
Revises: 0008
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM posting")
    op.execute("DELETE FROM indexed_record")


def downgrade() -> None:
    upgrade()
