"""Search: a smaller index, words of staff, what is sought

Revision ID: 0002_search
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002_search"
down_revision = "0002"
branch_labels = None
depends_on = None

BY_LETTER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.drop_table("posting")  # `noordwijzer reindex` fills the new one.
    op.create_table(
        "indexed_record",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("slug", BY_LETTER, nullable=False),
        sa.Column("standing", sa.SmallInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_indexed_record")),
        sa.UniqueConstraint("kind", "slug", name=op.f("uq_indexed_record_kind_slug")),
    )
    with op.batch_alter_table("indexed_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indexed_record_until"), ["until"], unique=False)
    op.create_table(
        "posting",
        sa.Column("word", BY_LETTER, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["indexed_record.number"], name=op.f("fk_posting_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "number", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_posting_number"), "posting", ["number"], unique=False)
    op.create_table(
        "added_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_added_word")),
        sa.UniqueConstraint("phrase", "kind", "slug", name=op.f("uq_added_word_phrase_kind_slug")),
    )
    op.create_table(
        "asked_digest",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "day", name=op.f("pk_asked_digest")),
    )
    with op.batch_alter_table("asked_digest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asked_digest_day"), ["day"], unique=False)
    op.create_table(
        "asked_question",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("searches", sa.Integer(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "language", "text", name=op.f("pk_asked_question")),
    )
    op.create_table(
        "asked_topic",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("searches", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "language", "topic", name=op.f("pk_asked_topic")),
    )


def downgrade() -> None:
    for table in ("asked_topic", "asked_question", "asked_digest", "added_word", "posting", "indexed_record"):
        op.drop_table(table)
    op.create_table(
        "posting",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "kind", "record_id", name=op.f("pk_posting")),
    )
    op.create_index("ix_posting_record", "posting", ["kind", "record_id"], unique=False)
