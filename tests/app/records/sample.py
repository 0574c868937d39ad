"""A small kind of record on the table of organisations, for tests about the life of any record."""

from datetime import UTC, datetime

from app.content.actions import put_text
from app.directory.models import Organization
from app.records.kinds import Document, RecordKind

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _snapshot(_session, record: Organization) -> Document:
    return {
        "slug": record.slug,
        "name": record.name.source,
        "summary": record.summary.source if record.summary else "",
        "website": record.website,
    }


def _apply(session, record: Organization, document: Document) -> None:
    record.slug = document["slug"]
    record.name = put_text(session, record.name, document["name"])
    record.summary = put_text(session, record.summary, document.get("summary"))
    record.website = document.get("website", "")


SAMPLE = RecordKind("sample", Organization, _snapshot, _apply)


def document(slug: str = "buurthuis", **values: str) -> Document:
    return {"slug": slug, "name": "Het buurthuis", "summary": "", "website": "", **values}
