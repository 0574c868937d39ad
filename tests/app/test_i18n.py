"""Which language a page is in, and how words keep their direction."""

import pytest

from app import i18n
from app.languages import LANGUAGES, offered_codes


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("pl", "/pl/"),
        ("pl-PL,pl;q=0.9,en;q=0.8", "/pl/"),
        ("ar-MA", "/ar/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("de,tr;q=0.5", "/tr/"),
        ("de;q=0.9, pl;q=0.1, ar;q=0.2", "/ar/"),
        ("*", "/nl/"),
        ("", "/nl/"),
        ("nonsense;;q=x", "/nl/"),
    ],
)
def test_the_start_leads_to_the_language_the_browser_likes_best(client, wish, answer):
    response = client.get("/", headers={"Accept-Language": wish})
    assert (response.status_code, response.location) == (302, answer)
    assert "Accept-Language" in response.headers["Vary"]


def test_without_a_wish_the_start_leads_to_dutch(client):
    assert client.get("/").location == "/nl/"


@pytest.mark.parametrize("code", ["de", "eo", "NL", "nl-NL", "xx"])
def test_a_language_that_is_not_offered_is_an_unknown_page_with_search(client, code):
    response = client.get(f"/{code}/", headers={"Accept-Language": "pl"})
    assert response.status_code == 404
    assert response.page.get("lang") == "pl"
    assert response.page.xpath("//form//input[@name='q']")


@pytest.mark.parametrize("code", offered_codes())
def test_an_unknown_page_answers_in_the_language_of_its_address(client, code):
    response = client.get(f"/{code}/dit/is/er/niet/", headers={"Accept-Language": "nl"})
    assert response.status_code == 404
    assert response.page.get("lang") == code


def test_addresses_stay_in_the_language_of_the_page(app):
    from flask import url_for

    with app.test_request_context("/ar/"):
        app.preprocess_request()
        assert url_for("front.home") == "/ar/"
        assert url_for("front.home", lang="pl") == "/pl/"


def test_a_number_is_isolated_and_reads_from_left_to_right():
    assert i18n.ltr("020 123 4567") == '<bdi dir="ltr">020 123 4567</bdi>'


def test_a_name_is_isolated_untranslated_and_escaped():
    assert i18n.isolated("<De Stek>") == '<bdi translate="no">&lt;De Stek&gt;</bdi>'


def test_dutch_on_purpose_is_marked_and_absent_from_a_dutch_page(app):
    with app.test_request_context("/pl/"):
        marked = i18n.in_dutch("Bel %(number)s", number="112")
        assert marked == '<span class="in-dutch" lang="nl" dir="ltr" data-dutch>Bel 112</span>'
    with app.test_request_context("/nl/"):
        assert i18n.in_dutch("Bel 112") == ""


def test_speaking_another_language_lasts_as_long_as_its_block(app):
    with app.test_request_context("/nl/"):
        with i18n.speaking("ar"):
            assert i18n.current_code() == "ar"
            assert i18n.words("topics", "Nood") != "Nood"
        assert i18n.current_code() == "nl"
        assert i18n.words("topics", "Nood") == "Nood"


def test_every_launch_language_can_be_spoken(app):
    with app.test_request_context("/nl/"):
        for each in LANGUAGES:
            with i18n.speaking(each.code):
                assert i18n.current_language() is each
