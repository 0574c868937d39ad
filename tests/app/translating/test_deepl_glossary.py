"""The words a language keeps to, as a glossary at DeepL or as marks: against a server that speaks the protocol."""

from datetime import timedelta

import pytest

from app.translating import services
from app.translating.drafts import protect, unprotect
from app.translating.glossary import digest_of_terms, machine_terms
from app.translating.services import DeepL, LibreTranslate, NotNow
from tests import factories
from tests.app.translating.machines import machine
from tests.app.translating.test_drafts import Run, translations

KEY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def server():
    with machine() as server:
        yield server


@pytest.fixture
def deepl(server):
    return DeepL(KEY, server.url, timeout=1)


@pytest.fixture
def run(engine, server, deepl):
    run = Run(engine, server)
    run.services = {"pl": deepl}
    return run


def test_the_glossary_is_made_once_and_goes_along_with_every_text(server, deepl):
    deepl.translate(["Naar de huisarts."], "pl")
    deepl.translate(["Nog een keer."], "pl")
    [made] = server.glossaries.values()
    assert made["name"] == f"noordwijzer-pl-{digest_of_terms('pl')}"
    assert made["entries"] == machine_terms("pl")
    assert made["entries"]["huisarts"] == "lekarz rodzinny"
    assert server.used == [made["glossary_id"]] * 2


def test_after_a_restart_it_is_found_again_by_its_content(server, deepl):
    deepl.translate(["een"], "pl")
    DeepL(KEY, server.url, timeout=1).translate(["twee"], "pl")
    assert len(server.glossaries) == 1
    assert len(set(server.used)) == 1


def test_other_words_are_another_glossary_and_the_old_one_goes(server, deepl, monkeypatch):
    deepl.translate(["een"], "pl")
    deepl.translate(["een"], "ar")
    monkeypatch.setattr(services, "machine_terms", lambda code: {"huisarts": "lekarz"})
    monkeypatch.setattr(services, "digest_of_terms", lambda code: "anders")
    deepl.translate(["twee"], "pl")
    names = sorted(each["name"] for each in server.glossaries.values())
    assert names == [f"noordwijzer-ar-{digest_of_terms('ar')}", "noordwijzer-pl-anders"]


def test_somebody_elses_glossaries_are_left_alone(server, deepl):
    other = {"glossary_id": "x", "name": "pl-van-een-ander", "ready": True, "source_lang": "nl", "target_lang": "pl"}
    server.glossaries["x"] = {**other, "creation_time": "2026-11-23T08:00:00.000000Z", "entry_count": 1}
    deepl.translate(["een"], "pl")
    assert "x" in server.glossaries


@pytest.mark.parametrize("fault", [429, 500, 503, "drop"])
def test_a_service_that_is_down_is_tried_later(server, deepl, fault):
    server.glossary_faults = [fault]
    with pytest.raises(NotNow):
        deepl.translate(["een"], "pl")
    assert server.asked == []
    assert deepl.translate(["een"], "pl")


@pytest.mark.parametrize("faults", [[400], [456], [404], ["html"], [None, None, 456]])
def test_what_it_refuses_for_good_does_not_stop_the_drafts(server, deepl, faults):
    server.glossary_faults = list(faults)
    assert deepl.translate(["een"], "pl")
    assert server.used == [None]


def test_a_glossary_that_was_thrown_away_there_is_made_again(server, deepl):
    deepl.translate(["een"], "pl")
    server.glossaries.clear()
    with pytest.raises(NotNow):
        deepl.translate(["twee"], "pl")
    assert deepl.translate(["twee"], "pl")
    assert len(server.glossaries) == 1


def test_a_pair_that_has_no_glossaries_gets_marks_in_the_place_of_its_words(session, server, run):
    server.pairs = {"ar"}
    service = factories.service(session, summary="U kunt gratis naar de huisarts.")
    session.commit()
    assert run(["pl"]).done == 1
    assert "huisarts" not in " ".join(server.asked)
    assert "lekarz rodzinny" in translations(session, service.summary)["pl"].value


def test_with_a_glossary_the_words_themselves_are_sent(session, server, run):
    factories.service(session, summary="U kunt gratis naar de huisarts.")
    session.commit()
    assert run(["pl"]).done == 1
    assert any("huisarts" in each for each in server.asked)
    assert set(server.used) == set(server.glossaries)


def test_a_glossary_that_fails_once_loses_nothing(session, server, run):
    service = factories.service(session, summary="U kunt gratis naar de huisarts.")
    session.commit()
    server.glossary_faults = [503]
    assert run(["pl"]).postponed == 1
    run.at += timedelta(minutes=2)
    assert run(["pl"]).done == 1
    assert "pl" in translations(session, service.summary)


def test_libretranslate_never_sees_a_word_that_has_a_term(session, server, run):
    run.services = {"pl": LibreTranslate(server.url, timeout=1)}
    service = factories.service(session, summary="Een tolk en de Voedselbank helpen u gratis.")
    session.commit()
    assert run(["pl"]).done == 1
    sent = " ".join(server.asked).casefold()
    assert not {"tolk", "voedselbank", "gratis"} & set(sent.replace(".", " ").split())
    value = translations(session, service.summary)["pl"].value
    assert all(term in value for term in ("tłumacz", "Bank żywności", "za darmo"))


def test_only_whole_words_are_terms_and_names_go_first():
    terms = {"huur": "czynsz", "tolk": "tłumacz"}
    marked, kept = protect("Huurtoeslag, huur & Huis van de tolk.", {"Huis van de tolk"}, terms)
    assert kept == ["czynsz", "Huis van de tolk"]
    assert marked == 'Huurtoeslag, <x id="0"/> &amp; <x id="1"/>.'
    assert unprotect(marked, kept) == "Huurtoeslag, czynsz & Huis van de tolk."


def test_a_word_with_a_choice_is_left_to_people():
    assert "spoed" not in machine_terms("pl"), "nagły wypadek, pilne: two words for one"
    assert "opvang" not in machine_terms("ar")
    assert machine_terms("pl")["DigiD"] == "DigiD"
