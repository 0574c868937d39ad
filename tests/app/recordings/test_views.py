"""Readers hear the voice of their own language beside the text, and can leave it at that: no script is needed."""

import pytest

from app.areas.urgent import DANGER
from app.content.models import PERSON, digest_of
from app.languages import offered_codes
from app.recordings.models import SERVICE, TOPIC, URGENT
from tests import factories
from tests.support.inspection import text_of
from tests.support.sounds import tone
from tests.support.voices import record


@pytest.fixture
def service(session):
    return factories.service(session, slug="geldhulp", summary="Hulp met brieven.", phones=[{"number": "14 0255"}])


def sounds(client, path):
    return client.get(path).page.xpath("//main//audio")


def said(client, path):
    return client.get(path).page.xpath("//main//@data-say")


def test_a_topic_with_a_voice_has_a_player_that_loads_nothing_by_itself(session, client):
    recording = record(session, TOPIC, "geld", "pl", tone(8))
    (audio,) = sounds(client, "/pl/hulp/geld/")
    assert audio.get("preload") == "none"
    assert audio.get("controls") is not None
    assert audio.get("autoplay") is None
    assert audio.get("src") == f"/geluid/{recording.key}.m4a"
    kilobytes = round(recording.size / 1000)
    assert 30 < kilobytes < 50
    assert f"{kilobytes} kB" in text_of(audio.getparent())
    assert said(client, "/pl/hulp/geld/") == [], "a real voice needs no button for the other one"


def test_a_reader_of_another_language_does_not_hear_it(session, client):
    record(session, TOPIC, "geld", "pl")
    for code in set(offered_codes()) - {"pl"}:
        assert sounds(client, f"/{code}/hulp/geld/") == []


def test_a_new_voice_is_there_at_the_next_look_and_gone_when_the_words_are(session, client, service):
    assert sounds(client, "/nl/aanbod/geldhulp/") == []
    recording = record(session, SERVICE, service.id.hex, "nl")
    (audio,) = sounds(client, "/nl/aanbod/geldhulp/")
    assert client.get(audio.get("src")).data == recording.content
    factories.save(session, service, {"phones": [{"number": "14 0251"}]})
    assert sounds(client, "/nl/aanbod/geldhulp/") == []
    assert client.get(audio.get("src")).status_code == 404
    assert "1 4, 0 2 5 1" in said(client, "/nl/aanbod/geldhulp/")[0]


def test_an_urgent_sentence_has_its_own_voice_wherever_it_stands(session, client):
    factories.service(session, slug="politie", alert="Is er nu gevaar? Bel 112.")
    recording = record(session, URGENT, digest_of(DANGER.words), "pl")
    for path in ("/pl/hulp/nood/", "/pl/aanbod/politie/"):
        assert recording.key in "".join(each.get("src") for each in sounds(client, path)), path


def test_an_approved_text_of_a_service_is_heard_whole(session, client):
    service = factories.service(session, slug="politie", next_step="Bel de politie.")
    factories.translation(service.next_step, "pl", "Zadzwoń na policję.", origin=PERSON)
    recording = record(session, URGENT, "politie.next_step", "pl")
    assert [each.get("src") for each in sounds(client, "/pl/aanbod/politie/")] == [f"/geluid/{recording.key}.m4a"]


def test_the_voice_of_the_device_gets_the_words_of_the_page_and_numbers_digit_by_digit(session, client, service):
    (words,) = said(client, "/nl/aanbod/geldhulp/")
    assert words.splitlines() == ["Geldhulp", "Hulp met brieven.", "Bel 1 4, 0 2 5 5"]
    assert "1 1 2" in said(client, "/ar/hulp/nood/")[0]


def test_what_is_not_translated_is_read_by_no_voice(session, client, service):
    assert said(client, "/pl/aanbod/geldhulp/") == []


@pytest.mark.parametrize("path", ["/nl/", "/ti/hulp/nood/", "/ar/er-niet/"])
def test_the_urgent_numbers_at_the_foot_can_be_read_aloud_on_every_page(client, path):
    page = client.get(path).page
    (words,) = page.xpath("//footer//@data-say")
    for spelled in ("1 1 2", "1 1 3", "0 8 0 0, 2 0 0 0"):
        assert spelled in words.splitlines()
    assert all(each.get("hidden") is not None for each in page.xpath("//*[@data-say]")), "the script shows what works"


def test_a_sound_is_asked_for_again_and_costs_nothing_when_it_is_the_same(session, client):
    address = f"/geluid/{record(session, TOPIC, 'geld', 'nl').key}.m4a"
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mp4")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": "br, gzip"}).headers
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_an_iphone_gets_the_part_it_asks_for(session, client):
    recording = record(session, TOPIC, "geld", "nl")
    address, whole = f"/geluid/{recording.key}.m4a", recording.content
    client.get(address)
    answer = client.get(address, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.data) == (206, whole[:2])
    assert answer.headers["Content-Range"] == f"bytes 0-1/{len(whole)}"
    rest = client.get(address, headers={"Range": "bytes=100-", "If-Range": answer.headers["ETag"]})
    assert (rest.status_code, rest.data) == (206, whole[100:])
    other = client.get(address, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, other.data) == (200, whole)
    assert client.get(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    assert client.head(address).headers["Content-Length"] == str(len(whole))


def test_a_sound_that_is_none_is_not_there(client):
    assert client.get("/geluid/iets.m4a").status_code == 404


def test_a_page_about_danger_is_silent_until_somebody_taps_and_keeps_its_way_out(session, client):
    record(session, TOPIC, "geweld", "nl")
    page = client.get("/nl/hulp/geweld/").page
    assert len(page.xpath("//a[@data-exit]")) == 1
    assert page.xpath("//audio/@preload") == ["none"]
    assert not page.xpath("//*[@autoplay]")


@pytest.mark.parametrize("code", ["nl", "pl"])
def test_what_is_said_in_danger_is_played_where_it_stands_and_says_what_stands_there(session, client, code):
    recording = record(session, URGENT, "geweld.request", code)
    section = client.get(f"/{code}/hulp/geweld/").page.xpath("//section[@aria-labelledby='say']")[0]
    assert section.xpath(".//audio/@src") == [f"/geluid/{recording.key}.m4a"]
    shown = text_of(section)
    for line in recording.words.splitlines():
        assert line in shown
    assert client.get(f"/geluid/{recording.key}.m4a").data == recording.content
    assert client.get(f"/{code}/hulp/geld/").page.xpath("//section[@aria-labelledby='say']//audio") == []
