"""Both services against a server that speaks their protocol, faults included."""

import pytest

from app.config import WrongSetting, read_settings
from app.languages import LANGUAGES, SOURCE
from app.outbox.actions import RefusedForGood
from app.translating.services import ONLY_PEOPLE, DeepL, LibreTranslate, NotNow, translation_services
from tests.app.translating.machines import ARABIC, machine

KEY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def server():
    with machine() as server:
        yield server


@pytest.fixture(params=["deepl", "libretranslate"])
def service(request, server):
    if request.param == "deepl":
        return DeepL(KEY, server.url, timeout=1)
    return LibreTranslate(server.url, KEY, timeout=1)


def test_texts_come_back_in_order_and_the_key_goes_along(service, server):
    server.words = lambda text, code: f"{ARABIC} {text}"
    assert service.translate(["een", "twee"], "ar") == [f"{ARABIC} een", f"{ARABIC} twee"]
    assert server.asked == ["een", "twee"]
    assert KEY in server.headers[0]


@pytest.mark.parametrize("fault", [429, 456, 500, 503, "html", "cut", "drop", 2.5])
def test_what_may_work_later_is_said_to_be_not_now(service, server, fault):
    server.faults = [fault]
    with pytest.raises(NotNow):
        service.translate(["een"], "pl")
    assert len(server.asked) == 1  # The outbox tries again, not the client.


def test_a_key_that_is_not_accepted_waits_for_a_person(service, server):
    server.faults = [403]
    with pytest.raises(RefusedForGood):
        service.translate(["een"], "pl")


def test_a_server_that_is_not_there_is_not_now(unused_port):
    url = f"http://127.0.0.1:{unused_port()}"
    for service in (DeepL(KEY, url, timeout=1), LibreTranslate(url, timeout=1)):
        with pytest.raises(NotNow):
            service.translate(["een"], "pl")


def chosen(tmp_path, **settings):
    found = translation_services(read_settings(data_dir=tmp_path, **settings))
    return {code: service.name for code, service in found.items()}


def test_without_a_key_no_machine_is_asked_anything(tmp_path):
    assert chosen(tmp_path) == {}


def test_what_no_machine_knows_goes_to_people(tmp_path):
    every = chosen(tmp_path, deepl_key=KEY, libretranslate_url="http://127.0.0.1:5000")
    assert {"ti", "so"} == ONLY_PEOPLE
    assert set(every) == {each.code for each in LANGUAGES} - {SOURCE} - ONLY_PEOPLE


def test_a_language_can_be_given_to_one_of_them(tmp_path):
    both = {"deepl_key": KEY, "libretranslate_url": "http://127.0.0.1:5000"}
    found = chosen(tmp_path, **both, translate_with="ar=libretranslate fa=libretranslate")
    assert (found["ar"], found["fa"], found["pl"]) == ("libretranslate", "libretranslate", "deepl")


@pytest.mark.parametrize("wrong", ["pl", "xx=deepl", "pl=google"])
def test_a_choice_that_cannot_be_stops_the_start_with_a_sentence(tmp_path, wrong):
    with pytest.raises(WrongSetting, match="TRANSLATE_WITH"):
        read_settings(data_dir=tmp_path, translate_with=wrong)
