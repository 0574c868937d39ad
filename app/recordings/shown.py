"""What templates ask: whether the words they show can be listened to, and how."""

from dataclasses import dataclass

from flask import Flask, g, url_for

from app.areas.topics import Topic
from app.areas.urgent import EVERYWHERE, SENTENCE_BY_TEXT, TEXT_BY_PLACE
from app.content.queries import ShownText
from app.db import db
from app.directory.pages import ServicePage
from app.i18n import current_code
from app.recordings import wording
from app.recordings.models import SERVICE, TOPIC, URGENT
from app.recordings.queries import playable
from app.recordings.wording import Wording
from app.translating.shown import page_approvals


@dataclass(frozen=True)
class Heard:
    """`src` and `size` are of a recording, "" without one; `say` is for the voice of the reader's own device."""

    say: str
    src: str = ""
    size: str = ""


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        heard_topic=heard_topic, heard_step=heard_step, heard_text=heard_text, heard_service=heard_service
    )
    app.jinja_env.globals.update(heard_request=heard_request, heard_everywhere=heard_everywhere)


def heard_topic(topic: Topic) -> Heard | None:
    return _heard(TOPIC, wording.of_topic(topic, current_code(), page_approvals()))


def heard_step(dutch: str) -> Heard | None:
    """Only a step on which safety hangs has a voice of its own beside that of its topic."""
    if ("topics", dutch) not in SENTENCE_BY_TEXT:
        return None
    return _heard(URGENT, wording.of_step(dutch, current_code(), page_approvals()))


def heard_request(topic: Topic) -> Heard | None:
    """Only what is said in danger has a voice of its own."""
    if ("topics", topic.request) not in SENTENCE_BY_TEXT:
        return None
    return _heard(URGENT, wording.of_request(topic, current_code()))


def heard_text(service: str, field: str, text: ShownText) -> Heard | None:
    if (service, field) not in TEXT_BY_PLACE:
        return None
    return _heard(URGENT, wording.of_text(service, field, text, current_code()))


def heard_service(page: ServicePage) -> Heard | None:
    parts = (page.alert, page.summary, page.next_step)
    numbers = [phone.number for phone in page.phones]
    return _heard(SERVICE, wording.of_service(page.slug, page.name, *parts, numbers, current_code()))


def heard_everywhere() -> Heard:
    """The numbers at the foot of every page, for the device's voice: they need no database, whatever is broken."""
    parts = [wording.of_few(few, current_code()) for few in EVERYWHERE]
    lines = (line for part in parts for line in part.lines)
    return Heard(wording.worded(lines, (number for part in parts for number in part.numbers)).spoken)


def _heard(kind: str, words: Wording | None) -> Heard | None:
    if words is None or not words.lines:
        return None
    if "recordings" not in g:  # One small query for a page, however much can be heard on it.
        g.recordings = playable(db.session, current_code())
    key, size = g.recordings.get((kind, words.digest), ("", 0))
    if not key:
        return Heard(words.spoken)
    return Heard(words.spoken, url_for("recordings.sound", key=key), f"{max(1, round(size / 1000))} kB")
