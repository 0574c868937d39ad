"""A voice stands with the words that were read, with the speaker's yes, and is gone for good when it is taken away."""

import threading
import uuid

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.models import Change
from app.recordings.actions import NotAgreed, WordsChanged, put_recording, remove_recording
from app.recordings.models import TOPIC, Recording
from app.recordings.queries import line_of, public_sound
from app.recordings.sound import BadSound
from tests import factories
from tests.support.sounds import tone
from tests.support.voices import VOICE, record


@pytest.fixture
def line(session):
    return line_of(session, TOPIC, "geld", "nl")


def put(session, line, content=VOICE, **facts):
    given = {"read": line.wording.digest, "speaker": "Amina", "agreed": True, **facts}
    given.setdefault("by", uuid.uuid4())
    return put_recording(session, line, "nl", content, at=factories.AT, **given)


@pytest.mark.parametrize("facts", [{"agreed": False}, {"speaker": "  "}])
def test_nobody_is_heard_who_did_not_say_yes(session, line, facts):
    with pytest.raises(NotAgreed):
        put(session, line, **facts)


def test_what_was_read_must_be_what_stands_there(session, line):
    with pytest.raises(WordsChanged):
        put(session, line, read="what stood there yesterday")


def test_a_bad_recording_leaves_the_good_one(session, line):
    key = put(session, line)
    with pytest.raises(BadSound):
        put(session, line, tone(2, level=0))
    assert public_sound(session, key)


def test_another_recording_has_another_address_and_the_first_is_gone(session, line):
    first, second = put(session, line), put(session, line, tone(2, rate=8_000))
    assert public_sound(session, first) is None
    assert public_sound(session, second)
    assert session.scalar(select(func.count()).select_from(Recording)) == 1


def test_taken_away_nothing_of_the_voice_is_left(session, line):
    recording = record(session, TOPIC, "geld", "nl")
    key, by = recording.key, recording.made_by
    assert not remove_recording(session, "pl", key, by=by, at=factories.AT), "of another language"
    assert remove_recording(session, "nl", key, by=by, at=factories.AT)
    assert not remove_recording(session, "nl", key, by=by, at=factories.AT)
    assert session.scalars(select(Recording)).all() == []
    told = [each.action for each in session.scalars(select(Change).where(Change.kind == "recording"))]
    assert told == ["recording_made", "recording_removed"]


def test_two_people_at_once_lose_nothing_but_the_first_voice(session, engine, line):
    session.commit()
    faults = []

    def read_aloud(name):
        try:
            with Session(engine) as own, own.begin():
                put(own, line, speaker=name)
        except Exception as error:
            faults.append(error)

    people = [threading.Thread(target=read_aloud, args=(name,)) for name in ("Amina", "Noor")]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert faults == []
    assert session.scalar(select(Recording.speaker)) in ("Amina", "Noor")
