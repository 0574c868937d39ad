"""Away from a page about violence in one tap, without a trace on the screen."""

import pytest

from app.languages import offered_codes

pytestmark = pytest.mark.story
EXIT = "a[data-exit]"
PAGES = ("hulp/geweld/", "aanbod/veilig-thuis/")
MORE = (
    "organisatie/veilig-thuis/",
    "aanbod/veilig-thuis/melden/",
    *(
        f"zoeken/?q={words}"
        for words in ("hij+slaat+mij", "hij+gaat+mij+vermoorden", "ik+wil+dood", "te+veel+drinken")
    ),
)


@pytest.mark.parametrize("path", MORE)
def test_every_page_that_could_harm_its_reader_has_the_way_out(starter_client, path):
    page = starter_client.get(f"/nl/{path}").page
    assert len(page.xpath("//a[@data-exit]")) == 1


def test_an_ordinary_page_has_none(starter_client):
    for path in ("", "hulp/geld/", "zoeken/?q=fietsles"):
        assert not starter_client.get(f"/nl/{path}").page.xpath("//a[@data-exit]"), path


@pytest.mark.parametrize("path", PAGES)
def test_one_tap_leaves_and_the_way_back_does_not_lead_here(context, reading_server, path):
    context.route("https://www.buienradar.nl/", lambda route: route.fulfill(body="<title>Weer</title>zon"))
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/")
    page.goto(f"{reading_server.url}/nl/{path}")
    page.click(EXIT)
    page.wait_for_url("https://www.buienradar.nl/")
    page.go_back()
    assert page.url == f"{reading_server.url}/nl/"


def test_the_page_is_blank_before_the_other_has_come(context, reading_server):
    context.route("https://www.buienradar.nl/", lambda _route: None)  # It never answers.
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/hulp/geweld/")
    tap_and_look = """() => {
        document.querySelector("a[data-exit]").click();
        return [document.title, getComputedStyle(document.body).display];
    }"""
    assert page.evaluate(tap_and_look) == ["", "none"]


def test_shift_three_times_is_enough_and_typing_is_not(context, reading_server):
    context.route("https://www.buienradar.nl/", lambda route: route.fulfill(body="<title>Weer</title>zon"))
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/hulp/geweld/")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert "geweld" in page.url
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.buienradar.nl/")


@pytest.mark.parametrize("code", offered_codes())
def test_the_way_out_stays_in_sight_and_works_as_a_plain_link(browser, reading_server, code):
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading_server.url}/{code}/hulp/geweld/")
    link = page.locator(EXIT)
    assert set(link.get_attribute("rel").split()) == {"nofollow", "noreferrer"}
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(200)
    box = link.bounding_box()
    assert box
    assert 0 <= box["y"] <= 100
    assert box["height"] >= 44
    context.close()


def test_it_is_only_where_it_is_needed(starter_client):
    for path, shown in (("/nl/hulp/geweld/", 1), ("/nl/aanbod/veilig-thuis/", 1), ("/nl/hulp/geld/", 0), ("/nl/", 0)):
        assert len(starter_client.get(path).page.xpath("//a[@data-exit]")) == shown, path
