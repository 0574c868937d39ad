"""The signs of life of a device, as they arrive."""

import pytest

from kiosk import pairing
from kiosk.actions import ensure_screen
from kiosk.build import HEADER
from kiosk.models import ScreenBeat
from tests import factories
from tests.factories import AT

BEAT, PAIR = "/kiosk/de-hal/beat", "/kiosk/de-hal/pair"


@pytest.fixture
def screen(session):
    place = factories.location(session)
    return ensure_screen(session, "de-hal", "De hal", place.slug, ["nl"], AT)


@pytest.fixture
def token(client, session, screen):
    pairing.begin(session, screen, None, AT)
    answer = client.post(PAIR, json={})
    assert answer.status_code == 201
    pairing.confirm(session, screen, answer.json["code"], None, AT)
    return answer.json["token"]


def test_a_paired_device_is_heard(client, session, screen, token):
    answer = client.post(BEAT, json={"token": token, "heap": 42, "width": 1920, "build": "x"})
    assert (answer.status_code, answer.json) == (200, {"paired": True})
    assert answer.headers[HEADER]
    kept = session.get(ScreenBeat, screen.id)
    assert (kept.facts["heap"], kept.at) == (42, AT)


@pytest.mark.parametrize("said", [{}, {"token": "guess"}, {"token": 7}, {"token": ""}])
def test_nobody_else_is_heard(client, session, screen, token, said):
    assert client.post(BEAT, json=said).status_code == 403
    assert session.get(ScreenBeat, screen.id) is None


def test_a_revoked_device_is_told_and_the_programme_stays(client, session, screen, token):
    pairing.revoke(session, screen, None, AT)
    assert client.post(BEAT, json={"token": token}).json == {"paired": False}
    assert client.get("/kiosk/de-hal/").status_code == 200
    assert client.get("/kiosk/de-hal/board.json").status_code == 200


def test_silence_does_not_unpair(client, clock, token):
    clock.set("2027-11-23 09:00")
    assert client.post(BEAT, json={"token": token}).status_code == 200


def test_what_is_too_large_or_no_beat_changes_nothing(client, session, screen, token):
    assert client.post(BEAT, json={"token": token, "heap": "much"}).status_code == 400
    assert client.post(BEAT, json={"token": token, "error": "x" * 5000}).status_code == 403
    assert session.get(ScreenBeat, screen.id) is None


def test_a_code_is_given_only_while_somebody_waits(client, screen):
    assert client.post(PAIR, json={}).status_code == 409
    assert client.post("/kiosk/nergens/pair", json={}).status_code == 404


def test_a_board_is_told_that_somebody_waits(client, session, screen, clock):
    assert client.get("/kiosk/de-hal/board.json").json["screen"]["pairing"] is False
    pairing.begin(session, screen, None, AT)
    assert client.get("/kiosk/de-hal/board.json").json["screen"]["pairing"] is True
    clock.set("2026-11-23 09:10")
    assert client.get("/kiosk/de-hal/board.json").json["screen"]["pairing"] is False
