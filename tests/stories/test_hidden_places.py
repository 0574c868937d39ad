"""A hidden address, looked for at every public address there is: pages, feeds, boards, search, short links."""

from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.activities import actions, hosts, images
from app.activities.models import Activity
from app.areas.topics import TOPICS
from app.languages import offered_codes
from app.recordings.models import SERVICE
from app.tokens import seal
from kiosk.actions import ensure_screen
from tests import factories
from tests.app.test_pictures import photo
from tests.support.inspection import InspectingClient
from tests.support.outside import tile
from tests.support.voices import record

PIN = (52.471357, 4.631313)
SECRETS = ("Stille Steeg", "1951 ZZ", "1951ZZ", "Schuilhuis", "Grijze deur", "Achterkamer", "52.4713", "4.6313")
SECRET = "only for tests"
QUESTIONS = ("Stille Steeg 7", "1951ZZ", "schuilhuis", "achterkamer", "opvang", "koffie")


@pytest.fixture
def tile_on_disk(data_dir: Path) -> dict[str, list[str]]:
    """A tile that was fetched before, so that its address answers without a network."""
    kept = data_dir / "tiles" / "15" / "16806" / "10753.png"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(tile("/15/16806/10753.png"))
    return {"z": ["15"], "x": ["16806"], "y": ["10753"]}


@pytest.fixture
def hidden(session: Session, tile_on_disk: dict[str, list[str]]) -> dict[str, list[str]]:
    """A service, an activity and a date that moved, all at one hidden place. Gives values for the rules' variables."""
    secret = factories.location(
        session,
        slug="schuilplaats",
        name="Schuilhuis",
        is_hidden=True,
        address_1="Stille Steeg 7",
        postal_code="1951 ZZ",
        rooms=[{"slug": "zaal", "name": "Achterkamer", "is_example": False}],
    )
    secret.latitude, secret.longitude = PIN  # No page of ours puts it there, but a database may come from elsewhere.
    owner = factories.organization(session, slug="opvang", name="Opvang")
    at_secret = {"organization": owner.slug, "location": secret.slug, "room": "zaal", "meeting_point": "Grijze deur"}
    service = factories.service(session, slug="opvang", organization=owner.slug, locations=[secret.slug])
    activity = factories.activity(session, slug="koffie", **at_secret)
    known = factories.location(session, slug="de-stek")
    moved = factories.activity(session, slug="verhuisd", organization=owner.slug, location=known.slug)
    known.latitude, known.longitude = 52.4742, 4.6431
    first = datetime(2026, 11, 23, 9, 30)
    actions.move_occurrence(session, moved, first, location=secret.slug, room="zaal", by=None, at=factories.AT)
    ensure_screen(session, "de-stek", "De Stek", "de-stek", ["nl", "pl", "ar"], factories.AT)
    owner_asks = [("service", service.id), ("activity", activity.id)]
    host = hosts.token_of(SECRET, hosts.make_link(session, activity, "Amina", "nl", by=None, at=factories.AT))
    return {
        **tile_on_disk,
        "lang": list(offered_codes()),
        "reader": list(offered_codes()),
        "topic": [topic.slug for topic in TOPICS],
        "slug": ["opvang", "koffie", "verhuisd"],
        "code": [service.code, activity.code, moved.code],
        "screen": ["de-stek"],
        "codes": [",".join(sorted((service.code, activity.code, moved.code)))],
        "token": [host, *(seal(SECRET, "check", [kind, record.hex]) for kind, record in owner_asks)],
        "original": ["2026-11-23T09:30"],
        "step": ["niet", "vol", "later", "zaal"],
        "key": [photo_of(session, activity), record(session, SERVICE, service.id.hex, "nl").key],
        "width": ["400"],
    }


def photo_of(session: Session, activity: Activity) -> str:
    facts = {"alt": "Een tafel", "people": images.NOBODY, "consent_by": "", "consent_until": None, "by": None}
    at = factories.AT
    key = images.put_files(session, photo((400, 400)))
    return images.attach_image(session, activity, key, today=at.date(), at=at, **facts).key


def addresses(app: Flask, values: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every public GET rule with every value of its variables. A rule with a variable unknown here fails the test."""
    found = {}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(("/beheer", "/static")):
            continue
        paths = [rule.rule]
        for name in rule.arguments:
            placeholder = next(part for part in _placeholders(rule.rule) if part.strip("<>").split(":")[-1] == name)
            paths = [path.replace(placeholder, value) for path in paths for value in values[name]]
        found[rule.rule] = paths
    return found


def _placeholders(rule: str) -> list[str]:
    return [f"<{part.split('>')[0]}>" for part in rule.split("<")[1:]]


def test_a_hidden_place_is_told_at_no_public_address(
    app: Flask, client: InspectingClient, session: Session, hidden: dict[str, list[str]]
) -> None:
    asked = addresses(app, hidden)
    asked["search"] = [f"/{code}/zoeken/?q={question}" for code in hidden["lang"] for question in QUESTIONS]
    asked["filter"] = [f"/{code}/activiteiten/?onderwerp=ontmoeten" for code in hidden["lang"]]
    for rule, paths in asked.items():
        answers = {path: words_of(client, path) for path in paths}
        assert any(answers.values()), f"{rule} was never answered, so nothing was looked at"
        for path, words in answers.items():
            assert not [secret for secret in SECRETS if secret.casefold() in words.casefold()], path


def words_of(client: InspectingClient, address: str) -> str:
    """What a page that is there says, or where it leads; nothing for another one."""
    response = client.get(address, inspect=False)
    if response.status_code >= 400:
        return ""
    words = response.headers.get("Location", "") + response.get_data().decode(errors="replace")
    # The question itself stands in the field above the hits.
    return words.split('id="found"')[-1] if "zoeken" in address else words


def test_the_walk_would_see_it(client: InspectingClient, session: Session) -> None:
    """The same words at a place that is not hidden are found, so the check above can fail."""
    place = factories.location(session, slug="huis", name="Schuilhuis", address_1="Stille Steeg 7")
    place.latitude, place.longitude = PIN
    factories.service(session, slug="opvang", locations=["huis"])
    assert "Stille Steeg" in client.get("/nl/aanbod/opvang/").get_data(as_text=True)
    assert "52.4713" in client.get("/nl/kaart/").get_data(as_text=True)
