"""The urgent set: in few words with the Dutch beside until a native reader has said that the whole is right."""

import pytest
from sqlalchemy import select

from app.areas.urgent import SENTENCES, TEXTS
from app.catalog_files import extracted
from app.catalogs import translate
from app.changes.models import Change
from app.content.models import PERSON, digest_of
from app.starter.files import read_content
from app.translating.actions import WordsChanged, approve_urgent, withdraw_approval
from app.translating.queries import approvals, is_approved, urgent_rows
from tests import factories
from tests.support.forms import fields_of
from tests.support.inspection import text_of

LIST = "/beheer/vertalen/spoed/pl/"
SUICIDE = "Denkt u aan zelfmoord? Bel 113."
KEY = digest_of(SUICIDE)


@pytest.fixture
def helpline(session):
    service = factories.service(
        session,
        slug="113-zelfmoordpreventie",
        topics=["psychisch"],
        next_step="Bel 113. Dat kan dag en nacht.",
        alert="Is er nu gevaar? Bel 112.",
        phones=[{"number": "113"}],
    )
    factories.translation(service.next_step, "pl", "Proszę dzwonić pod 113. W dzień i w nocy.")
    return service


@pytest.fixture
def me(session):
    return factories.person(session)


def seal_of(session, key, code="pl"):
    return next(row.seal for row in urgent_rows(session, code) if row.key == key)


def steps_of(client, code="pl", topic="psychisch"):
    page = client.get(f"/{code}/hulp/{topic}/").page
    return page.xpath("//ol[@class='steps']/li")


def test_the_set_is_about_forty_sentences_that_really_stand_on_pages():
    known = {domain: {message.id for message in extracted(domain)} for domain in ("messages", "topics")}
    assert not [each for each in SENTENCES if each.dutch not in known[each.domain]]
    words = read_content().texts["nl"]["services"]
    assert not [each for each in TEXTS if not words[each.service].get(each.field)]
    assert 38 <= len(SENTENCES) + len(TEXTS) <= 50


def test_every_number_in_the_few_words_stands_in_the_dutch_or_with_the_service():
    content = read_content()
    for each in SENTENCES:
        if each.few and each.few.number:
            assert each.few.number in each.dutch, each
    for text in TEXTS:
        numbers = [phone["number"] for phone in content.services[text.service].get("phones", ())]
        if text.few.number not in ("", "112"):
            assert text.few.number in numbers, text


def test_until_it_is_approved_a_step_stands_in_few_words_with_its_number_and_the_dutch(client):
    step = next(each for each in steps_of(client) if "113" in text_of(each))
    assert step.xpath(".//a[@href='tel:113']")
    assert step.xpath(".//*[local-name()='use']")
    assert [text_of(each) for each in step.xpath(".//*[@data-dutch and @lang='nl']")] == [SUICIDE]
    assert translate("pl", "Denkt u aan zelfmoord?") in text_of(step)


def test_an_approved_step_stands_whole_and_without_the_dutch(session, client, me):
    approve_urgent(session, "pl", KEY, seal=seal_of(session, KEY), by=me.id, at=factories.AT)
    step = next(each for each in steps_of(client) if "113" in text_of(each))
    assert text_of(step) == translate("pl", SUICIDE, "topics")


def test_an_approval_is_for_one_language(session, client, me):
    approve_urgent(session, "pl", KEY, seal=seal_of(session, KEY), by=me.id, at=factories.AT)
    assert [text_of(each) for each in steps_of(client, "ar")[0].xpath(".//*[@data-dutch]")] == [SUICIDE]


def test_an_approval_does_not_outlive_the_words_it_was_about(session, me):
    approve_urgent(session, "pl", KEY, seal=seal_of(session, KEY), by=me.id, at=factories.AT)
    given = approvals(session, "pl")
    assert is_approved(given, SUICIDE, translate("pl", SUICIDE, "topics"))
    assert not is_approved(given, SUICIDE, "Inne słowa.")


def test_what_nobody_saw_cannot_be_approved(session, me):
    with pytest.raises(WordsChanged):
        approve_urgent(session, "pl", KEY, seal="other", by=me.id, at=factories.AT)
    with pytest.raises(KeyError):
        approve_urgent(session, "pl", "no-such-line", seal="", by=me.id, at=factories.AT)


def test_a_text_of_a_service_stands_in_few_words_until_a_person_has_read_it(session, client, helpline, me):
    page = client.get("/pl/aanbod/113-zelfmoordpreventie/").page
    assert "Bel 113. Dat kan dag en nacht." in [text_of(each) for each in page.xpath("//*[@data-dutch]")]
    key = "113-zelfmoordpreventie.next_step"
    approve_urgent(session, "pl", key, seal=seal_of(session, key), by=me.id, at=factories.AT)
    assert helpline.next_step.translations[0].origin == PERSON
    page = client.get("/pl/aanbod/113-zelfmoordpreventie/").page
    assert "Proszę dzwonić pod 113. W dzień i w nocy." in text_of(page)
    assert "Bel 113. Dat kan dag en nacht." not in text_of(page)


def test_dutch_readers_see_the_whole_sentences(client, helpline):
    assert "Bel 113. Dat kan dag en nacht." in text_of(client.get("/nl/aanbod/113-zelfmoordpreventie/").page)
    assert SUICIDE in [text_of(each) for each in steps_of(client, "nl")]


def test_an_approval_is_a_change_so_that_pages_made_before_are_made_again(session, me):
    approve_urgent(session, "pl", KEY, seal=seal_of(session, KEY), by=me.id, at=factories.AT)
    assert [each.kind for each in session.scalars(select(Change).where(Change.by == me.id))] == ["urgent"]


def test_a_translator_reads_approves_and_takes_back(session, client_of, client):
    translator = client_of("translator")
    assert "pl" in translator.get("/beheer/vertalen/spoed/").page.xpath("//main//@lang")
    rows = translator.get(LIST).page.xpath("//article")
    assert len(rows) == len(SENTENCES)
    form = next(each for each in rows if SUICIDE in text_of(each)).find(".//form")
    words = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    assert translator.post(form.get("action"), data=words).status_code == 303
    assert len(steps_of(client)[0].xpath(".//*[@data-dutch]")) == 0
    assert translator.post(f"{LIST}terug/", data=words).status_code == 303
    assert len(steps_of(client)[0].xpath(".//*[@data-dutch]")) == 1


def test_words_that_changed_meanwhile_are_not_approved(session, client_of, client):
    translator = client_of("translator")
    sent = {**fields_of(translator.get(LIST).page, f"{LIST}goed/"), "key": KEY, "seal": "what stood here yesterday"}
    assert translator.post(f"{LIST}goed/", data=sent).status_code == 303
    assert "veranderd" in text_of(translator.get(LIST).page)
    assert steps_of(client)[0].xpath(".//*[@data-dutch]")


@pytest.mark.parametrize("code", ["nl", "xx"])
def test_dutch_and_unknown_languages_have_no_list(client_of, code):
    assert client_of("translator").get(f"/beheer/vertalen/spoed/{code}/").status_code == 404


def test_an_approval_that_is_not_there_cannot_be_taken_back(session, me):
    with pytest.raises(KeyError):
        withdraw_approval(session, "pl", KEY, by=me.id, at=factories.AT)


def test_the_list_says_what_waits_first(session, me):
    approve_urgent(session, "pl", KEY, seal=seal_of(session, KEY), by=me.id, at=factories.AT)
    rows = urgent_rows(session, "pl")
    assert [row.is_approved for row in rows] == [False] * (len(rows) - 1) + [True]
