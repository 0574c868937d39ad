"""Promises of programme.js over very many boards: the real module, in a real browser, without a page around it."""

import json
import random
from datetime import timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from kiosk.build import build
from tests.kiosk import samples
from tests.kiosk.hall import document_of

PROMISE = 150
LANGUAGES = ("nl", "en", "pl", "tr", "ar", "uk")
CASES = 60
PLAY = """
async ([build, text, cases]) => {
  const from = (name) => import(`/static/kiosk/${build}/${name}.js`);
  const [{ readBoard }, { contentOf }, { roundOf }] = await Promise.all(["data", "content", "programme"].map(from));
  const base = readBoard(text, "de-stek");
  return cases.map(({ now, languages, rows, rounds, urgent }) => {
    const board = { ...base, languages: base.languages.slice(0, languages) };
    board.occurrences = base.occurrences.filter((each, at) => each.day !== base.from || rows.includes(at));
    const content = contentOf(board, now);
    if (urgent) content.urgent = [{ kind: "notice", key: "n", rows: [], notice: {} }];
    const codes = board.languages.map(({ code }) => code);
    let state = { cursor: 0, window: 0, previous: null, shown: null };
    const slides = [];
    for (let round = 0; round < rounds; round += 1) {
      const found = roundOf(content, codes, state, (page) => 6 + 4 * page.rows.length);
      state = found.state;
      slides.push(found.slides.map(({ page, language, seconds }) => ({
        kind: page.kind, key: page.key, language, seconds, rows: page.rows.map(({ id }) => id),
      })));
    }
    return { rounds: slides, soon: content.soon.flatMap(({ rows: each }) => each.map(({ id }) => id)) };
  });
}
"""


@pytest.fixture
def page_of_boards(page: Page, reading_server) -> Page:
    page.goto(f"{reading_server.url}/kiosk/shell.json")
    return page


def cases(seed: int) -> list[dict[str, object]]:
    chance = random.Random(seed)
    morning = samples.instant(samples.MONDAY, 7)
    return [
        {
            "now": (morning + timedelta(minutes=chance.randrange(14 * 60))).timestamp() * 1000,
            "languages": chance.randint(1, 6),
            "rows": sorted(chance.sample(range(12), chance.randint(0, 12))),
            "rounds": 6,
            "urgent": chance.random() < 0.2,
        }
        for _case in range(CASES)
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_round_keeps_its_promises(page_of_boards: Page, seed):
    document = document_of(samples.full_day, LANGUAGES)
    given = cases(seed)
    found = page_of_boards.evaluate(PLAY, [build(), json.dumps(document), given])
    assert sum(bool(each["soon"]) for each in found) > CASES / 10
    for case, played in zip(given, found, strict=True):
        slides = [slide for each in played["rounds"] for slide in each]
        assert slides
        assert_languages_alternate(slides, case)
        assert_soon_is_never_far(slides, played["soon"], case)
        assert_todays_list_is_back(slides, case)


def assert_languages_alternate(slides, case):
    if case["languages"] > 1:
        same = [one for one, after in pairwise(slides) if one["language"] == after["language"]]
        assert same == [], case


def assert_soon_is_never_far(slides, soon, case):
    """Of two slides in a row one shows all of it, or one page of it when it is more than one page."""
    for one, after in pairwise(slides):
        shows = [each["kind"] == "soon" or set(soon) <= set(each["rows"]) for each in (one, after)]
        assert any(shows), (case, one, after)


def assert_todays_list_is_back(slides, case):
    """In every language, whatever else there is to show."""
    at, last = 0.0, {}
    for slide in slides:
        if slide["kind"] in ("today", "quiet"):
            if slide["language"] in last:
                assert at - last[slide["language"]] <= PROMISE, case
            last[slide["language"]] = at
        at += slide["seconds"]
    assert len(last) == case["languages"], case
