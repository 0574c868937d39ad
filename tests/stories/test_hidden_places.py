"""A hidden address, looked for at every public address there is: pages, feeds, boards, search, short links."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.activities import actions
from app.areas.topics import TOPICS
from app.languages import offered_codes
from kiosk.actions import ensure_screen
from tests import factories
from tests.support.inspection import InspectingClient

SECRETS = ("Stille Steeg", "1951 ZZ", "1951ZZ", "Schuilhuis", "Grijze deur", "Achterkamer")
QUESTIONS = ("Stille Steeg 7", "1951ZZ", "schuilhuis", "achterkamer", "opvang", "koffie")


@pytest.fixture
def hidden(session: Session) -> dict[str, list[str]]:
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
    owner = factories.organization(session, slug="opvang", name="Opvang")
    at_secret = {"organization": owner.slug, "location": secret.slug, "room": "zaal", "meeting_point": "Grijze deur"}
    service = factories.service(session, slug="opvang", organization=owner.slug, locations=[secret.slug])
    activity = factories.activity(session, slug="koffie", **at_secret)
    known = factories.location(session, slug="de-stek")
    moved = factories.activity(session, slug="verhuisd", organization=owner.slug, location=known.slug)
    first = datetime(2026, 11, 23, 9, 30)
    actions.move_occurrence(session, moved, first, location=secret.slug, room="zaal", by=None, at=factories.AT)
    ensure_screen(session, "de-stek", "De Stek", "de-stek", ["nl", "pl", "ar"], factories.AT)
    return {
        "lang": list(offered_codes()),
        "reader": list(offered_codes()),
        "topic": [topic.slug for topic in TOPICS],
        "slug": ["opvang", "koffie", "verhuisd"],
        "code": [service.code, activity.code, moved.code],
        "screen": ["de-stek"],
        "codes": [",".join(sorted((service.code, activity.code, moved.code)))],
        "token": ["geen"],
        "original": ["2026-11-23T0930"],
        "step": ["niet"],
        "key": ["geen"],
        "width": ["320"],
    }


def addresses(app: Flask, values: dict[str, list[str]]) -> list[str]:
    """Every public GET rule with every value of its variables. A rule with a variable unknown here fails the test."""
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(("/beheer", "/static")):
            continue
        paths = [rule.rule]
        for name in rule.arguments:
            placeholder = next(part for part in _placeholders(rule.rule) if part.strip("<>").split(":")[-1] == name)
            paths = [path.replace(placeholder, value) for path in paths for value in values[name]]
        found += paths
    return found


def _placeholders(rule: str) -> list[str]:
    return [f"<{part.split('>')[0]}>" for part in rule.split("<")[1:]]


def test_a_hidden_place_is_told_at_no_public_address(
    app: Flask, client: InspectingClient, session: Session, hidden: dict[str, list[str]]
) -> None:
    asked = addresses(app, hidden)
    asked += [f"/{code}/zoeken/?q={question}" for code in hidden["lang"] for question in QUESTIONS]
    asked += [f"/{code}/activiteiten/?onderwerp=ontmoeten" for code in hidden["lang"]]
    answered = 0
    for address in asked:
        response = client.get(address, inspect=False)
        answered += response.status_code == 200
        words = response.get_data(as_text=True) if response.status_code == 200 else ""
        if "zoeken" in address:
            words = words.split('id="found"')[-1]  # The question itself stands in the field above the hits.
        assert not [secret for secret in SECRETS if secret.casefold() in words.casefold()], address
    assert answered > 100


def test_the_walk_would_see_it(client: InspectingClient, session: Session) -> None:
    """The same words at a place that is not hidden are found, so the check above can fail."""
    factories.location(session, slug="huis", name="Schuilhuis", address_1="Stille Steeg 7", postal_code="1951 ZZ")
    factories.service(session, slug="opvang", locations=["huis"])
    assert "Stille Steeg" in client.get("/nl/aanbod/opvang/").get_data(as_text=True)
