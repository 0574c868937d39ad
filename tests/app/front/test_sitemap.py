"""Every page that search engines may know, in every language; nothing else."""

from urllib.parse import urlsplit

import pytest
from lxml import etree

from app.front.sitemap import entries
from app.languages import offered_codes
from app.records.models import DRAFT
from tests import factories

CODES = offered_codes()
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
MOST_URLS, MOST_BYTES = 50_000, 50 * 1024 * 1024  # sitemaps.org


@pytest.fixture(scope="module")
def site_map(starter_client):
    response = starter_client.get("/sitemap.xml")
    assert response.mimetype == "application/xml"
    assert len(response.get_data()) < MOST_BYTES
    return etree.fromstring(response.get_data())


def addresses(site_map):
    return site_map.xpath("s:url/s:loc/text()", namespaces=SPACES)


def test_it_keeps_the_rules_of_sitemaps_org(site_map):
    assert site_map.tag == f"{{{SPACES['s']}}}urlset"
    urls = addresses(site_map)
    assert len(urls) == len(set(urls)) <= MOST_URLS
    for url in urls:
        assert url.startswith("http://127.0.0.1:8000/")
        assert len(url) < 2048
        assert url.isascii()
    for entry in site_map:
        facts = [etree.QName(child).localname for child in entry if "sitemap" in child.tag]
        assert facts in (["loc"], ["loc", "lastmod"])
    for day in site_map.xpath("s:url/s:lastmod/text()", namespaces=SPACES):
        assert len(day) == len("2026-11-23")


def test_every_address_stands_there_in_every_language_and_each_names_the_others(site_map):
    urls = set(addresses(site_map))
    for entry in site_map:
        own = entry.findtext("s:loc", namespaces=SPACES)
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", namespaces=SPACES)}
        assert set(links) == {*CODES, "x-default"}
        assert own in links.values()
        assert set(links.values()) <= urls


def test_it_has_the_whole_starter_content_and_no_example(site_map):
    paths = [urlsplit(url).path for url in addresses(site_map)]
    assert len([path for path in paths if path.startswith("/ar/aanbod/")]) == 98
    assert len([path for path in paths if path.startswith("/pl/hulp/")]) == 26
    assert not [path for path in paths if "/vb-" in path], "examples are not real"
    assert not [path for path in paths if "/zoeken/" in path or "/beheer/" in path]


def test_every_page_in_it_answers(starter_client, site_map):
    paths = [urlsplit(url).path for url in addresses(site_map) if "/pl/" in url]
    wrong = {path for path in paths[::7] if starter_client.head(path, inspect=False).status_code != 200}
    assert wrong == set()


def test_drafts_examples_and_what_is_for_a_room_only_are_left_out(session):
    factories.service(session, slug="wel", organization=factories.organization(session, slug="van-wie").slug)
    factories.service(session, slug="ontwerp", state=DRAFT)
    factories.service(session, slug="bedacht", is_example=True)
    factories.activity(session, slug="koffie")
    factories.activity(session, slug="koffie-ontwerp", state=DRAFT)
    factories.activity(session, slug="koffie-bedacht", is_example=True)
    factories.activity(session, slug="vergadering", visibility="room")
    withdrawn = factories.organization(session, slug="weg")
    factories.withdraw(session, withdrawn)
    session.flush()
    paths = {path for path, _changed in entries(session)}
    assert {"aanbod/wel/", "organisatie/van-wie/", "activiteiten/koffie/"} <= paths
    hidden = ("ontwerp", "bedacht", "vergadering", "/weg/")
    assert not [path for path in paths if any(word in path for word in hidden)]
