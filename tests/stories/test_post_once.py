"""Ten minutes between two visitors: an activity posted with few touches, a room that is taken, a tab that closed."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.browsers import sign_in
from tests.support.sites import LiveServer

pytestmark = pytest.mark.story
MOST = 12
NEW = "/beheer/activiteiten/nieuw/koffieochtend/"


class Hands:
    """Every touch counts: a click, a choice, a field that is filled."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0

    def click(self, selector: str) -> None:
        self.touches += 1
        self.page.locator(selector).first.click()

    def fill(self, name: str, value: str) -> None:
        self.touches += 1
        self.page.fill(f"[name={name}]", value)

    def choose(self, name: str, value: str) -> None:
        self.touches += 1
        self.page.select_option(f"[name={name}]", value)


@pytest.fixture
def phone(context: BrowserContext, live_server: LiveServer) -> Page:
    """An editor with a phone of 360 pixels."""
    page = context.new_page()
    sign_in(page, live_server)
    return page


def test_a_weekly_activity_stands_on_the_site_with_twelve_touches_at_most(phone, live_server):
    hands = Hands(phone)
    hands.click("main a[href$='/activiteiten/nieuw/']")
    hands.click("main a[href$='/nieuw/koffieochtend/']")
    hands.fill("first_day", "2026-11-27")
    hands.fill("begins", "14:00")
    hands.fill("ends", "15:30")
    hands.choose("place", "de-stek/")
    hands.choose("organization", "de-stek")
    hands.click("button[name=step][value=publish]")
    said(phone, "op de site")
    assert hands.touches <= MOST, hands.touches
    public = phone.locator("main a[href*='/activiteiten/']:not([href*='/beheer/'])").first.get_attribute("href")
    phone.goto(live_server.url + str(public).replace("/nl/", "/pl/"))
    expect(phone.locator("h1")).to_contain_text("Poranek przy kawie")
    expect(phone.locator("li[data-start='2026-11-27T14:00:00']").first).to_be_attached()
    expect(phone.locator("li[data-start='2026-12-04T14:00:00']").first).to_be_attached()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_can_be_done_with_the_keyboard_alone(phone, live_server):
    """No mouse and no script of the test touches the page: Tab moves, and everything else is counted."""
    keys = Keys(phone)
    keys.follow("main a[href$='/activiteiten/nieuw/']")
    keys.follow("main a[href$='/nieuw/koffieochtend/']")
    keys.write("[name=first_day]", "12122026")  # Whatever order the browser asks it in.
    keys.write("[name=begins]", "0830P")  # In the evening where the browser counts to twelve.
    keys.write("[name=ends]", "0930P")
    keys.write("[name=place]", "Huis")  # The first letters choose; a space would open the list.
    keys.write("[name=organization]", "Huis")
    keys.press("button[name=step][value=publish]")
    said(phone, "op de site")
    assert keys.touches <= MOST, keys.touches
    expect(phone.locator("main")).to_contain_text("zaterdag 12 december")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


class Keys:
    """A person without a mouse. Every choice and every filled field counts; walking there with Tab does not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0

    def reach(self, selector: str) -> None:
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"nobody gets to {selector} with the keyboard")

    def press(self, selector: str) -> None:
        self.reach(selector)
        self.touches += 1
        self.page.keyboard.press("Enter")

    def follow(self, selector: str) -> None:
        address = self.page.url
        self.press(selector)
        self.page.wait_for_url(lambda url: url != address)

    def write(self, selector: str, words: str) -> None:
        self.reach(selector)
        self.touches += 1
        self.page.keyboard.type(words)


def said(page: Page, words: str) -> None:
    """The page after a saved form says so; a form that was refused says why, and that is what the test shows."""
    page.locator("main > [role=status], #errors").first.wait_for()
    refused = page.locator("#errors")
    assert refused.count() == 0, refused.inner_text()
    expect(page.locator("main > [role=status]").first).to_contain_text(words)


def room_of(page: Page) -> str:
    """The first room of De Stek that the form offers."""
    options = page.locator("[name=place] option").evaluate_all("all => all.map(each => each.value)")
    return next(value for value in options if value.startswith("de-stek/") and value != "de-stek/")


def test_a_room_that_is_taken_is_told_before_anything_is_sent(phone, live_server):
    phone.goto(live_server.url + NEW)
    place = room_of(phone)
    phone.select_option("[name=place]", place)
    phone.select_option("[name=organization]", "de-stek")
    phone.fill("[name=first_day]", "2026-11-27")
    phone.fill("[name=begins]", "16:00")
    phone.fill("[name=ends]", "17:00")
    phone.locator("button[name=step][value=publish]").click()
    said(phone, "op de site")
    phone.goto(live_server.url + NEW)
    phone.select_option("[name=place]", place)
    phone.fill("[name=first_day]", "2026-12-04")
    phone.fill("[name=begins]", "16:30")
    phone.fill("[name=ends]", "17:30")
    phone.locator("[name=ends]").blur()
    told = phone.locator("[data-room-check]")
    expect(told).to_contain_text("De zaal is")
    expect(told).to_contain_text("Koffieochtend")
    phone.fill("[name=begins]", "18:00")
    phone.fill("[name=ends]", "19:00")
    phone.locator("[name=ends]").blur()
    expect(told).not_to_contain_text("Koffieochtend")


def test_a_tab_that_closed_costs_no_word(phone, live_server, context):
    phone.goto(live_server.url + NEW)
    phone.fill("[name=begins]", "19:45")
    expect(phone.locator(".draft-said")).to_contain_text("Bewaard")
    phone.close()
    again = context.new_page()
    again.goto(live_server.url + NEW)
    again.locator("#draft-note a").click()
    expect(again.locator("[name=begins]")).to_have_value("19:45")
    again.close()
