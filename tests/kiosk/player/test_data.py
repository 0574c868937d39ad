"""The board keeps what it has, whatever the network does: the promises of kiosk/player/static/data.js and clock.js."""

import copy
import json
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.kiosk import samples
from tests.kiosk.hall import Hall, document_of, wall_time

PLAYER = Path(__file__).resolve().parents[3] / "kiosk" / "player"
PORTAL = "<!doctype html><title>Wifi</title><h1>Log in</h1><p data-activity=portal>Welcome</p>"


def html(status: int):
    return lambda route: route.fulfill(status=status, content_type="text/html", body=PORTAL)


def truncated(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body=json.dumps(document_of(samples.full_day))[:-2000])


def spoiled(**wrong):
    """A whole document that is wrong in one place."""
    body = json.dumps({**document_of(samples.full_day), **wrong})
    return lambda route: route.fulfill(status=200, content_type="application/json", body=body)


FAULTS = {
    "nobody there": lambda route: route.abort(),
    "an error page": html(502),
    "a captive portal": html(200),
    "half a document": truncated,
    "nothing": lambda route: route.fulfill(status=200, content_type="application/json", body=""),
    "no dates": spoiled(occurrences=None),
    "an unknown activity": spoiled(activities={}),
    "no words": spoiled(words={"nl": {}, "pl": {}, "ar": {}}),
    "another screen": spoiled(screen={"slug": "elders", "name": "Elders"}),
    "another schema": spoiled(schema=99),
    "a sign-in page elsewhere": lambda route: route.fulfill(status=302, headers={"Location": "/nl/"}),
}


@pytest.fixture
def old_board(hall: Hall) -> Hall:
    hall.hang()
    return hall


def test_no_fault_replaces_what_is_on_the_board(old_board: Hall):
    hall = old_board
    version = hall.document["version"]
    for name, fault in FAULTS.items():
        before = hall.questions
        hall.works()
        hall.wait(26)  # longer than the pause after two or three failures
        hall.fails(fault)
        hall.wait(13)
        assert hall.questions > before, name
        assert hall.fact("version") == version, name
        assert hall.fact("state") == "live", name
        assert hall.page.locator("[data-activity=portal]").count() == 0, name
        assert hall.memory() == json.dumps(hall.document, ensure_ascii=False)
    assert "koffieochtend-0930" in hall.today()


def test_a_question_that_is_never_answered_does_not_stop_the_board(old_board: Hall):
    hall = old_board
    hanging: list[Route] = []
    hall.fails(hanging.append)
    hall.settle = lambda: None  # type: ignore[method-assign]  # there is no answer to wait for
    hall.wait(60)
    assert len(hanging) >= 2  # given up after ten seconds, and asked again
    assert len({slide["language"] for slide in hall.slides()}) == 3


def test_after_fifteen_minutes_the_board_says_its_age_and_comes_back(old_board: Hall):
    hall = old_board
    hall.fails(html(502))
    hall.wait_until("2026-11-23 09:14")
    assert hall.fact("state") == "live"
    assert hall.text("age") == ""
    hall.wait_until("2026-11-23 09:16")
    for code in ("nl", "pl", "ar"):
        hall.until("today", code)
        assert hall.fact("state") == "offline"
        start = hall.document["words"][code]["last_updated"].split("{")[0].strip("\u2066 ")
        assert hall.text("age").startswith(start)
        assert hall.document["days"]["2026-11-23"][code] in hall.text("age")
        assert "09:00" in hall.text("age")
    hall.works()
    hall.wait(75)
    assert hall.fact("state") == "live"
    assert hall.text("age") == ""


def test_after_three_days_the_board_sends_people_to_the_desk_and_still_rolls_on(old_board: Hall):
    hall = old_board
    hall.fails(html(502))
    hall.wait_until("2026-11-26 10:30")
    hall.until("today", "nl")
    assert hall.text("age").endswith(hall.document["words"]["nl"]["ask_desk"])
    assert hall.text("day") == "donderdag 26 november"


def test_what_staff_change_is_on_the_board_in_seconds(old_board: Hall):
    hall = old_board
    hall.until("today", "pl")
    changed = copy.deepcopy(hall.document)
    coffee = next(each for each in changed["occurrences"] if each["activity"] == "koffieochtend-0930")
    coffee["status"], changed["version"] = "cancelled", "after"
    hall.document = changed
    hall.wait(5)
    assert hall.fact("version") == "after"
    hall.until("today", row="koffieochtend-0930")
    assert hall.page.locator('[data-activity="koffieochtend-0930"]').get_attribute("data-status") == "cancelled"


@pytest.mark.parametrize("wrong_by", [timedelta(days=-365), timedelta(hours=5), timedelta(days=3)])
def test_a_wrong_clock_is_corrected_by_the_server(hall: Hall, wrong_by):
    hall.hang(wrong_by=wrong_by)
    assert hall.text("clock") == wall_time(hall) == "09:00"
    hall.until("today", "nl")
    assert hall.text("day") == "maandag 23 november"
    assert hall.fact("state") == "live"
    assert "koffieochtend-0930" in hall.today()


def test_the_hour_that_comes_twice_does(hall: Hall):
    first = samples.date(2026, 10, 24)
    hall.document = document_of(lambda code: samples.plain_week(code, first), first_day=first)
    hall.hang("2026-10-25 02:59:50")
    assert hall.text("clock") == "02:59"
    hall.wait(10)
    assert hall.text("clock") == "02:00"
    assert hall.text("day") in {hall.document["days"]["2026-10-25"][code] for code in ("nl", "pl", "ar")} | {""}


def test_a_board_that_starts_again_without_its_server_knows_what_it_knew(hall: Hall):
    hall.document = document_of(samples.full_day)
    hall.hang()
    hall.fails(lambda route: route.abort())
    hall.wait_until("2026-11-23 09:20")
    hall.reload()
    assert hall.fact("version") == hall.document["version"]
    assert "huiswerkklas-1100" in hall.today()
    assert hall.fact("state") == "offline"
    hall.works()
    hall.wait(75)
    assert hall.fact("state") == "live"


def test_a_board_that_never_heard_from_its_server_shows_the_page_it_got(hall: Hall):
    hall.fails(html(502))
    hall.hang()
    assert hall.page.locator("[data-activity]:visible").count() >= 1
    assert (hall.fact("state"), hall.text("age")) == ("live", "")
    hall.wait_until("2026-11-23 09:20")
    assert hall.fact("state") == "offline"
    assert "09:00" in hall.text("age")
    hall.works()
    hall.wait(75)
    assert hall.fact("version") == hall.document["version"]
    assert (hall.fact("state"), hall.text("age")) == ("live", "")


def test_a_device_without_storage_loses_only_its_memory(hall: Hall):
    hall.page.add_init_script("CacheStorage.prototype.open = () => Promise.reject(new Error('full'));")
    hall.hang()
    assert hall.fact("version") == hall.document["version"]
    assert "koffieochtend-0930" in hall.today()


def test_the_player_writes_words_never_markup():
    for path in (PLAYER / "static").glob("*.js"):
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "http:",
            "https:",
        ):
            said = path.read_text()
            for allowed in ("http://www.w3.org/2000/svg", 'LOOPBACK = "http://127.0.0.1"'):
                said = said.replace(allowed, "")
            assert forbidden not in said, f"{path.name}: {forbidden}"


def test_a_board_asks_its_own_server_and_after_loading_only_for_its_document(hall: Hall):
    asked: list[str] = []
    hall.page.on("request", lambda request: asked.append(request.url))
    hall.hang()
    assert all(url.startswith(hall.url.split("/kiosk")[0]) for url in asked), asked
    asked.clear()
    hall.wait(160)
    assert {url for url in asked if not url.startswith("data:")} == {f"{hall.url}board.json"}
