"""The macros that every room uses."""

from datetime import datetime

import pytest
from flask import get_template_attribute

from tests.support.inspection import parse, text_of

FROM, UNTIL = datetime(2026, 11, 23, 9, 30), datetime(2026, 11, 23, 11, 30)
COMPONENTS = "ui/components/"


def rendered(app, code, file, macro, *values):
    with app.test_request_context(f"/{code}/"):
        app.preprocess_request()
        return parse(str(get_template_attribute(f"{COMPONENTS}{file}.html", macro)(*values)))


@pytest.mark.parametrize(
    ("code", "words"),
    [("nl", "09:30 tot 11:30"), ("pl", "od 09:30 do 11:30"), ("ar", "من 09:30 إلى 11:30")],
)
def test_a_time_range_is_words_with_each_time_isolated(app, code, words):
    page = rendered(app, code, "time", "time_range", FROM, UNTIL)
    assert text_of(page.find("body")) == words
    assert [text_of(each) for each in page.xpath("//time/bdi[@dir='ltr']")] == ["09:30", "11:30"]
    assert page.xpath("//time/@datetime") == ["09:30", "11:30"]


def test_an_icon_is_silent_for_screen_readers(app):
    (drawing,) = rendered(app, "nl", "icon", "icon", "phone").xpath("//*[local-name()='svg']")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("focusable") == "false"


@pytest.mark.parametrize(("icon", "turns"), [("arrow", True), ("phone", False)])
def test_only_what_points_turns_with_the_direction(app, icon, turns):
    (drawing,) = rendered(app, "ar", "icon", "icon", icon).xpath("//*[local-name()='svg']")
    assert ("icon-turns" in drawing.get("class")) is turns


def test_an_action_is_a_link_with_the_fact_on_it(app):
    page = rendered(app, "nl", "button", "action", "tel:140255", "Bel <14 0255>", "phone")
    (link,) = page.xpath("//a[@class='action action-primary']")
    assert link.get("href") == "tel:140255"
    assert text_of(link) == "Bel <14 0255>"


@pytest.mark.parametrize(
    ("page", "pages", "links"), [(1, 1, []), (1, 3, ["next"]), (2, 3, ["prev", "next"]), (3, 3, ["prev"])]
)
def test_a_pager_leads_only_to_pages_that_are(app, page, pages, links):
    found = rendered(app, "nl", "pager", "pager", page, pages, lambda number: f"?pagina={number}")
    assert found.xpath("//a/@rel") == links
    assert all(1 <= int(href.removeprefix("?pagina=")) <= pages for href in found.xpath("//a/@href"))
