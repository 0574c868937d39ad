"""The outage exam: what a board does while everything around it fails, in a real Chromium against a real server.

Short here; `make audit` lets every case last as long as in the field. Seconds of a blank, wrong or silently old
screen: none, unless a case says otherwise.
"""

import os
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

import kiosk.views
from app.activities.actions import cancel_occurrence
from app.activities.models import Activity
from app.dates import instant_of
from tests.bench.outage.gateway import CAPTIVE, ERROR, HANGS, PASS, STOPPED
from tests.bench.outage.wall import Wall
from tests.factories import AT
from tests.kiosk.growth import kept_by

IS_LONG = "NOORDWIJZER_AUDIT" in os.environ
OUTAGE = 600 if IS_LONG else 60  # seconds looked at, second by second
pytestmark = [pytest.mark.audit, pytest.mark.timeout(7200 if IS_LONG else 300)]


def assert_faultless(wall: Wall, samples: int) -> None:
    score = wall.score
    assert (score.blank[:5], score.wrong[:5], score.stale[:5]) == ([], [], [])
    assert score.samples >= samples


@pytest.mark.parametrize("fault", [STOPPED, ERROR, HANGS, CAPTIVE])
def test_1_2_3_5_a_server_that_is_away_breaks_hangs_or_is_somebody_else(wall: Wall, fault):
    wall.hang()
    wall.watch(10)
    wall.gateway.become(fault)
    wall.watch(OUTAGE)
    wall.jump("2026-11-23 10:20")
    wall.watch(OUTAGE // 2)
    assert wall.see()["state"] == "offline"
    wall.gateway.become(PASS)
    wall.watch(80)  # The longest pause between two questions is a minute.
    assert wall.see()["state"] == "live"
    wall.watch(20)
    assert_faultless(wall, 110 + OUTAGE * 3 // 2)


def test_4_the_name_of_the_server_is_not_found(wall: Wall):
    wall.hang()
    wall.is_deaf = True
    wall.page.route("**/*", lambda route: route.abort("namenotresolved"))
    wall.watch(OUTAGE)
    wall.jump("2026-11-23 10:20")
    wall.watch(20)
    assert wall.see()["state"] == "offline"
    wall.page.unroute_all(behavior="ignoreErrors")
    wall.is_deaf = False
    wall.watch(80)
    assert wall.see()["state"] == "live"
    assert_faultless(wall, 100 + OUTAGE)


def test_6_7_a_browser_that_was_killed_is_back_with_and_without_its_server(wall: Wall):
    wall.hang()
    wall.until_kept()
    assert seconds_until_back(wall) <= 10
    wall.watch(20)
    wall.gateway.become(STOPPED)
    wall._move(3600)
    took = seconds_until_back(wall)
    wall.watch(30)
    assert wall.see()["rows"]
    assert wall.see()["state"] == "offline"
    assert_faultless(wall, 50)
    assert took <= 10


def seconds_until_back(wall: Wall) -> float:
    """After the browser was killed. Real seconds: a machine that was busy elsewhere gets another chance or two."""
    took = 0.0
    for _try in range(3):
        wall.browser.kill()
        took = wall.hang()
        if took <= 10:
            break
    return took


def test_8_a_clock_that_is_a_year_behind(wall: Wall):
    wall.hang(wrong_by=-timedelta(days=365))
    wall.watch(20)
    wall.until_kept()
    assert_faultless(wall, 20)
    wall.browser.kill()
    wall.gateway.become(STOPPED)
    wall.hang(wrong_by=-timedelta(days=365))
    for _second in range(60):
        wall._pass(1)
        seen = wall.see()
        assert seen["state"] == "offline"
        said = [words["clock_wrong"] for words in wall.document["words"].values()]
        assert any(words in seen["age"] for words in said), "in one of its languages; the slide may just be turning"


def test_9_a_new_build_while_it_plays(wall: Wall, another_player):
    wall.hang()
    wall.until_kept()
    old = wall.page.get_attribute("[data-board]", "data-build")
    another_player("main.js", lambda text: text + "\n// newer\n")
    wall.watch(660, every=8)  # Not before it is ten minutes old does a page make room.
    wall.until(f"document.querySelector('[data-board]').dataset.build !== '{old}'")
    wall.until("document.documentElement.dataset.player === 'playing'")
    wall.watch(OUTAGE)
    wall.until(
        "caches.keys().then((names) => names.filter((name) => name.startsWith('board-shell-')).join())"
        ".then((kept) => kept === `board-shell-${document.querySelector('[data-board]').dataset.build}`)"
    )
    assert_faultless(wall, 80 + OUTAGE)


def test_10_a_build_that_cannot_be_read_gives_way_to_the_one_before(wall: Wall, another_player):
    wall.hang()
    wall.until_kept()
    old = wall.page.get_attribute("[data-board]", "data-build")
    another_player("main.js", lambda text: "((( this is no script")
    wall.watch(840, every=8)  # The page that the server wrote stands there while the script is tried.
    assert len(wall.score.builds) == 2
    wall.until("document.documentElement.dataset.player === 'playing'")
    assert wall.page.get_attribute("[data-board]", "data-build") == old
    wall.watch(700, every=8)
    assert wall.page.get_attribute("[data-board]", "data-build") == old  # It is not tried again.
    assert_faultless(wall, 190)


def test_10_a_build_that_arrives_in_pieces_is_not_begun(wall: Wall, another_player, monkeypatch):
    wall.hang()
    wall.until_kept()
    old = wall.page.get_attribute("[data-board]", "data-build")
    whole = kiosk.views.read
    monkeypatch.setattr(kiosk.views, "read", lambda name: whole(name)[:500] if name == "content.js" else whole(name))
    another_player("main.js", lambda text: text + "\n// newer\n")
    wall.watch(760, every=8)
    assert wall.page.get_attribute("[data-board]", "data-build") == old
    wall.page.reload()
    wall.until("document.documentElement.dataset.player === 'playing'")
    assert wall.page.get_attribute("[data-board]", "data-build") == old
    wall.watch(20)
    assert_faultless(wall, 110)


def test_12_a_day_and_a_night(wall: Wall):
    """Sixty times as fast and more; the long form lasts a day, the short one half an hour around midnight."""
    wall.hang()
    if IS_LONG:
        wall.watch(1800, every=4)  # Until every kind of slide was there.
    else:
        wall.jump("2026-11-23 23:45")
    before = kept_by(wall.page)
    wall.watch(24 * 3600 if IS_LONG else 1800, every=4 if IS_LONG else 8)
    after = kept_by(wall.page)
    print(f"{wall.score.samples} looks: {before}, then {after}")
    assert not IS_LONG or before.grew_into(after) == []
    assert_faultless(wall, 220)
    assert {"topic", "numbers", "spotlight", "tomorrow"} <= wall.score.kinds


def test_13_an_activity_is_cancelled_while_it_is_on_the_screen(writable_wall: Wall):
    wall = writable_wall
    wall.hang()
    wall.until("document.querySelector('[data-activity=vb-koffie-ma]')?.checkVisibility() === true")
    wall.watch(2)
    row = next(each for each in wall.document["occurrences"] if each["activity"] == "vb-koffie-ma")

    def cancel(session):
        activity = session.scalars(select(Activity).where(Activity.slug == "vb-koffie-ma")).one()
        starts = datetime.fromisoformat(row["start"]).replace(tzinfo=None)
        cancel_occurrence(session, activity, starts, reason="ill", by=None, at=AT)

    wall.change(cancel)
    wall.watch(200)
    assert_faultless(wall, 200)


@pytest.mark.parametrize("morning", ["2026-10-25", "2027-03-28"])
def test_14_the_night_in_which_the_clock_changes(wall: Wall, morning):
    night = f"{morning} 00:10"
    wall.now = wall.contact = wall.changed = instant_of(datetime.fromisoformat(night))
    wall._sync()
    wall.document = wall._ask()
    wall.hang()
    wall.gateway.become(STOPPED)  # It must know by itself.
    for _hour in range(4):
        wall.sleep(timedelta(minutes=40))
        wall.watch(3300 if IS_LONG else 900, every=4 if IS_LONG else 20)
    assert wall.see()["state"] == "offline"
    assert_faultless(wall, 180)
