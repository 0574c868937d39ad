"""Every page of a board in every complete language, on screens from a board of lamps to the largest television.

The player's own stage is driven from here, page after page, without waiting for them to come by.
"""

import json
import os
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser

from app.db import db
from app.languages import offered_codes
from kiosk.document import board_document
from kiosk.queries import board_source, screen_view
from tests.kiosk.hall import Hall
from tests.kiosk.player.test_render import INSPECT

IS_LONG = "NOORDWIJZER_AUDIT" in os.environ
SIZES = {"lamps": (384, 192), "small": (1280, 720)}
MORE_SIZES = {"full-hd": (1920, 1080), "4k": (3840, 2160), "upright": (1080, 1920), "small-upright": (720, 1280)}
AT_ONCE = 4  # languages of one board
WALK = """
async ([text, now, inspect]) => {
  const main = document.querySelector("[data-board]");
  const from = (name) => import(`/static/kiosk/${main.dataset.build}/${name}.js`);
  const [{ readBoard }, { contentOf, pagesIn }, { createStage, isPlain }] = await Promise.all(
    ["data", "content", "render"].map(from));
  const board = readBoard(text, main.dataset.screen);
  const stage = createStage(main);
  const look = eval(inspect);
  const found = {};
  const kinds = {};
  for (const { code } of board.languages) {
    for (let most = isPlain() ? 3 : 5; most > 0; most -= 1) {
      const pages = pagesIn(contentOf(board, now, { most, isPlain: isPlain() }));
      const unique = [...new Map(pages.map((page) => [page.key, page])).values()];
      const isTight = unique.filter(({ rows }) => rows.length > 1).some((page) => {
        stage.show(board, { page, language: code });
        return !stage.fits();
      });
      if (isTight && most > 1) continue; // The player puts fewer rows on a page then.
      for (const page of unique) {
        stage.show(board, { page, language: code });
        const [slide, faults] = look();
        if (faults.length) found[slide] = faults;
        kinds[page.kind] = (kinds[page.kind] ?? 0) + 1;
      }
      break;
    }
  }
  return [found, kinds];
}
"""


def boards(app: Any) -> list[Any]:
    """The starter content as boards of all complete languages, four at a time."""
    codes = offered_codes()
    groups = [codes[at : at + AT_ONCE] for at in range(0, len(codes), AT_ONCE)]
    with app.app_context():
        return [_board(group) for group in groups]


def _board(codes: tuple[str, ...]) -> Any:
    view = replace(screen_view(db.session, "de-stek"), languages=codes)
    return board_document(board_source(db.session, view, NOW, "https://noordwijzer.nl"))


NOW = datetime(2026, 11, 23, 9, 10)


@pytest.mark.audit
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("size", {**SIZES, **MORE_SIZES} if IS_LONG else SIZES)
def test_every_page_in_every_language_fits_and_is_large_enough(browser: Browser, reading_server, size):
    width, height = {**SIZES, **MORE_SIZES}[size]
    wrong: dict[str, Any] = {}
    kinds: set[str] = set()
    for document in boards(reading_server.app):
        # Without the content policy, which forbids what this test does: to hand a page a script from outside.
        context = browser.new_context(service_workers="block", bypass_csp=True)
        hall = Hall(context.new_page(), reading_server.url)
        hall.document = document
        hall.hang("2026-11-23 09:10", {"width": width, "height": height})
        found, seen = hall.page.evaluate(WALK, [json.dumps(document), hall.now.timestamp() * 1000, INSPECT])
        wrong |= found
        kinds |= set(seen)
        context.close()
    assert wrong == {}
    expected = {"today", "soon", "tomorrow", "week", "numbers"}
    assert kinds == (expected if size == "lamps" else expected | {"spotlight", "topic", "site"})


def test_a_board_of_lamps_says_of_which_day_a_later_list_is(hall: Hall):
    width, height = SIZES["lamps"]
    hall.hang(size={"width": width, "height": height})
    hall.until("week", "nl")
    assert hall.text("day") in {texts["nl"] for texts in hall.document["days"].values()}
    assert hall.text("title") == ""
