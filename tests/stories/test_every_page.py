"""A walk over every public page of the starter content, in every offered language."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.models import Text, TextTranslation
from app.languages import SOURCE, offered_codes
from tests.support.addresses import starter_addresses
from tests.support.inspection import Element, InspectingClient
from tests.support.words import Seen, dutch_fragments, foreign_fragments, fragments_of, visible_texts

pytestmark = pytest.mark.timeout(600)
OUTSIDE = ("http://", "https://", "mailto:", "tel:", "sms:", "geo:")
CODES = offered_codes()
# Thousands of links to the same few programs: followed in one language, read in tests of their own.
TAKEN_ALONG = (".ics", "/kaartje/", "/print/")
OTHER_CODES = [code for code in CODES if code != SOURCE]


class Walk:
    """All pages, fetched once; each was inspected by the client on the way."""

    def __init__(self, client: InspectingClient, session: Session) -> None:
        self.client = client
        self.session = session
        self.rests = starter_addresses(session).every_page()
        self._pages: dict[str, Element] = {}
        self._texts: dict[str, list[Seen]] = {}

    def page(self, path: str) -> Element:
        if path not in self._pages:
            response = self.client.get(path)
            assert response.status_code == 200, f"{path}: {response.status}"
            assert "Set-Cookie" not in response.headers
            assert "Cookie" not in response.headers.get("Vary", "")
            self._pages[path] = response.page
        return self._pages[path]

    def texts(self, path: str) -> list[Seen]:
        if path not in self._texts:
            self._texts[path] = list(visible_texts(self.page(path)))
        return self._texts[path]

    def pages(self, code: str) -> Iterator[tuple[str, Element]]:
        for rest in self.rests:
            yield f"/{code}/{rest}", self.page(f"/{code}/{rest}")


@pytest.fixture(scope="module")
def walk(starter_client, starter_session) -> Walk:
    return Walk(starter_client, starter_session)


@pytest.mark.parametrize("code", CODES)
def test_every_page_answers_in_its_language(walk, code):
    for path, page in walk.pages(code):
        assert page.get("lang") == code, path


def test_the_walk_meets_the_whole_starter_content(walk):
    assert len([rest for rest in walk.rests if rest.startswith("aanbod/") and not rest.endswith("melden/")]) == 98
    assert len([rest for rest in walk.rests if rest.startswith("hulp/")]) == 26
    assert len(walk.rests) > 150


@pytest.mark.parametrize("code", CODES)
def test_no_page_asks_another_host_for_anything(walk, code):
    wanted = "//@src | //@srcset | //link[@rel='stylesheet' or @rel='icon' or @rel='manifest' or @rel='preload']/@href"
    for path, page in walk.pages(code):
        foreign = [value for value in page.xpath(wanted) if value.startswith(("http:", "https:", "//"))]
        assert not foreign, f"{path}: {foreign}"


@pytest.mark.parametrize("code", CODES)
def test_every_link_leads_to_a_page(walk, code):
    known = {path: 200 for path, _page in walk.pages(code)}
    broken: dict[str, str] = {}
    elsewhere = tuple(f"/{other}/" for other in CODES if other != code)
    for path, page in walk.pages(code):
        ids = set(page.xpath("//@id"))
        for href in page.xpath("//a/@href | //form/@action"):
            if href.startswith("#"):
                assert href == "#" or href[1:] in ids, f"{path}: {href} leads nowhere"
            elif not href.startswith(OUTSIDE):
                target = urlsplit(urljoin(path, href))
                address = target.path + (f"?{target.query}" if target.query else "")
                if code != SOURCE and any(part in address for part in TAKEN_ALONG):
                    continue
                if address.startswith(elsewhere):
                    continue  # The same page in another language: a walk of its own.
                if address not in known:
                    known[address] = walk.client.get(address, inspect=False).status_code
                if known[address] not in (200, 301, 302):
                    broken[address] = f"{known[address]}, from {path}"
    assert not broken


@pytest.mark.parametrize("code", CODES)
def test_links_to_the_outside_are_whole(walk, code):
    for path, page in walk.pages(code):
        for href in page.xpath("//a/@href"):
            if href.startswith("tel:"):
                assert re.fullmatch(r"tel:\+?\d{3,15}", href), f"{path}: {href}"
            elif href.startswith("http"):
                assert urlsplit(href).hostname, f"{path}: {href}"


@pytest.mark.parametrize("code", CODES)
def test_every_page_links_to_itself_in_every_language(walk, code):
    for path, page in walk.pages(code):
        rest = path.removeprefix(f"/{code}/")
        for other in CODES:
            links = page.xpath(f"//nav//a[@hreflang='{other}']")
            assert [urljoin(path, link.get("href")) for link in links] == [f"/{other}/{rest}"], path
            assert links[0].get("lang") == other
            assert (links[0].get("aria-current") is not None) == (other == code)
        named = set(page.xpath("//link[@rel='alternate']/@hreflang"))
        assert named >= {*CODES, "x-default"}, path


@pytest.mark.parametrize("code", OTHER_CODES)
def test_no_page_falls_back_to_dutch(walk, code):
    """Nothing carries lang=nl but proper names, names of languages, and Dutch that is shown on purpose."""
    found = {}
    for path, _page in walk.pages(code):
        dutch = [text for text in walk.texts(path) if text.language == SOURCE and not text.is_declared]
        if dutch:
            found[path] = [text.words for text in dutch]
    assert not found


@pytest.mark.parametrize("code", OTHER_CODES)
def test_no_text_is_dutch_without_saying_so(walk, code):
    """No visible words equal their Dutch source: a catalog sentence, a text of the content, or the Dutch page."""
    session = walk.session
    content = fragments_of(session.scalars(select(Text.source)))
    translated = fragments_of(session.scalars(select(TextTranslation.value).where(TextTranslation.language == code)))
    same_in_both = translated | foreign_fragments(code)
    known_dutch = (content | dutch_fragments()) - same_in_both
    found = {}
    for path, _page in walk.pages(code):
        twin = walk.texts(path.replace(f"/{code}/", f"/{SOURCE}/", 1))
        on_twin = {text.words for text in twin if not text.is_declared} - same_in_both
        # Dutch that says it is Dutch is the test above.
        seen = {text.words for text in walk.texts(path) if not text.is_declared and text.language != SOURCE}
        found |= dict.fromkeys(seen & (known_dutch | on_twin), path)
    assert not found


@pytest.mark.parametrize("code", CODES)
def test_what_staff_noted_stands_on_no_page(walk, code):
    from app.directory.models import Organization, Service

    notes = [note for model in (Service, Organization) for note in walk.session.scalars(select(model.staff_note))]
    notes = [" ".join(note.split()) for note in notes if len(note) > 25]
    assert notes
    for path, page in walk.pages(code):
        text = " ".join("".join(page.itertext()).split())
        assert not [note for note in notes if note in text], path


def test_a_meeting_in_a_closed_room_stands_on_no_page(walk):
    for code in CODES:
        for path, page in walk.pages(code):
            assert "vb-vrijwilligers" not in etree.tostring(page, encoding="unicode"), path
    assert walk.client.get("/nl/activiteiten/vb-vrijwilligers/").status_code == 404
