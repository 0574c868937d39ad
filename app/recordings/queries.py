"""What can be read aloud in a language, which recordings there are, and which of them say what stands there now."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.areas.topics import TOPICS
from app.areas.urgent import SENTENCE_BY_TEXT, SERVICES, TEXTS
from app.catalogs import translate
from app.content.models import digest_of
from app.content.queries import ShownTexts, shown_texts
from app.directory.models import Service
from app.directory.queries import name_of
from app.languages import SOURCE
from app.recordings import wording
from app.recordings.models import KINDS, SERVICE, TOPIC, URGENT, Recording
from app.recordings.wording import Wording
from app.records.models import PUBLISHED
from app.translating.queries import approvals, is_approved, is_approved_text

MISSING, BEHIND, GOOD = "missing", "behind", "good"
READ = ("name_id", "alert_id", "summary_id", "next_step_id")


@dataclass(frozen=True)
class Line:
    """One thing to read aloud. `subject` names it within its kind; `title` is Dutch; `path` is its public page."""

    kind: str
    subject: str
    title: str
    path: str
    wording: Wording
    waits_for_approval: bool = False


@dataclass(frozen=True)
class ListedLine:
    line: Line
    state: str
    recording: Recording | None  # the one for these words, else an older one of the same subject


def lines(session: Session, code: str) -> list[Line]:
    """Everything readers of a language see, what most of them need most first; the same words of a kind once."""
    every = (*urgent_lines(session, code), *topic_lines(session, code), *service_lines(session, code))
    first: dict[tuple[str, str], Line] = {}
    for each in every:
        first.setdefault((each.kind, each.wording.digest), each)
    return list(first.values())


def listed(session: Session, code: str) -> list[ListedLine]:
    """The same with what there is of each. In every kind first what lost its voice, because readers knew that."""
    found = list(session.scalars(select(Recording).where(Recording.language == code)))
    by_words = {(each.kind, each.digest): each for each in found}
    by_subject = {(each.kind, each.subject): each for each in found}
    rows = []
    for line in lines(session, code):
        standing = by_words.get((line.kind, line.wording.digest))
        older = by_subject.get((line.kind, line.subject))
        state = GOOD if standing else BEHIND if older else MISSING
        rows.append(ListedLine(line, state, standing or older))
    return sorted(rows, key=lambda row: (KINDS.index(row.line.kind), row.state != BEHIND))


def left_over(session: Session, code: str, rows: Iterable[ListedLine]) -> list[Recording]:
    """Recordings of what does not stand on the site any more: nobody hears them, but somebody's voice is there."""
    known = {row.recording.key for row in rows if row.recording}
    wanted = select(Recording).where(Recording.language == code).order_by(Recording.made_at)
    return [each for each in session.scalars(wanted) if each.key not in known]


def line_of(session: Session, kind: str, subject: str, code: str) -> Line | None:
    """One of the lines as it stands there now; None when readers do not see it."""
    if kind == SERVICE:
        found: Iterable[Line] = service_lines(session, code, _ids(subject))
    else:
        found = {URGENT: urgent_lines, TOPIC: topic_lines}[kind](session, code) if kind in KINDS else ()
    return next((each for each in found if each.subject == subject), None)


def recording_of(session: Session, line: Line, code: str) -> Recording | None:
    """The one that says these words, else an older one of the same subject."""
    wanted = select(Recording).where(Recording.kind == line.kind, Recording.language == code)
    standing = session.scalar(wanted.where(Recording.digest == line.wording.digest).order_by(Recording.key).limit(1))
    return standing or session.scalar(wanted.where(Recording.subject == line.subject))


def playable(session: Session, code: str) -> dict[tuple[str, str], tuple[str, int]]:
    """Kind and digest of the words, to key and size. Whoever shows words looks whether they are among these."""
    facts = (Recording.kind, Recording.digest, Recording.key, Recording.size)
    rows = session.execute(select(*facts).where(Recording.language == code).order_by(Recording.key.desc()))
    return {(kind, digest): (key, size) for kind, digest, key, size in rows}


def public_sound(session: Session, key: str) -> bytes | None:
    """The sound for readers: only as long as its very words stand on a page of the site."""
    recording = session.scalar(select(Recording).where(Recording.key == key))
    if recording is None or not _is_said(session, recording):
        return None
    return recording.content


def sound_of(session: Session, key: str, code: str) -> bytes | None:
    return session.scalar(select(Recording.content).where(Recording.key == key, Recording.language == code))


def _is_said(session: Session, recording: Recording) -> bool:
    code = recording.language
    if recording.kind == URGENT:  # The same warning stands with several services.
        return any(each.wording.digest == recording.digest for each in urgent_lines(session, code))
    line = line_of(session, recording.kind, recording.subject, code)
    return line is not None and line.wording.digest == recording.digest


def urgent_lines(session: Session, code: str) -> list[Line]:
    """The urgent sentences as readers of topics and services see them: in few words until they are approved."""
    given = approvals(session, code)
    found = []
    for topic in TOPICS:
        for dutch in topic.steps[:3]:
            sentence = SENTENCE_BY_TEXT.get(("topics", dutch))
            if sentence is None:
                continue
            approved = code == SOURCE or is_approved(given, dutch, translate(code, dutch, "topics"))
            shown = dutch if approved or sentence.few is None else sentence.few.words
            words = wording.of_step(dutch, code, given)
            found.append(Line(URGENT, digest_of(shown), dutch, f"hulp/{topic.slug}/", words, not approved))
    return found + _urgent_texts(session, code)


def _urgent_texts(session: Session, code: str) -> list[Line]:
    services = {each.slug: each for each in _services(session, slugs=SERVICES)}
    texts = _texts(session, services.values(), code)
    found = []
    for place in TEXTS:
        if place.service not in services:
            continue
        text = texts.of(getattr(services[place.service], f"{place.field}_id"))
        words = wording.of_text(place.service, place.field, text, code)
        if words is None or not words.lines:
            continue
        approved = code == SOURCE or is_approved_text(text)
        subject = f"{place.service}.{place.field}" if approved else digest_of(place.few.words)
        found.append(Line(URGENT, subject, text.dutch, f"aanbod/{place.service}/", words, not approved))
    return found


def topic_lines(session: Session, code: str) -> list[Line]:
    given = approvals(session, code)
    return [
        Line(TOPIC, each.slug, each.name, f"hulp/{each.slug}/", wording.of_topic(each, code, given)) for each in TOPICS
    ]


def service_lines(session: Session, code: str, ids: Collection[uuid.UUID] | None = None) -> list[Line]:
    """Published services that are wholly there in this language; invented ones need no voice."""
    services = _services(session, ids=ids)
    texts = _texts(session, services, code)
    found = []
    for each in services:
        name = name_of(each, texts)
        alert, summary, step = texts.of(each.alert_id), texts.of(each.summary_id), texts.of(each.next_step_id)
        numbers = [phone.number for phone in each.phones]
        words = wording.of_service(each.slug, name, alert, summary, step, numbers, code)
        if words is not None:
            found.append(Line(SERVICE, each.id.hex, name.dutch, f"aanbod/{each.slug}/", words))
    return sorted(found, key=lambda line: (line.path.split("/")[1] not in SERVICES, line.title))


def _services(
    session: Session, *, ids: Collection[uuid.UUID] | None = None, slugs: Collection[str] | None = None
) -> list[Service]:
    wanted = select(Service).where(Service.state == PUBLISHED, Service.is_example.is_(False))
    if ids is not None:
        wanted = wanted.where(Service.id.in_(ids))
    if slugs is not None:
        wanted = wanted.where(Service.slug.in_(slugs))
    return list(session.scalars(wanted.options(selectinload(Service.phones))))


def _texts(session: Session, services: Iterable[Service], code: str) -> ShownTexts:
    return shown_texts(session, (getattr(each, field) for each in services for field in READ), code)


def _ids(subject: str) -> list[uuid.UUID]:
    try:
        return [uuid.UUID(subject)]
    except ValueError:
        return []
