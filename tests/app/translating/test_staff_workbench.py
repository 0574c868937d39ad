"""The translator's round over HTTP: only own languages, no typed word lost."""

import io

import pytest

from app.accounts.actions import set_languages
from app.accounts.models import TRANSLATOR, Person
from app.content.actions import put_translation
from app.content.models import MACHINE, PERSON
from tests import factories
from tests.factories import AT
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

PL = "/beheer/vertalen/pl/"


@pytest.fixture
def service(session):
    return factories.service(session, summary="Hulp met brieven.", next_step="Loop zo binnen.")


@pytest.fixture
def translator(session, client_of):
    client = client_of(TRANSLATOR)
    set_languages(session, session.get_one(Person, client.person_id), ["pl"], by=client.person_id, at=AT)
    return client


def text_page(text):
    return f"{PL}tekst/{text.id}/"


def in_polish(session, text):
    session.expire_all()
    return next((each for each in text.translations if each.language == "pl"), None)


def begin(client):
    page = client.get(PL).page
    token = page.xpath("//form[contains(@action, '/ronde/')]//input[@name='csrf_token']/@value")[0]
    return client.post(f"{PL}ronde/", data={"csrf_token": token}).location


def test_a_round_goes_from_text_to_text_and_ends_with_thanks(session, translator, service):
    address = begin(translator)
    for words in ("Pomoc w pismach.", "Można przyjść."):
        page = translator.get(address).page
        assert page.xpath("//textarea[@name='value']/@lang") == ["pl"]
        address = send(translator, address, form_of(page, "value"), value=words, step="save").location
    assert address == f"{PL}klaar/"
    page = text_of(translator.get(address).page)
    assert "U hebt in deze ronde 2 teksten gedaan." in page
    assert in_polish(session, service.summary).reviewed_by == translator.person_id


def test_a_skipped_text_waits_for_somebody_else(session, translator, service):
    address = begin(translator)
    following = send(translator, address, form_of(translator.get(address).page, "value"), value="x", step="skip")
    assert following.location not in (address, f"{PL}klaar/")
    assert in_polish(session, service.summary) is None
    assert "Hulp met brieven." in translator.get(PL).text


def test_a_draft_of_a_machine_is_accepted_as_it_stands(session, translator, service):
    put_translation(service.summary, "pl", "Pomoc w pismach.", origin=MACHINE)
    address = text_page(service.summary)
    page = translator.get(address)
    assert "Dit is goed" in page.text
    assert send(translator, address, form_of(page.page, "value"), step="save").status_code == 303
    made = in_polish(session, service.summary)
    assert (made.value, made.origin) == ("Pomoc w pismach.", PERSON)


def test_what_is_behind_shows_what_the_dutch_lost_and_gained(session, translator, service):
    put_translation(service.summary, "pl", "Pomoc w pismach.", origin=PERSON)
    factories.save(session, service, {"summary": "Hulp met formulieren."})
    page = translator.get(text_page(service.summary)).page
    assert [text_of(each) for each in page.xpath("//del")] == ["brieven."]
    assert [text_of(each) for each in page.xpath("//ins")] == ["formulieren."]


def test_nothing_typed_is_lost_when_somebody_else_was_first(session, translator, service):
    address = text_page(service.summary)
    values = form_of(translator.get(address).page, "value")
    put_translation(service.summary, "pl", "Od kogoś innego.", origin=PERSON)
    answer = send(translator, address, values, value="Moje słowa.", step="save")
    assert answer.status_code == 409
    assert "Od kogoś innego." in answer.text
    assert answer.page.xpath("//textarea[@name='value']/text()")[0].strip() == "Moje słowa."
    assert in_polish(session, service.summary).value == "Od kogoś innego."
    again = send(translator, address, form_of(answer.page, "value"), step="save")
    assert again.status_code == 303
    assert in_polish(session, service.summary).value == "Moje słowa."


def test_an_empty_translation_is_asked_again(session, translator, service):
    address = text_page(service.summary)
    answer = send(translator, address, form_of(translator.get(address).page, "seen"), value=" ", step="save")
    assert answer.status_code == 422
    assert in_polish(session, service.summary) is None


def test_when_the_dutch_changed_while_somebody_wrote_the_words_are_kept_as_behind(session, translator, service):
    address = text_page(service.summary)
    values = form_of(translator.get(address).page, "value")
    factories.save(session, service, {"summary": "Hulp met formulieren."})
    send(translator, address, values, value="Pomoc w pismach.", step="save")
    made = in_polish(session, service.summary)
    assert made.value == "Pomoc w pismach."
    assert made.source_digest != service.summary.digest


def test_a_translator_sees_and_writes_own_languages_only(session, translator, service):
    page = translator.get("/beheer/vertalen/").page
    assert page.xpath("//@data-language") == ["pl"]
    for rest in ("", f"tekst/{service.summary.id}/", "klaar/", "teksten.po"):
        assert translator.get(f"/beheer/vertalen/ar/{rest}").status_code == 403
    assert translator.get("/beheer/vertalen/nl/").status_code == 404
    assert translator.get("/beheer/vertalen/xx/").status_code == 404


def test_what_is_not_public_cannot_be_opened(session, translator):
    draft = factories.service(session, state="draft", summary="Concept")
    assert translator.get(text_page(draft.summary)).status_code == 404


def test_the_glossary_stands_beside_the_text(session, translator):
    service = factories.service(session, summary="Ga naar de voedselbank.")
    assert "bank żywności" in translator.get(text_page(service.summary)).text


def test_a_title_says_how_much_fits_on_the_board(session, translator):
    activity = factories.activity(session, preset="", title="Samen zingen")
    page = translator.get(text_page(activity.title)).page
    assert page.xpath("//textarea/@data-fits") == ["45"]


def test_the_file_goes_out_and_comes_back(session, translator, service):
    content = translator.get(f"{PL}teksten.po").get_data()
    assert b"Hulp met brieven." in content
    filled = content.replace(b'msgid "Hulp met brieven."\nmsgstr ""', b'msgid "Hulp met brieven."\nmsgstr "Pomoc."')
    token = translator.get(PL).page.xpath("//input[@name='csrf_token']/@value")[0]

    def bring(body):
        data = {"csrf_token": token, "file": (io.BytesIO(body), "pl.po")}
        return translator.post(f"{PL}teksten/", data=data, content_type="multipart/form-data")

    assert bring(b"geen bestand").status_code == 303
    assert "geen .po-bestand" in translator.get(PL).text
    assert bring(filled).status_code == 303
    assert in_polish(session, service.summary).value == "Pomoc."


def test_an_admin_gives_a_translator_their_languages(session, admin_client):
    person = factories.person(session, role=TRANSLATOR)
    address = f"/beheer/mensen/{person.id}/"
    values = form_of(admin_client.get(address).page, "role")
    assert send(admin_client, address, values, languages=["pl", "ti"], step="role").status_code == 303
    page = admin_client.get(address).page
    assert page.xpath("//input[@name='languages' and @checked]/@value") == ["pl", "ti"]
    assert send(admin_client, address, values, languages=["xx"], step="role").status_code == 422
