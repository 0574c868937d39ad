"""A phone with few colours, no motion or no mouse: each page stays whole. Its sizes are in test_every_screen.py."""

import pytest
from playwright.sync_api import Browser, Page

from app.languages import offered_codes
from tests.support.addresses import TYPES

pytestmark = pytest.mark.story
CODES = [code for code in ("nl", "ar", "ti") if code in offered_codes()]
MAIN = {name: TYPES[name] for name in ("home", "topic", "service", "activities", "activity", "search")}


def test_forced_colours_keep_borders_and_focus(browser: Browser, reading_server):
    context = browser.new_context(viewport={"width": 360, "height": 740}, forced_colors="active")
    page = context.new_page()
    for rest in MAIN.values():
        page.goto(f"{reading_server.url}/nl/{rest}")
        bare = page.evaluate("""() => [...document.querySelectorAll(".action, .tile, .badge")]
          .filter((each) => each.offsetParent && parseFloat(getComputedStyle(each).borderTopWidth) === 0)
          .map((each) => each.className)""")
        assert bare == [], rest
    context.close()


def test_reduced_motion_means_none(browser: Browser, reading_server):
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    for rest in MAIN.values():
        page.goto(f"{reading_server.url}/nl/{rest}")
        moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((each) => {
          const style = getComputedStyle(each);
          const moves = style.transitionDuration.split(",").some((part) => parseFloat(part));
          return moves || style.animationName !== "none";
        }).length""")
        assert moving == 0, rest
    context.close()


@pytest.mark.parametrize("name", ["home", "service", "activity"])
def test_the_keyboard_reaches_everything_and_is_always_seen(browser: Browser, reading_server, name):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/{TYPES[name]}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    wanted = page.evaluate(REACHABLE)
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(WHERE))
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")
    assert len(reached - {-1}) == wanted
    context.close()


REACHABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
    .filter((each) => each.getClientRects().length && getComputedStyle(each).visibility !== "hidden");
  all.forEach((each, number) => { each.dataset.number = number; });
  return all.length;
}"""
WHERE = "document.activeElement === document.body ? -1 : Number(document.activeElement.dataset.number || -1)"
IS_SEEN = """() => {
  const each = document.activeElement;
  if (each === document.body) return true;
  const box = each.getBoundingClientRect();
  const style = getComputedStyle(each);
  const after = getComputedStyle(each, "::after");
  const outlined = parseFloat(style.outlineWidth) >= 2 || parseFloat(after.outlineWidth) >= 2;
  return outlined && box.bottom > 0 && box.top < innerHeight;
}"""


def test_a_page_about_violence_hides_no_focus_behind_its_way_out(browser: Browser, reading_server):
    context = browser.new_context(viewport={"width": 360, "height": 500})
    page: Page = context.new_page()
    page.goto(f"{reading_server.url}/nl/hulp/geweld/")
    for _ in range(40):
        page.keyboard.press("Tab")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate("""() => {
          const each = document.activeElement;
          const bar = document.querySelector(".exit").getBoundingClientRect();
          if (!each.closest("main") || each.closest(".exit")) return false;
          return each.getBoundingClientRect().top < bar.bottom - 1 && bar.top <= 0;
        }""")
        assert not covered, page.evaluate("document.activeElement.outerHTML")
    context.close()


@pytest.mark.parametrize("code", CODES)
def test_a_number_to_call_stands_on_one_line(browser: Browser, reading_server, code):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{reading_server.url}/{code}/{TYPES['service']}")
    links = page.locator("main p a[href^='tel:']")
    lines = [links.nth(number).evaluate("(link) => link.getClientRects().length") for number in range(links.count())]
    context.close()
    assert lines
    assert set(lines) == {1}
