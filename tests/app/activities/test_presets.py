"""The common activities of a Huis van de Wijk: words in every language, and a form that is almost filled in."""

import re

import pytest

from app.activities.models import COSTS, SIGNUPS
from app.activities.presets import GROUPS, PRESET_BY_CODE, PRESETS
from app.areas.audiences import AUDIENCES
from app.areas.topics import TOPIC_BY_SLUG
from app.catalogs import translate
from app.languages import SOURCE, offered_codes
from tests.support.inspection import text_of

NEW = "/beheer/activiteiten/nieuw/"


def test_there_are_about_forty_each_once():
    assert 38 <= len(PRESETS) <= 48
    assert len(PRESET_BY_CODE) == len(PRESETS)
    assert len({each.title for each in PRESETS}) == len(PRESETS)
    assert all(group.presets for group in GROUPS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.code)
def test_a_preset_is_sensible(preset):
    sentences = re.findall(r"[.?!](?:\s|$)", preset.description)
    assert 1 <= len(sentences) <= 2
    assert len(preset.title) <= 35
    assert not re.search(r"\d|€", preset.title + preset.description), "a day, price or age is a fact, not a word"
    assert preset.topics
    assert set(preset.topics) <= set(TOPIC_BY_SLUG)
    assert set(preset.audiences) <= set(AUDIENCES)
    assert preset.cost in COSTS
    assert preset.signup in SIGNUPS
    assert 30 <= preset.duration <= 300
    assert preset.age_min is None or preset.age_max is None or preset.age_min < preset.age_max


@pytest.mark.parametrize("code", [code for code in offered_codes() if code != SOURCE])
def test_every_preset_speaks_every_language(code):
    same = {"Taalcafé", "Repaircafé", "Naaicafé"}  # names that some languages keep
    for preset in PRESETS:
        assert translate(code, preset.title, "presets") != preset.title or preset.title in same, preset.title
        assert translate(code, preset.description, "presets") != preset.description


def test_staff_choose_from_groups(staff_client):
    page = staff_client.get(NEW).page
    assert len(page.xpath("//main//h2")) == len(GROUPS)
    assert len(page.xpath("//main//a[@class='tile']")) == len(PRESETS) + 1


@pytest.mark.parametrize(("code", "asked"), [("taalles", ["level"]), ("kinderclub", ["age_min", "age_max"])])
def test_the_fact_that_tells_two_such_activities_apart_is_asked_beside_the_title(staff_client, code, asked):
    page = staff_client.get(f"{NEW}{code}/").page
    part = page.xpath("//section[@aria-labelledby='part-what']")[0]
    assert [each.get("name") for each in part.xpath(".//input[not(ancestor::details)] | .//select")] == asked
    assert all(len(page.xpath(f"//*[@name='{name}']")) == 1 for name in ("level", "age_min", "age_max"))


def test_the_form_begins_with_what_such_activities_are(staff_client):
    page = staff_client.get(f"{NEW}kinderclub/").page
    preset = PRESET_BY_CODE["kinderclub"]
    assert page.xpath("//*[@name='age_min']/@value") == [str(preset.age_min)]
    assert page.xpath("//*[@name='age_max']/@value") == [str(preset.age_max)]
    assert page.xpath("//input[@name='audiences'][@checked]/@value") == list(preset.audiences)
    assert page.xpath("//input[@name='cost'][@checked]/@value") == [preset.cost]
    assert preset.title in text_of(page)
