"""A volunteer reads aloud on the pages of the back office: own languages only, and whatever is wrong is said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.accounts.actions import set_languages
from app.accounts.models import TRANSLATOR, Person
from app.languages import offered_codes
from app.recordings import sound
from app.recordings.models import SERVICE, TOPIC, Recording
from tests import factories
from tests.factories import AT
from tests.support.inspection import text_of
from tests.support.sounds import tone
from tests.support.voices import LIST, VOICE, bring, line_address, record

TYPED = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)  # the parser of the tests knows no others
GELD = line_address("pl", TOPIC, "geld")


@pytest.fixture
def translator(session, client_of):
    client = client_of(TRANSLATOR)
    set_languages(session, session.get_one(Person, client.person_id), ["pl"], by=client.person_id, at=AT)
    return client


def test_what_is_read_aloud_is_heard_by_readers_at_once(session, translator, client):
    assert not client.get("/pl/hulp/geld/").page.xpath("//audio")
    assert bring(translator, GELD).status_code == 303
    assert len(client.get("/pl/hulp/geld/").page.xpath("//main//audio")) == 1
    page = translator.get(GELD).page
    (audio,) = page.xpath("//section[@aria-labelledby='standing']//audio")
    assert translator.get(audio.get("src")).mimetype == "audio/mp4"
    part = translator.get(audio.get("src"), headers={"Range": "bytes=0-1"})
    assert (part.status_code, len(part.data)) == (206, 2)


def test_the_words_to_read_are_those_on_the_page(translator, client):
    words = translator.get(GELD).page.xpath("//*[@id='words']")[0]
    assert (words.get("lang"), words.get("dir")) == ("pl", "ltr")
    shown = text_of(client.get("/pl/hulp/geld/").page.xpath("//main")[0])
    for line in words.xpath("./p"):
        assert text_of(line) in shown


def test_a_translator_reads_own_languages_only(session, translator):
    assert translator.get(LIST).page.xpath("//@data-language") == ["pl"]
    recording = record(session, TOPIC, "geld", "ar")
    for rest in ("ar/", "nl/", f"ar/{recording.key}.m4a", "ar/topic/geld/"):
        assert translator.get(LIST + rest).status_code == 403, rest
    token = translator.get(GELD).page.xpath("//input[@name='csrf_token']/@value")[0]
    for rest in (f"ar/{recording.key}/weg/", "ar/topic/geld/"):
        assert translator.post(LIST + rest, data={"csrf_token": token}).status_code == 403, rest
    # Nor through the door of another language.
    assert translator.get(f"{LIST}pl/{recording.key}.m4a").status_code == 404
    assert translator.post(f"{LIST}pl/{recording.key}/weg/", data={"csrf_token": token}).status_code == 404


def test_editors_read_every_language_dutch_too(staff_client):
    assert staff_client.get(LIST).page.xpath("//@data-language") == list(offered_codes())
    assert staff_client.get(f"{LIST}nl/").status_code == 200


def test_the_list_says_what_waits_and_what_readers_lost(session, staff_client):
    service = factories.service(session)
    record(session, SERVICE, service.id.hex, "nl")
    record(session, TOPIC, "werk", "nl")
    factories.save(session, service, {"summary": "Iets anders."})
    page = staff_client.get(f"{LIST}nl/").page
    rows = page.xpath("//ol[@id='waiting']/li")
    kinds = [each.get("data-kind") for each in rows]
    assert kinds == sorted(kinds, key=["urgent", "topic", "service"].index)
    assert rows[-1].get("data-state") == "behind"
    assert [each.get("data-state") for each in page.xpath("//section[@aria-labelledby='done']//li")] == ["good"]
    assert "2 opnamen" in text_of(staff_client.get(LIST).page.xpath("//*[@data-language='nl']")[0])
    assert "Nog geen opname" in text_of(staff_client.get(LIST).page.xpath("//*[@data-language='pl']")[0])
    assert staff_client.get(f"{LIST}nl/?pagina=2").status_code == 200
    assert staff_client.get(f"{LIST}nl/?pagina=0").status_code == 400
    line = staff_client.get(line_address("nl", SERVICE, service.id.hex))
    assert "Hulp met brieven en schulden." in text_of(line.page.xpath("//blockquote")[0]), "what the voice still says"


def test_what_does_not_stand_on_the_site_any_more_can_be_taken_away(session, staff_client):
    service = factories.service(session)
    key = record(session, SERVICE, service.id.hex, "nl").key
    factories.withdraw(session, service)
    page = staff_client.get(f"{LIST}nl/").page
    (action,) = page.xpath("//section[@aria-labelledby='left-over']//form/@action")
    token = page.xpath("//input[@name='csrf_token']/@value")[0]
    assert staff_client.post(action, data={"csrf_token": token}).status_code == 303
    session.expire_all()
    assert session.get(Recording, (SERVICE, service.id.hex, "nl")) is None
    assert key not in staff_client.get(f"{LIST}nl/").text


@pytest.mark.parametrize(
    ("content", "facts", "words"),
    [
        (b"", {}, "geen geluid dat wij kennen"),
        (b"%PDF-1.7", {}, "geen geluid dat wij kennen"),
        (VOICE[:40], {}, "niet heel"),
        (tone(2, level=0), {}, "niets te horen"),
        (tone(31, rate=8_000), {}, "langer dan 30 seconden"),
        (VOICE, {"agreed": ""}, "Vraag dit eerst."),
        (VOICE, {"speaker": " "}, "van wie de stem is"),
        (VOICE, {"speaker": "a" * 201}, "te lang"),
        (VOICE, {"read": "x"}, "intussen veranderd"),
    ],
    ids=[
        "nothing",
        "a letter",
        "half",
        "silence",
        "too long",
        "no yes",
        "nobody",
        "long name",
        "changed",
    ],
)
def test_what_is_wrong_is_said_and_what_was_filled_in_stays(session, staff_client, content, facts, words):
    record(session, TOPIC, "geld", "pl")
    answer = bring(staff_client, GELD, content, **{"speaker": "Oma Halina", **facts})
    assert answer.status_code == 422
    assert words in answer.text
    assert answer.page.xpath("//input[@name='speaker']/@value") == [facts.get("speaker", "Oma Halina").strip()]
    assert len(session.scalars(select(Recording)).all()) == 1, "the one that was there stays"
    assert answer.page.xpath("//input[@name='read']/@value") != ["x"]


def test_a_file_that_is_too_large_is_refused_in_words(staff_client, monkeypatch):
    monkeypatch.setattr(sound, "LARGEST", len(VOICE) - 1)  # Eight million bytes would only make the test slower.
    answer = bring(staff_client, GELD)
    assert (answer.status_code, "past in 8 MB" in answer.text) == (422, True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), TYPED, TYPED, st.sampled_from([b"", VOICE[:80]]))
def test_nothing_that_is_sent_breaks_the_page(staff_client, content, speaker, read, head):
    assert bring(staff_client, GELD, head + content, speaker=speaker, read=read).status_code == 422


def test_it_stands_in_the_history_with_its_words_and_without_the_voice(session, staff_client, admin_client):
    bring(staff_client, GELD)
    page = admin_client.get("/beheer/").page
    (link,) = page.xpath("//a[contains(@href, '/recording/')]/@href")
    assert "heeft een tekst ingesproken" in text_of(page)
    assert "ingesproken woorden pl" in text_of(admin_client.get(link).page)


def test_the_address_of_no_text_is_not_there(staff_client):
    for rest in ("pl/topic/iets/", "pl/iets/geld/", "xx/", "pl/iets.m4a"):
        assert staff_client.get(LIST + rest).status_code == 404, rest
