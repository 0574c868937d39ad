"""What can be read aloud in a language, and which recordings say what stands there now. The lists: overview.py."""

import uuid
from collections.abc import Collection, Iterable
from contextlib import suppress
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


def line_of(session: Session, kind: str, subject: str, code: str) -> Line | None:
    """One of the lines as it stands there now; None when readers do not see it."""
    if kind == SERVICE:
        found: Iterable[Line] = service_lines(session, code, service_ids([subject]))
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
    return found + _urgent_requests(given, code) + _urgent_texts(session, code)


def _urgent_requests(given: dict[str, str], code: str) -> list[Line]:
    """What somebody in danger shows or says at a Dutch desk."""
    return [
        Line(
            URGENT,
            f"{topic.slug}.request",
            topic.request,
            f"hulp/{topic.slug}/",
            wording.of_request(topic, code),
            code != SOURCE and not is_approved(given, topic.request, translate(code, topic.request, "topics")),
        )
        for topic in TOPICS
        if ("topics", topic.request) in SENTENCE_BY_TEXT
    ]


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


def service_lines(session: Session, code: str, ids: Collection[uuid.UUID]) -> list[Line]:
    """Those of these services that are wholly there in this language; invented ones need no voice."""
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


def service_ids(subjects: Iterable[str]) -> list[uuid.UUID]:
    """The services that recordings of services are about; what is no id names none."""
    found = []
    for each in subjects:
        with suppress(ValueError):
            found.append(uuid.UUID(each))
    return found
