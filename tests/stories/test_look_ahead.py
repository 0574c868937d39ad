"""The look ahead beside the form: the reader's page and the slide of the board, while somebody types."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsers import sign_in

pytestmark = pytest.mark.story
SLOWLY = 20_000  # a savepoint, a document and a page of the player, on a machine that does other things too
NEW = "/beheer/activiteiten/nieuw/koffieochtend/"


def test_page_and_slide_follow_what_is_typed_in_the_chosen_language(page: Page, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, live_server)
    page.goto(live_server.url + NEW)
    page.fill("[name=first_day]", "2026-11-27")
    page.select_option("[name=place]", "de-stek/")
    page.select_option("[name=organization]", "de-stek")
    page.locator("button[formtarget=preview][data-code=pl]").click()
    slide = page.frame_locator("iframe[name=slide]")
    reader = page.frame_locator("iframe[name=preview]")
    expect(slide.locator("[data-part=spot-title]")).to_contain_text("Poranek przy kawie", timeout=SLOWLY)
    expect(slide.locator("[data-part=spotlight]")).to_have_attribute(
        "data-start", "2026-11-27T10:00:00+01:00", timeout=SLOWLY
    )
    expect(reader.locator("h1")).to_contain_text("Poranek przy kawie", timeout=SLOWLY)
    page.fill("[name=begins]", "14:00")
    page.fill("[name=ends]", "15:30")
    expect(slide.locator("[data-part=spot-time]")).to_contain_text("14:00", timeout=SLOWLY)
    expect(reader.locator("main")).to_contain_text("14:00", timeout=SLOWLY)
    page.locator("summary", has_text="eigen naam").click()
    page.fill("[name=title]", "Soep en koffie voor iedereen die mee wil eten in de buurt")
    expect(page.locator("[data-count]")).to_have_class("too-long")
    expect(slide.locator("[data-part=spot-title]")).to_contain_text("Soep en koffie", timeout=SLOWLY)
    expect(page.locator("button[formtarget=slide]")).to_be_hidden()
