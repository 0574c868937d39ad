"""Readable at five metres, and a code every telephone reads: the promises of board.css and render.js."""

import io
import os
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from tests.kiosk import samples
from tests.kiosk.growth import kept_by
from tests.kiosk.hall import LANDSCAPE, PORTRAIT, Hall, document_of

SIZES = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
# All that is wrong with a slide as it stands: small type, words outside the screen or their box, words on words.
INSPECT = """
() => {
  const side = Math.min(innerWidth, innerHeight);
  const large = ".row-title, .row-time b, [class^=spotlight-ti], .message-title, .message-what, .message-when, "
    + ".number-list b";
  const titles = ".row-title, .spotlight-title, .message-title";
  const faults = [];
  const boxes = [];
  const walker = document.createTreeWalker(document.querySelector("[data-board]"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (!text || !element.checkVisibility()) continue;
    const share = parseFloat(getComputedStyle(element).fontSize) / side * 100;
    const least = element.closest(large) ? 6 : 3.5;
    if (share < least - 0.01) faults.push(`small (${share.toFixed(2)} %): ${text}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) faults.push(`outside: ${text}`);
      const inset = (bottom - top) * 0.28; // the air above and below the letters
      boxes.push({ element, text, left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset });
    }
    const cut = element.scrollHeight > element.clientHeight + share * side / 100 * 0.5;
    if (getComputedStyle(element).overflow === "hidden" && cut) faults.push(`cut off: ${text}`);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
    // Only a title that has all the width there is, at the smallest size, may need one line more; it is never cut.
    const most = element.closest('[data-width="whole"], [data-fit="least"]') ? 3 : 2;
    if (element.closest(titles) && lines.size > most) faults.push(`${lines.size} lines: ${text}`);
  }
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
    if (one.element === other.element) return;
    const isBeside = one.right <= other.left || other.right <= one.left;
    const isBeneath = one.bottom <= other.top || other.bottom <= one.top;
    if (!isBeside && !isBeneath) faults.push(`on each other: ${one.text} / ${other.text}`);
  }));
  const body = document.querySelector(".body").getBoundingClientRect(); // Head and foot change places.
  for (const each of document.querySelectorAll(".row, .body > section, .code")) {
    const { top, bottom } = each.getBoundingClientRect();
    const isOut = each.checkVisibility() && (bottom > body.bottom + 1 || top < body.top - 1);
    if (isOut) faults.push(`in the foot or head: ${each.textContent}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
  const { lang, dataset } = document.querySelector("[data-board]");
  return [`${dataset.kind} ${lang} ${boxes.map(({ text }) => text).join(" ")}`.slice(0, 120), faults];
}
"""


def faults_in_a_round(hall: Hall, seconds: float) -> dict[str, Any]:
    """What is wrong, per slide, with everything that comes by."""
    wrong: dict[str, Any] = {}
    seen: set[str] = set()
    for _step in range(round(seconds / 4)):  # No slide is shorter than eight seconds.
        hall.wait(4)
        slide, faults = hall.page.evaluate(INSPECT)
        seen.add(slide)
        if faults:
            wrong[slide] = faults
    assert {slide.split()[1] for slide in seen} >= {"nl", "pl", "ar"}
    return wrong


@SIZES
def test_every_slide_of_a_busy_day_fits_and_is_large_enough(hall: Hall, size):
    notices = {code: [samples.notice(code)] for code in ("nl", "pl", "ar")}
    hall.document = document_of(samples.plain_week, notices=notices)
    hall.hang(size=size)
    assert faults_in_a_round(hall, 150) == {}


@SIZES
def test_every_slide_of_the_starter_content_fits_and_is_large_enough(hall: Hall, reading_server, size):
    hall.document = reading_server.app.test_client().get("/kiosk/de-stek/board.json").get_json()
    hall.hang(size=size)
    assert faults_in_a_round(hall, 150) == {}


@SIZES
def test_a_board_that_says_its_age_still_fits(hall: Hall, size):
    hall.hang(size=size)
    hall.fails(lambda route: route.abort())
    hall.wait_until("2026-11-26 10:30")
    assert hall.fact("state") == "offline"
    assert faults_in_a_round(hall, 60) == {}


@SIZES
def test_a_quiet_day_fits(hall: Hall, size):
    hall.hang("2026-11-29 10:00", size)
    assert faults_in_a_round(hall, 40) == {}


def picture(hall: Hall) -> Image.Image:
    return Image.open(io.BytesIO(hall.page.screenshot())).convert("L")


def read_by_both(image: Image.Image) -> set[str]:
    """What two readers that know nothing of each other find; nothing when one of them is blind."""
    one = {each.text for each in zxingcpp.read_barcodes(image)}
    other = {each.data.decode() for each in pyzbar.decode(image)}
    assert one == other
    return one


@pytest.mark.parametrize(("size", "code"), [(LANDSCAPE, "nl"), (PORTRAIT, "ar")], ids=["landscape", "portrait"])
def test_the_code_is_read_from_the_screen_and_from_a_small_picture_of_it(hall: Hall, size, code):
    hall.hang(size=size)
    hall.until("spotlight", code)
    slug = hall.page.locator('[data-part="spotlight"]').get_attribute("data-activity")
    drawn = hall.document["activities"][slug]["qr"][code]
    link = f"https://{drawn['address']}".upper()
    image = picture(hall)
    assert read_by_both(image) == {link}
    small = image.resize((480, round(480 * image.height / image.width)), Image.Resampling.LANCZOS)
    assert read_by_both(small) == {link}
    assert hall.text("code-address") == drawn["address"]
    assert hall.page.locator('[data-part="code-dark"]').bounding_box()["width"] >= 0.44 * 1080  # no quiet zone


@pytest.mark.audit
@pytest.mark.timeout(3600)
def test_the_page_never_grows(hall: Hall):
    """Ten thousand slides in the long form: elements, listeners, and what the page keeps in memory."""
    hall.hang()
    for _turn in range(40):  # Until every kind of slide was there once.
        hall.page.clock.fast_forward(21_000)
    hall.slides()
    before, turns = kept_by(hall.page), 0
    count = hall.page.evaluate("document.querySelectorAll('*').length")
    while turns < (10_000 if "NOORDWIJZER_AUDIT" in os.environ else 200):
        for _turn in range(20):
            hall.page.clock.fast_forward(21_000)  # longer than any slide
        turns += len(hall.slides())
        assert hall.page.evaluate("document.querySelectorAll('*').length") == count
        hall.settle()
    after = kept_by(hall.page)
    print(f"{turns} slides: {before}, then {after}")
    assert before.grew_into(after) == []


def test_a_page_that_grows_is_noticed(hall: Hall):
    hall.hang()
    before = kept_by(hall.page)
    grow = """() => {
      window.more = new Array(1e6).fill(0).map(Math.random);
      window.lost = [...Array(500)].map(() => document.createElement("p"));
      window.lost.forEach((each) => each.addEventListener("click", () => each));
    }"""
    hall.page.evaluate(grow)
    assert [each.split()[0] for each in before.grew_into(kept_by(hall.page))] == ["heap", "nodes", "listeners"]


def test_an_arabic_slide_reads_from_right_to_left_and_has_the_dutch_beside_it(hall: Hall):
    hall.hang()
    hall.until("today", "ar", row="koffieochtend-0930")
    assert hall.main.get_attribute("dir") == "rtl"
    row = hall.page.locator('[data-activity="koffieochtend-0930"]')
    assert row.locator(".row-title").inner_text() == "صباح القهوة"
    dutch = row.locator("[data-dutch]")
    assert "Koffieochtend" in dutch.inner_text()
    assert (dutch.get_attribute("lang"), dutch.get_attribute("dir")) == ("nl", "ltr")
    time, name = (row.locator(each).bounding_box()["x"] for each in (".row-time", ".row-name"))
    assert time > name


def test_an_example_says_so_on_every_slide_it_is_on(hall: Hall):
    hall.hang()
    for slug, is_example in (("koffieochtend-0930", True), ("dansen-1930", False)):
        hall.until("today", row=slug)
        word = hall.document["words"][hall.language]["example"]
        assert (word in hall.page.locator(f'[data-activity="{slug}"]').inner_text()) == is_example
        hall.until("spotlight", row=slug)
        assert bool(hall.text("spot-example")) == is_example


def test_the_next_activity_of_a_quiet_day_says_example_outside_the_dutch(hall: Hall):
    hall.hang("2026-11-29 10:00")
    hall.until("quiet", "pl")
    assert hall.document["words"]["pl"]["example"] in hall.text("next-label")
    assert hall.text("next-dutch") == "Repaircafé"


def test_a_notice_that_only_stands_in_dutch_says_so(hall: Hall):
    hall.document = document_of(
        samples.plain_week, notices={code: [samples.notice("nl", is_priority=True)] for code in ("nl", "pl", "ar")}
    )
    hall.hang()
    hall.until("notice", "ar")
    for part in ("message-title", "message-text"):
        element = hall.page.locator(f'[data-part="{part}"]')
        assert (element.get_attribute("lang"), element.get_attribute("dir")) == ("nl", "ltr")
    assert hall.text("message-dutch") == ""
    hall.until("today", "ar")
    hall.until("notice", "nl")
    assert hall.page.locator('[data-part="message-title"]').get_attribute("lang") is None
