"""The page of places as readers get it, with and without a map, and the tiles and outlines behind it."""

from hashlib import sha256
from pathlib import Path

import pytest

from app.languages import offered_codes
from app.maps import ground
from app.maps.actions import put_outlines
from app.maps.outlines import Border
from app.maps.walking import STEPS
from tests import factories
from tests.support.inspection import text_of
from tests.support.outside import tile

TILE = "/kaart/tegels/15/16806/10752.png"
SQUARE = {"type": "Polygon", "coordinates": [[[4.6, 52.47], [4.61, 52.47], [4.61, 52.48], [4.6, 52.47]]]}


@pytest.fixture
def tiles_from(app, outside, tmp_path):
    """The application fetches its tiles from this server, into a folder of this test."""
    settings = app.config["SETTINGS"]
    before = settings.map_tiles_url, settings.map_timeout, settings.data_dir
    settings.map_tiles_url, settings.map_timeout, settings.data_dir = outside.tiles_url, 0.5, tmp_path
    ground.init_app(app)
    yield outside
    settings.map_tiles_url, settings.map_timeout, settings.data_dir = before
    ground.init_app(app)


@pytest.fixture
def stek(session):
    place = factories.location(session, slug="de-stek", name="De Stek", latitude=52.4742, longitude=4.6431)
    factories.service(session, slug="geldhulp", name="Geldhulp", locations=["de-stek"])
    factories.activity(session, slug="koffie", location="de-stek")
    return place


def test_the_list_says_everything_without_a_script_and_without_a_map(client, session, stek):
    factories.service(session, slug="telefoon", name="Kindertelefoon", proper_name=True)
    for code in offered_codes():
        page = client.get(f"/{code}/kaart/").page
        card = page.xpath("//article[@id='plek-de-stek']")[0]
        assert "Dorpsstraat 1, 1951 AB Velsen-Noord" in text_of(card)
        links = card.xpath(".//ul//a/@href")
        assert links == [f"/{code}/aanbod/geldhulp/", f"/{code}/activiteiten/koffie/"]
        assert page.xpath("//section[@aria-labelledby='elsewhere']//a/@href") == [f"/{code}/aanbod/telefoon/"]
        hidden = page.xpath("//*[@data-show-map or @data-walking or contains(@class, 'map')][not(@hidden)]")
        assert not [each for each in hidden if each.tag in ("div", "button")], "nothing that needs a script is offered"


def test_without_a_pin_there_is_neither_a_map_nor_a_walk(client, session):
    factories.location(session, slug="de-stek")
    factories.service(session, locations=["de-stek"])
    page = client.get("/nl/kaart/").page
    assert page.xpath("//article[@id='plek-de-stek']")
    assert not page.xpath("//*[@data-show-map or @data-walking]")
    assert not page.xpath("//script[contains(@src, '/static/map/')]")


def test_where_leaflet_is_not_installed_the_walk_stays_and_the_map_is_not_offered(client, stek, monkeypatch):
    monkeypatch.setattr(ground, "LIBRARY", Path("/nowhere"))
    page = client.get("/nl/kaart/").page
    assert not page.xpath("//*[@data-show-map]")
    assert page.xpath("//*[@data-walking]")


def test_leaflet_comes_from_this_site_under_the_digest_of_its_content(client, stek):
    page = client.get("/nl/kaart/").page
    element = page.xpath("//*[@data-script]")[0]
    for address in (element.get("data-script"), *element.get("data-styles").split(), element.get("data-ground")):
        answer = client.get(address)
        assert address.startswith("/static/"), address
        assert address.endswith("?v=" + sha256(answer.data).hexdigest()[:10])
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_pin_that_moves_is_on_the_next_page_and_an_unchanged_page_is_kept(client, app, session, stek):
    cache = app.extensions["page_cache"]
    client.get("/nl/kaart/")
    hits = cache.hits
    assert client.get("/nl/kaart/").page.xpath("//@data-pin") == ["52.4742,4.6431"]
    assert cache.hits == hits + 1
    stek.latitude = 52.4755
    assert client.get("/nl/kaart/").page.xpath("//@data-pin") == ["52.4755,4.6431"]


def test_pages_of_help_and_activities_lead_to_the_pin_where_there_is_one(client, session, stek):
    factories.location(session, slug="elders")
    factories.service(session, slug="zonder", locations=["elders"])
    for path, count in (("aanbod/geldhulp/", 1), ("activiteiten/koffie/", 1), ("aanbod/zonder/", 0)):
        assert len(client.get(f"/pl/{path}").page.xpath("//a[@href='/pl/kaart/#plek-de-stek']")) == count, path


def test_readers_find_the_page_from_the_home_page_and_from_the_foot_of_every_page(client):
    assert client.get("/tr/").page.xpath("//main//a[@href='/tr/kaart/']")
    assert client.get("/tr/privacy/").page.xpath("//footer//a[@href='/tr/kaart/']")
    assert "/nl/kaart/" in client.get("/sitemap.xml").get_data(as_text=True)


def test_a_tile_comes_from_our_own_address_and_may_be_kept_for_a_week(client, tiles_from):
    answer = client.get(TILE)
    assert answer.data == tile("/15/16806/10752.png")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/png", "public, max-age=604800")
    again = client.get(TILE, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(tiles_from.asked) == 1


@pytest.mark.parametrize(
    "path",
    [
        "15/16806/10000.png",
        "15/0/0.png",
        "11/1050/672.png",
        "19/268896/172032.png",
        "15/99999999999999999999999/10752.png",
        "15/-1/10752.png",
        "15/16806/10752",
        "15/16806/10752.jpg",
        "x/16806/10752.png",
    ],
)
def test_a_tile_outside_the_map_is_refused_in_words_and_asked_from_nobody(client, tiles_from, path):
    answer = client.get(f"/kaart/tegels/{path}")
    assert answer.status_code == 404
    assert text_of(answer.page.xpath("//h1")[0])
    assert tiles_from.asked == []


@pytest.mark.parametrize("mode", ["500", "html", "hang"])
def test_without_the_tile_server_the_answer_is_that_there_is_no_tile_now(client, tiles_from, mode):
    tiles_from.mode = mode
    answer = client.get(TILE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert answer.headers["Cache-Control"] == "no-store"


def test_switched_off_there_are_no_tiles_at_all(client, stek, tiles_from, app):
    app.config["SETTINGS"].map_tiles_url = ""
    assert client.get(TILE).status_code == 404
    assert client.get("/nl/kaart/").page.xpath("//@data-tiles") == [""]


def test_a_tile_asks_the_database_nothing(client, tiles_from, app):
    cache = app.extensions["page_cache"]
    before = cache.hits, cache.misses
    client.get(TILE)
    assert (cache.hits, cache.misses) == before


def test_outlines_are_there_for_when_there_are_no_tiles(client, session, stek):
    assert client.get("/nl/kaart/").page.xpath("//@data-outlines") == [""]
    put_outlines(session, [Border("Staalbuurt", "CBS, CC BY 4.0", SQUARE)])
    address = client.get("/nl/kaart/").page.xpath("//@data-outlines")[0]
    found = client.get(address).get_json()
    assert found["credit"] == ["CBS, CC BY 4.0"]
    assert found["features"][0]["geometry"] == SQUARE


@pytest.mark.parametrize("code", offered_codes())
def test_every_language_has_whole_sentences_for_every_length_of_a_walk(client, stek, code):
    steps = client.get(f"/{code}/kaart/").page.xpath("//*[@data-walking]/template//*[@data-most]")
    assert [int(each.get("data-most")) for each in steps] == list(STEPS)
    assert len({text_of(each) for each in steps}) == len(STEPS)
    assert all(each.get("data-most") in text_of(each) for each in steps[2:]), "one and two are words in Arabic"
