"""The starter content against the real input, where that lies beside the project."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from app.areas.topics import TOPIC_BY_SLUG
from app.languages import SOURCE, offered_codes
from app.starter.files import KINDS_WITH_TEXT, read_content

INPUT = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_input = pytest.mark.skipif(not INPUT.is_dir(), reason="the real input lies in ../shared, which is not here")
PUBLIC_FIELDS = {"website": "channels", "languages": "languages", "opening_hours": "schedules", "costs": "cost"}


@pytest.fixture(scope="module")
def providers() -> dict[str, Any]:
    return {each["id"]: each for each in json.loads((INPUT / "providers.json").read_text(encoding="utf-8"))}


@needs_input
def test_every_provider_and_example_is_there(providers: dict[str, Any]) -> None:
    content = read_content()
    assert set(content.services) == set(providers)
    examples = json.loads((INPUT / "activities.json").read_text(encoding="utf-8"))
    assert set(content.activities) == {each["id"] for each in examples}


@needs_input
def test_every_public_phone_stands_in_the_input(providers: dict[str, Any]) -> None:
    known = {_digits(each["phone"]) for each in providers.values()} | {"112"}
    told = "".join(_digits(each["how_nl"] + " " + each["costs"]) + " " for each in providers.values())
    for slug, facts in read_content().services.items():
        for phone in facts.get("phones", ()):
            number = _digits(phone["number"])
            assert number in known or number in told, f"{slug}: {phone['number']}"


@needs_input
def test_a_fact_that_was_only_recalled_is_not_public(providers: dict[str, Any]) -> None:
    for slug, facts in read_content().services.items():
        provider = providers[slug]
        recalled = {field for field, how in provider["field_confidence"].items() if how == "recalled"}
        websites = [each["value"] for each in facts.get("channels", ()) if each["kind"] == "website"]
        if "website" in recalled:
            assert provider["website"] not in websites, slug
        if "languages" in recalled:
            assert not facts.get("languages"), slug
        if "costs" in recalled:
            assert facts.get("cost", "unknown") == "unknown", slug
        if "phone" in recalled and provider["scope"] != "landelijk":
            assert not facts.get("phones"), slug


@needs_input
def test_every_question_leads_from_its_topic_to_the_help_it_asks_for() -> None:
    services = read_content().services
    with (INPUT / "search_queries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected = row["expected_provider_ids"].split(";")
            found = [slug for slug in expected if row["expected_topic"] in services[slug]["topics"]]
            assert len(found) >= min(2, len(expected)), row["query"]


def test_topics_are_known_and_every_topic_has_help() -> None:
    services = read_content().services
    named = {topic for facts in services.values() for topic in facts["topics"]}
    assert named == set(TOPIC_BY_SLUG)


@pytest.mark.parametrize("code", [code for code in offered_codes() if code != SOURCE])
@pytest.mark.parametrize("kind", KINDS_WITH_TEXT)
def test_every_text_stands_in_every_language(code: str, kind: str) -> None:
    content = read_content()
    facts = getattr(content, kind)
    for slug, dutch in content.texts[SOURCE][kind].items():
        wanted = set(dutch)
        if facts[slug].get("proper_name", True):
            wanted.discard("name")
        if "proper_name" in facts[slug] and not facts[slug]["proper_name"]:
            wanted.add("name")
        words = content.texts[code][kind].get(slug, {})
        assert set(words) == wanted, f"{code}/{kind}.toml, {slug}"
        for key, value in dutch.items():
            if key in wanted and isinstance(value, str):
                assert _digits(words[key]) == _digits(value), f"{code}/{kind}.toml, {slug}, {key}"


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
