"""What residents come for, walked in a real browser on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.story
DEBTS = {"pl": "Pieniądze i długi", "ar": "المال والديون"}


@pytest.mark.parametrize("code", DEBTS)
def test_a_resident_finds_help_with_debts_in_two_taps_and_can_call(page: Page, reading_server, code):
    page.goto(f"{reading_server.url}/{code}/")
    page.locator("main a[href$='/hulp/geld/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith(f"/{code}/hulp/geld/")
    expect(page.locator("[data-dutch]", has_text="Ik zoek hulp met geld of schulden")).to_be_visible()
    page.locator("a[href$='/aanbod/gemeente-velsen-schuldhulp/']").first.click()
    call = page.locator("main a[href^='tel:']").first
    expect(call).to_be_visible()
    assert re.search(r"\d", call.inner_text())
    assert page.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize(("code", "words"), [("pl", "długi"), ("nl", "schulden"), ("ar", "ديون")])
def test_a_resident_finds_help_with_debts_by_own_words(page: Page, reading_server, code, words):
    page.goto(f"{reading_server.url}/{code}/")
    page.locator("main form[role=search] input[name=q]").first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=*")
    hits = page.locator("li[data-kind][data-slug]")
    expect(hits.first).to_be_visible()
    slugs = {hits.nth(number).get_attribute("data-slug") for number in range(min(5, hits.count()))}
    assert slugs & {"geld", "gemeente-velsen-schuldhulp"}
    assert words not in page.title()


def test_a_resident_changes_the_language_on_any_page_and_stays_there(page: Page, reading_server):
    page.goto(f"{reading_server.url}/nl/hulp/wonen/")
    page.locator("nav a[hreflang=ar]").click()
    page.wait_for_url("**/ar/hulp/wonen/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator("nav a[hreflang=pl]").click()
    page.wait_for_url("**/pl/hulp/wonen/")


@pytest.mark.parametrize("code", ["nl", "pl", "ar"])
def test_urgent_help_is_one_tap_away_on_every_type_of_page(page: Page, reading_server, code):
    for rest in ("", "hulp/geld/", "activiteiten/", "zoeken/?q=qqqq", "deze-pagina-is-er-niet/"):
        page.goto(f"{reading_server.url}/{code}/{rest}")
        for number in ("112", "113"):
            expect(page.locator(f"footer a[href='tel:{number}']").first).to_be_visible()


def test_everything_works_without_scripts(browser, reading_server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{reading_server.url}/pl/")
    page.locator("main form[role=search] input[name=q]").first.fill("schulden")
    page.locator("main form[role=search] button").first.click()
    expect(page.locator("li[data-kind]").first).to_be_visible()
    page.goto(f"{reading_server.url}/pl/activiteiten/")
    page.locator("main a[href*='/activiteiten/vb-']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_an_example_says_so_and_tells_search_engines_to_stay_away(page: Page, reading_server):
    for code, word in (("nl", "oorbeeld"), ("pl", "rzykład"), ("ar", "مثال")):
        page.goto(f"{reading_server.url}/{code}/activiteiten/vb-koffie-ma/")
        assert word in page.locator("main").inner_text(), code
        assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
