"""Volunteers who read something aloud for the tests, as the pages of the back office let them."""

import io
from typing import Any

from sqlalchemy.orm import Session

from app.recordings import actions, queries
from app.recordings.models import Recording
from tests import factories
from tests.support.forms import form_of
from tests.support.inspection import InspectingClient
from tests.support.sounds import tone

VOICE = tone(1, rate=8_000)
LIST = "/beheer/opnamen/"


def record(session: Session, kind: str, subject: str, code: str, content: bytes = VOICE) -> Recording:
    """The words as they stand there now, spoken."""
    line = queries.line_of(session, kind, subject, code)
    assert line is not None, f"no reader of {code} sees {kind} {subject}"
    facts: dict[str, Any] = {"speaker": "Amina", "agreed": True, "by": factories.person(session).id}
    actions.put_recording(session, line, code, content, read=line.wording.digest, at=factories.AT, **facts)
    found = queries.recording_of(session, line, code)
    assert found is not None
    return found


def line_address(code: str, kind: str, subject: str) -> str:
    return f"{LIST}{code}/{kind}/{subject}/"


def bring(client: InspectingClient, address: str, content: bytes = VOICE, **facts: str) -> Any:
    """Fill in the page of one text and send a file."""
    values = form_of(client.get(address).page, "speaker")
    data: dict[str, Any] = {name: value[0] for name, value in values.items()} | {"agreed": "y"} | facts
    data["file"] = (io.BytesIO(content), "opname.wav")
    return client.post(
        address, data={name: value for name, value in data.items() if value}, content_type="multipart/form-data"
    )
