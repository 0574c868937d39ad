"""What stands on every page: the way in, the languages, the urgent numbers, and what machines ask."""

from urllib.parse import urlsplit

import pytest

from app.areas.urgent import EVERYWHERE
from app.languages import SOURCE, by_code, offered_codes
from tests import factories
from tests.support.addresses import TYPES
from tests.support.inspection import text_of

CODES = list(offered_codes())


@pytest.fixture(
    scope="module", params=[(code, name) for code in CODES for name in TYPES], ids=lambda pair: "-".join(pair)
)
def visit(request, starter_client):
    code, name = request.param
    response = starter_client.get(f"/{code}/{TYPES[name]}")
    return code, name, response.page


def test_the_skip_link_comes_first_and_leads_to_the_one_main(visit):
    _code, _name, page = visit
    first = page.xpath("//body//*[self::a or self::button or self::input or self::summary]")[0]
    (main,) = page.xpath("//main")
    assert first.get("class") == "skip"
    assert first.get("href") == f"#{main.get('id')}"
    assert main.get("tabindex") == "-1", "a browser must be able to put the focus there"


def test_the_header_names_every_language_in_its_own_words(visit):
    code, name, page = visit
    links = page.xpath("//header//nav//a[@hreflang]")
    assert [link.get("hreflang") for link in links] == CODES
    for link in links:
        language = by_code()[link.get("hreflang")]
        assert (link.get("lang"), link.get("dir")) == (language.code, language.direction)
        assert text_of(link) == language.autonym
        assert link.get("href") == f"/{language.code}/{TYPES[name]}", "the same page, its question included"
        assert link.get("aria-current") == ("true" if language.code == code else None)


def test_the_head_names_the_page_in_every_language(visit):
    code, name, page = visit
    alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
    canonical = page.xpath("//link[@rel='canonical']/@href")
    if name == "not-found":
        assert (alternates, canonical) == ({}, [])
        return
    path = urlsplit(TYPES[name]).path
    base = "http://127.0.0.1:8000"
    assert alternates == {other: f"{base}/{other}/{path}" for other in CODES} | {
        "x-default": f"{base}/{SOURCE}/{path}"
    }
    assert canonical == [f"{base}/{code}/{path}"]


def test_the_foot_has_the_urgent_numbers_with_the_dutch_beside(visit):
    code, _name, page = visit
    links = page.xpath("//footer//ul[@class='urgent']//a")
    assert [link.get("href") for link in links] == ["tel:112", "tel:113", "tel:08002000"]
    for link, urgent in zip(links, EVERYWHERE, strict=True):
        dutch = [text_of(each) for each in link.xpath(".//*[@data-dutch][@lang='nl']")]
        assert text_of(link.xpath(".//bdi[@dir='ltr']")[0]) == urgent.number
        assert dutch == ([] if code == SOURCE else [urgent.words])
        assert (urgent.words in text_of(link.xpath(".//*[@class='urgent-words']")[0])) == (code == SOURCE)


def test_the_menu_says_where_the_reader_is(visit):
    _code, name, page = visit
    here = [text_of(link) for link in page.xpath("//nav[@class='sections']//a[@aria-current]")]
    expected = {"topics", "topic", "urgent-topic", "activities", "activity"}
    expected |= {"search", "search-without-hits", "search-in-danger"}
    assert len(here) == (name in expected)


def test_nothing_comes_from_another_host(visit):
    _code, _name, page = visit
    asked = page.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href | //*[local-name()='use']/@href")
    assert [each for each in asked if not each.startswith("/") or each.startswith("//")] == []


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/pl/zoeken/?q=geld%26werk", ["/nl/zoeken/?q=geld%26werk", "/ar/zoeken/?q=geld%26werk"]),
        ("/en/hulp/", ["/nl/hulp/", "/ar/hulp/"]),
        ("/er-niet/", ["/nl/", "/ar/"]),
        ("/nl/a%3Fb%23c%22/", ["/nl/a%3Fb%23c%22/", "/ar/a%3Fb%23c%22/"]),
    ],
)
def test_the_other_languages_lead_to_the_same_address(client, path, links):
    page = client.get(path).page
    assert page.xpath("//header//a[@hreflang='nl' or @hreflang='ar']/@href") == links


def test_a_page_says_once_that_a_computer_translated(starter_client):
    lines = starter_client.get("/pl/hulp/geld/").page.xpath("//main//*[@class='translation-line']")
    assert len(lines) == 1
    assert lines[0].xpath(".//a[@hreflang='nl']/@href") == ["/nl/hulp/geld/"]
    assert not starter_client.get("/nl/hulp/geld/").page.xpath("//main//*[@class='translation-line']")


def test_a_page_with_a_text_that_has_no_translation_says_so(client, session):
    service = factories.service(session, summary="Nog niet vertaald.")
    page = client.get(f"/pl/aanbod/{service.slug}/").page
    assert page.xpath("//main/*[contains(@class, 'note')][.//*[contains(@href, '#language')]]")
    assert page.xpath("//main//*[@lang='nl'][@dir='ltr'][.='Nog niet vertaald.']")
