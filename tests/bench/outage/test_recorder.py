"""The exam can be failed: a player without its worker, and one that shows whatever it gets, do not pass it."""

from datetime import timedelta

import pytest

from tests.bench.outage.gateway import CAPTIVE, ERROR, STOPPED
from tests.bench.outage.recorder import Score, Truth
from tests.bench.outage.wall import Wall

GULLIBLE = """
    const said = await answer.text();
    if (!said.startsWith("{")) document.querySelector("[data-board] .body").replaceChildren(said);
    check(answer.status === 200, `status ${answer.status}`);
    const text = said;
"""


def test_a_player_without_its_worker_is_gone_after_a_power_cut_without_its_server(wall: Wall, another_player):
    another_player("sw.js", lambda _text: "// nothing\n")
    wall.hang()
    wall.watch(5)
    assert wall.score.seconds == 0
    wall.browser.kill()
    wall.gateway.become(STOPPED)
    wall.hang()
    wall.watch(10)
    assert len(wall.score.blank) >= 10


@pytest.mark.parametrize("fault", [ERROR, CAPTIVE])
def test_a_player_that_shows_whatever_it_gets_is_wrong_and_blank(wall: Wall, another_player, fault):
    def gullible(text):
        text = text.replace('check(build, "nobody we know");', "").replace("check(answer.status === 200,", "void (")
        return text.replace("    const text = await answer.text();\n", GULLIBLE)

    another_player("data.js", gullible)
    wall.hang()
    wall.watch(5)
    assert wall.score.seconds == 0
    wall.gateway.become(fault)
    wall.watch(30)
    assert len(wall.score.wrong) >= 10


def test_a_board_that_does_not_say_its_age_is_noticed(wall: Wall, another_player):
    another_player("main.js", lambda text: text.replace("const OLD = 15 * 60_000;", "const OLD = Infinity;"))
    wall.hang()
    wall.gateway.become(STOPPED)
    wall.jump("2026-11-23 10:20")
    wall.watch(10)
    assert len(wall.score.stale) >= 10


def test_a_board_that_misses_a_cancellation_is_noticed(wall: Wall):
    wall.hang()
    wall.until("document.querySelector('[data-activity=vb-koffie-ma]')?.checkVisibility() === true")
    seen = wall.see()
    cancelled = {
        **wall.document,
        "occurrences": [{**each, "status": "cancelled"} for each in wall.document["occurrences"]],
    }
    later = wall.now + timedelta(seconds=10)
    score = Score()
    score.add(seen, Truth(cancelled, later, contact=later, changed=wall.now, before=wall.document))
    assert score.wrong
    forgiven = Score()
    soon = wall.now + timedelta(seconds=4)
    forgiven.add(seen, Truth(cancelled, soon, contact=soon, changed=wall.now, before=wall.document))
    assert not forgiven.wrong


def test_a_screen_of_one_colour_is_blank(wall: Wall):
    wall.hang()
    score = Score()
    score.add_picture(wall.page.screenshot(), wall.now)
    assert not score.blank
    wall.page.evaluate("document.querySelector('[data-board]').dataset.state = 'asleep'")
    score.add_picture(wall.page.screenshot(), wall.now)
    assert score.blank
