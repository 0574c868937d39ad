"""Any key or tap stops the board; a minute later it goes on. And what a screen does at night."""

import pytest

from tests.kiosk import samples
from tests.kiosk.hall import Hall, document_of

CONTROLS = '[data-part="controls"]'


@pytest.fixture
def hung(hall: Hall) -> Hall:
    hall.hang("2026-11-23 10:15")
    hall.until_playing()
    hall.wait(0.5)  # until it has faded in
    return hall


def shown(hall: Hall) -> tuple[str, str, list[str]]:
    rows = hall.page.locator("[data-activity]:visible").evaluate_all("all => all.map(({ dataset }) => dataset.start)")
    return hall.fact("kind"), hall.language, rows


@pytest.mark.parametrize("touch", ["a key", "a tap"])
def test_a_key_or_tap_stops_the_board_for_a_minute(hung: Hall, touch):
    hall = hung
    assert not hall.page.locator(CONTROLS).is_visible()
    if touch == "a key":
        hall.page.keyboard.press("Shift")
    else:
        hall.page.mouse.click(300, 200)
    before = shown(hall)
    hall.wait(52)
    assert shown(hall) == before
    assert hall.page.locator(CONTROLS).is_visible()
    hall.wait(30)
    assert not hall.page.locator(CONTROLS).is_visible()
    assert shown(hall) != before


def test_next_and_back_show_other_slides(hung: Hall):
    hall = hung
    first = shown(hall)
    hall.page.keyboard.press("ArrowRight")
    hall.wait(1)
    second = shown(hall)
    assert second != first
    hall.page.locator('[data-step="back"]').click()
    hall.wait(1)
    assert shown(hall) == first
    hall.page.locator('[data-step="forward"]').click()
    hall.wait(1)
    assert shown(hall) != first


def test_a_language_is_chosen_and_the_buttons_speak_it(hung: Hall):
    hall = hung
    hall.page.keyboard.press("Tab")
    kind = hall.fact("kind")
    hall.page.locator(f'{CONTROLS} [data-language="ar"]').click()
    hall.wait(1)
    assert (hall.fact("kind"), hall.language, hall.main.get_attribute("dir")) == (kind, "ar", "rtl")
    assert hall.page.locator('[data-step="forward"]').inner_text() == hall.document["words"]["ar"]["forward"]
    assert hall.page.locator(f"{CONTROLS} [aria-current]").inner_text() == "العربية"
    hall.wait(30)
    hall.page.keyboard.press("Shift")
    hall.wait(45)
    assert hall.language == "ar"  # The minute begins anew with every touch.


def test_what_is_cancelled_shows_while_somebody_looks(hung: Hall):
    hall = hung
    hall.page.keyboard.press("Shift")
    hall.document = document_of(lambda code: [each for each in samples.plain_week(code) if "huis" not in each.slug])
    hall.wait(6)
    assert hall.fact("version") == hall.document["version"]


def test_the_screen_sleeps_at_night_and_stays_up_for_what_is_on(hall: Hall):
    hall.document["screen"]["hours"] = {str(day): ["08:00", "20:00"] for day in range(1, 6)}
    hall.hang("2026-11-23 19:50")
    assert hall.fact("state") == "live"
    hall.wait_until("2026-11-23 20:45")  # The dancing ends at half past eight, and people must find their coats.
    assert hall.fact("state") == "live"
    hall.wait_until("2026-11-23 21:05")
    assert hall.fact("state") == "asleep"
    assert hall.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert not hall.page.locator("[data-activity]:visible").count()
    hall.wait_until("2026-11-24 08:01")
    assert hall.fact("state") == "live"
    assert hall.page.locator(".body").is_visible()


def test_nothing_stands_still_for_days(hall: Hall):
    hall.hang("2026-11-23 10:15")
    places = set()
    for minute in (18, 21, 24, 27, 30):
        places.add(hall.fact("shift"))
        hall.wait_until(f"2026-11-23 10:{minute}")
    assert len(places) == 4
    top = hall.page.locator(".head").bounding_box()["y"]
    hall.wait_until("2026-11-24 10:15")
    assert hall.page.locator(".head").bounding_box()["y"] > top == 0


def test_a_screen_shows_its_code_while_somebody_waits_for_it(hall: Hall):
    asked = []

    def pair(route):
        asked.append(route.request.method)
        headers = {"X-Board-Build": hall.build}
        route.fulfill(status=201, headers=headers, json={"code": "ABCD4678", "token": "secret"})

    beats = []

    def beat(route):
        beats.append(route.request.post_data_json)
        route.fulfill(status=200, headers={"X-Board-Build": hall.build}, json={"paired": True})

    hall.page.route("**/pair", pair)
    hall.page.route("**/beat", beat)
    hall.hang()
    assert hall.text("pairing") == ""
    hall.document = {**hall.document, "version": "w", "screen": {**hall.document["screen"], "pairing": True}}
    hall.wait(6)
    assert hall.text("pairing") == "ABCD4678"
    hall.document = {**hall.document, "version": "p", "screen": {**hall.document["screen"], "pairing": False}}
    hall.wait(6)
    assert hall.text("pairing") == ""
    hall.wait(70)
    assert asked == ["POST"]
    assert beats[-1]["token"] == "secret"
    assert {"build", "version", "state", "offset", "heap", "width", "height", "error"} <= set(beats[-1])


def test_an_urgent_notice_takes_over_at_once_survives_the_network_and_ends(hall: Hall):
    hall.hang("2026-11-23 17:40")
    notices = {code: [samples.notice(code, is_priority=True)] for code in ("nl", "pl", "ar")}
    hall.document = document_of(samples.plain_week, notices=notices)
    hall.wait(5)
    assert hall.fact("kind") == "notice"
    hall.fails(lambda route: route.abort())
    assert "notice" in {slide["kind"] for slide in hall.round()}
    hall.wait_until("2026-11-23 18:00:05")
    assert "notice" not in {slide["kind"] for slide in hall.round()}


def test_a_closed_house_and_a_holiday_say_so(hall: Hall):
    hall.document["closed"] = [{"from": "2026-11-23", "through": "2026-11-23", "note": 0}]
    hall.document["holidays"] = ["2026-11-29"]
    hall.hang()
    hall.until("quiet", "nl")
    assert hall.text("message-title") == hall.document["words"]["nl"]["closed"]
    hall.wait_until("2026-11-29 10:00")
    hall.until("quiet", "nl")
    assert hall.text("message-text") == hall.document["words"]["nl"]["holiday"]
    assert hall.text("next-what")
