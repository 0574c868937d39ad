"""The map in a real browser: on demand, with tiles or outlines, with keys, and with a walk that nobody is told of."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from app.directory.models import Location
from app.maps import ground
from app.maps.actions import put_outlines
from app.maps.outlines import Border
from tests.support.browsers import sign_in
from tests.support.outside import Outside
from tests.support.sites import LiveServer, serving

pytestmark = pytest.mark.story
PINS = {"de-stek": (52.4742, 4.6431), "gemeentehuis-velsen": (52.4587, 4.6206)}
SQUARE = [[[4.62, 52.46], [4.66, 52.46], [4.66, 52.48], [4.62, 52.46]]]
READER = {"latitude": 52.468642, "longitude": 4.636753}
AXE = Path(__file__).resolve().parents[2] / ".cache/referees/node_modules/axe-core/axe.min.js"
NAMES = '<img src="x" onerror="document.title=1">Staalbuurt'


@pytest.fixture
def site(starter_file: Path, tmp_path: Path, outside: Outside) -> Iterator[LiveServer]:
    """The starter content with two pins, one outline, and a tile server of our own."""
    with serving(Path(shutil.copy(starter_file, tmp_path))) as live:
        settings = live.app.config["SETTINGS"]
        settings.map_tiles_url, settings.map_timeout = outside.tiles_url, 1.0
        settings.address_search_url = f"{outside.url}/free"
        ground.init_app(live.app)
        with live.session() as session:
            for place in session.scalars(select(Location).where(Location.slug.in_(PINS))):
                place.latitude, place.longitude = PINS[place.slug]
            put_outlines(session, [Border(NAMES, "<b>CBS</b>", {"type": "Polygon", "coordinates": SQUARE})])
        yield live


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """Everything the browser sends, body and headers included."""
    sent: list[str] = []
    context.on(
        "request",
        lambda request: sent.append(f"{request.method} {request.url} {request.post_data} {request.headers}"),
    )
    return sent


def show(page: Page, site: LiveServer, code: str = "nl", spot: str = "") -> None:
    page.goto(f"{site.url}/{code}/kaart/{spot}")
    page.locator("[data-show-map] button").click()
    page.wait_for_selector(".map .map-pin")


def test_nothing_of_the_map_is_loaded_before_the_tap_and_all_of_it_is_ours_after(page: Page, site, outside, asked):
    page.goto(f"{site.url}/nl/kaart/")
    assert not [each for each in asked if "leaflet" in each or "tegels" in each]
    assert len(asked) <= 6
    answers: dict[str, int] = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.locator("[data-show-map] button").click()
    page.locator(".leaflet-tile-loaded").nth(1).wait_for(state="attached")
    expect(page.locator(".leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0, timeout=30_000)
    tiles = {url: status for url, status in answers.items() if "tegels" in url}
    assert set(tiles.values()) <= {200, 503}, "Leaflet and we cut the world alike: no tile it asks is refused"
    assert set(outside.paths()) <= {url.partition("/kaart/tegels")[2] for url in tiles}
    assert page.locator(".leaflet-control-attribution").inner_text() == "Kadaster / PDOK, CC BY 4.0"
    expect(page.locator(".map-pin")).to_have_count(len(PINS))


def test_a_pin_opens_with_a_key_and_leads_to_the_help_there(page: Page, site):
    show(page, site, spot="#plek-gemeentehuis-velsen")
    popup = page.locator(".leaflet-popup-content")
    expect(popup.locator("h2")).to_have_text("Gemeentehuis Velsen")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    page.get_by_role("button", name="Gemeentehuis Velsen").press("Enter")
    popup.get_by_role("link", name="Gemeente Velsen", exact=True).click()
    page.wait_for_url("**/nl/aanbod/gemeente-velsen/")


@pytest.mark.parametrize("mode", ["500", "off"])
def test_without_tiles_the_outlines_are_drawn_and_the_pins_stand(page: Page, site, outside, mode):
    if mode == "off":
        site.app.config["SETTINGS"].map_tiles_url = ""
    outside.mode = mode
    show(page, site, code="en")
    page.wait_for_selector(".map-border", state="attached")
    expect(page.locator(".map-pin")).to_have_count(len(PINS))
    assert "<b>CBS</b>" in page.locator(".leaflet-control-attribution").inner_text()
    assert page.title() != "1"
    assert page.locator(".map img[src=x]").count() == 0, "a name of others is text"
    words = "The map background is not showing now. The places are still on the map." if mode == "500" else ""
    expect(page.locator("[data-map-status]")).to_have_text(words)


def test_while_the_tile_server_hangs_the_outlines_do_not_wait_for_it(page: Page, site, outside):
    outside.mode = "hang"
    site.app.extensions["tiles"]._timeout = 10
    show(page, site)
    page.wait_for_selector(".map-border", state="attached", timeout=8_000)
    outside.let_go.set()


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_axe_finds_nothing_on_an_open_map(page: Page, site, code):
    show(page, site, code)
    page.locator(".map-pin").first.press("Enter")
    page.wait_for_selector(".leaflet-popup-content h2")
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    assert [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]] == []


def test_without_leaflet_a_sentence_and_the_list_remain(page: Page, site):
    page.route("**/static/leaflet/**", lambda route: route.abort())
    page.goto(f"{site.url}/en/kaart/")
    page.locator("[data-show-map] button").click()
    expect(page.locator("[data-map-broken]")).to_have_text(
        "The map is not working now. All the places are in the list."
    )
    expect(page.locator("#plek-de-stek")).to_be_visible()


def test_the_walk_is_worked_out_on_the_phone_and_where_the_reader_is_goes_nowhere(context, page: Page, site, asked):
    context.grant_permissions(["geolocation"])
    context.set_geolocation(READER)
    show(page, site)
    page.locator("[data-walking] button").click()
    # 760 m in a straight line to De Stek: 760 * 1.3 / 75 = 13.2 minutes, so a quarter of an hour.
    expect(page.locator("#plek-de-stek [data-walk]")).to_have_text("Ongeveer 15 minuten lopen")
    page.locator(".map-pin").first.press("Enter")
    page.wait_for_timeout(500)
    known = [f"{value:.{digits}f}" for value in READER.values() for digits in (3, 4, 5, 6)]
    assert not [each for each in asked if any(number in each for number in known)]
    assert page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie") == "{}{}"


def test_a_phone_that_does_not_say_where_it_is_gets_a_kind_sentence(page: Page, site):
    page.goto(f"{site.url}/en/kaart/")
    page.locator("[data-walking] button").click()
    expect(page.locator("[data-walking] [role=status]")).to_have_text(
        "Your phone does not say where you are. That is all right. The addresses are in the list."
    )


def test_staff_tap_the_map_or_take_its_middle_and_save_the_pin(page: Page, site):
    sign_in(page, site)
    page.goto(f"{site.url}/beheer/kaart/de-plataan/")
    page.wait_for_selector(".map .leaflet-tile-loaded", state="attached")
    page.locator(".map").click(position={"x": 120, "y": 90})
    tapped = [page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")]
    assert 52.41 < float(tapped[0]) < 52.54
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    page.locator("[data-middle]").press("Enter")
    middle = page.locator("[name=longitude]").input_value()
    assert middle != tapped[1]
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_selector("text=Opgeslagen.")
    with site.session() as session:
        place = session.scalars(select(Location).where(Location.slug == "de-plataan")).one()
        assert place.longitude == float(middle)


def test_the_list_of_a_place_is_whole_without_a_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/ar/kaart/")
    assert page.locator("#plek-gemeentehuis-velsen a").count() >= 2
    assert not page.locator("[data-show-map] button").is_visible()
    assert not page.locator("[data-walking]").is_visible()
    context.close()
