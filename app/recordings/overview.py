"""What waits for a voice in one language, in pages, so that the list costs the same however much help there is.

Urgent sentences, topics and what was read before stand on the first page; of all other services only the page that
is looked at is read. Sounds are not read at all.
"""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session

from app.areas.urgent import SERVICES
from app.content.models import Text, TextTranslation
from app.directory.models import Service
from app.languages import SOURCE
from app.recordings.models import KINDS, SERVICE, Recording
from app.recordings.queries import Line, service_ids, service_lines, topic_lines, urgent_lines
from app.records.models import PUBLISHED

MISSING, BEHIND, GOOD = "missing", "behind", "good"
PAGE_SIZE = 50


@dataclass(frozen=True)
class ListedLine:
    line: Line
    state: str
    recording: Recording | None  # the one for these words, else an older one of the same subject


@dataclass(frozen=True)
class Overview:
    """`left_over` are recordings of what is not on the site any more: nobody hears them, but a voice is there."""

    waiting: list[ListedLine]
    done: list[ListedLine]
    left_over: list[Recording]
    page: int
    pages: int


def recorded(session: Session) -> dict[str, int]:
    """How many recordings there are, by language."""
    wanted = select(Recording.language, func.count()).group_by(Recording.language)
    return dict(session.execute(wanted).all())


def overview(session: Session, code: str, page: int = 1) -> Overview:
    """In every kind first what lost its voice, because readers knew that; then what most people need most."""
    found = list(session.scalars(select(Recording).where(Recording.language == code).order_by(Recording.made_at)))
    read = service_ids(each.subject for each in found if each.kind == SERVICE)
    unread = _unread(code, read)
    count = session.scalar(select(func.count()).select_from(Service).where(*unread)) or 0
    lines = _first_lines(session, code, read) if page == 1 else []
    lines += service_lines(session, code, _page_of(session, unread, page))
    rows = _listed(found, lines)
    known = {row.recording.key for row in rows if row.recording}
    return Overview(
        waiting=[row for row in rows if row.state != GOOD],
        done=[row for row in rows if row.state == GOOD],
        left_over=[each for each in found if each.key not in known] if page == 1 else [],
        page=page,
        pages=max(1, -(-count // PAGE_SIZE)),
    )


def _first_lines(session: Session, code: str, read: list[uuid.UUID]) -> list[Line]:
    """The same words of a kind once: a warning stands with several services."""
    every = (*urgent_lines(session, code), *topic_lines(session, code), *service_lines(session, code, read))
    first: dict[tuple[str, str], Line] = {}
    for each in every:
        first.setdefault((each.kind, each.wording.digest), each)
    return list(first.values())


def _unread(code: str, read: list[uuid.UUID]) -> list[ColumnElement[bool]]:
    """Services on the site whose explanation stands in this language, and that nobody read in it yet."""
    wanted = [Service.state == PUBLISHED, Service.is_example.is_(False), Service.id.not_in(read)]
    if code != SOURCE:
        wanted.append(exists().where(TextTranslation.text_id == Service.summary_id, TextTranslation.language == code))
    return wanted


def _page_of(session: Session, wanted: list[ColumnElement[bool]], page: int) -> list[uuid.UUID]:
    is_first = case((Service.slug.in_(SERVICES), 0), else_=1)
    order = (is_first, Text.source, Service.id)
    ids = select(Service.id).join(Text, Text.id == Service.name_id).where(*wanted).order_by(*order)
    return list(session.scalars(ids.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)))


def _listed(found: list[Recording], lines: list[Line]) -> list[ListedLine]:
    by_words = {(each.kind, each.digest): each for each in found}
    by_subject = {(each.kind, each.subject): each for each in found}
    rows = []
    for line in lines:
        standing = by_words.get((line.kind, line.wording.digest))
        older = by_subject.get((line.kind, line.subject))
        state = GOOD if standing else BEHIND if older else MISSING
        rows.append(ListedLine(line, state, standing or older))
    return sorted(rows, key=lambda row: (KINDS.index(row.line.kind), row.state != BEHIND))
