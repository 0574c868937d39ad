"""A test client that reads every page it gets as a careful colleague would."""

from typing import Any

import lxml.html
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.languages import by_code

Element = Any  # an lxml element
LABELLED = {"hidden", "submit", "button", "image", "reset"}  # inputs that need no label of their own


class InspectingClient(FlaskClient):
    """Every HTML answer is inspected; `inspect=False` for a test that is about a page that cannot be in order."""

    _session: Session | None = None

    def commit_first(self, session: Session) -> None:
        """Before every request commit this session, so that the pages see what the test wrote."""
        self._session = session

    def open(self, *args: Any, inspect: bool = True, **kwargs: Any) -> TestResponse:
        if self._session is not None:
            self._session.commit()
        kwargs.setdefault("buffered", True)  # Read to the end, so that no file stays open.
        response = super().open(*args, **kwargs)
        if inspect:
            if not response.request.path.startswith("/beheer"):
                assert_leaves_no_trace(response)
            is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
            if is_page and response.get_data() and not response.content_encoding:
                response.page = page_of(response)  # type: ignore[attr-defined]  # for tests that read on
                inspect_page(response.page, response.request.path)  # type: ignore[attr-defined]
        return response


def page_of(response: TestResponse) -> Element:
    """The parsed document of an answer."""
    return parse(response.get_data(as_text=True))


def parse(html: str) -> Element:
    """Twenty times as fast as html5lib; tests/referees/test_reading.py holds both to the same tree."""
    return lxml.html.document_fromstring(html if html.strip() else "<html></html>")


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def assert_leaves_no_trace(response: TestResponse) -> None:
    path = response.request.path
    assert "Set-Cookie" not in response.headers, f"{path} sets a cookie"
    assert "cookie" not in response.headers.get("Vary", "").lower(), f"{path} varies by cookie"


def inspect_page(page: Element, path: str) -> None:
    _inspect_language(page, path)
    _inspect_heading(page, path)
    _inspect_ids(page, path)
    _inspect_forms(page, path)
    _inspect_styles_and_scripts(page, path)
    _inspect_images(page, path)


def _inspect_language(page: Element, path: str) -> None:
    code = page.get("lang")
    assert code in by_code(), f"{path}: lang is {code!r}"
    assert page.get("dir") == by_code()[code].direction, f"{path}: dir is {page.get('dir')!r} for {code}"
    first = path.strip("/").split("/")[0]
    if first in by_code() and by_code()[first].complete:
        assert code == first, f"{path}: lang is {code}"
    for element in page.xpath("//*[@lang and not(self::html)]"):
        assert element.get("lang") in by_code(), f"{path}: lang={element.get('lang')!r}"


def _inspect_heading(page: Element, path: str) -> None:
    headings = page.xpath("//h1")
    assert len(headings) == 1, f"{path} has {len(headings)} h1"
    heading, title = text_of(headings[0]), text_of(page.find("head/title"))
    assert heading, f"{path}: the h1 is empty"
    assert _plain(title).startswith(_plain(heading)), f"{path}: the title {title!r} does not start with {heading!r}"


def _plain(text: str) -> str:
    """Without the invisible marks that keep directions apart in a title, where markup cannot."""
    return "".join(character for character in text if character not in "\u2066\u2067\u2068\u2069\u200e\u200f")


def _inspect_ids(page: Element, path: str) -> None:
    ids = page.xpath("//@id")
    double = {each for each in ids if ids.count(each) > 1}
    assert not double, f"{path}: id twice: {double}"
    known = set(ids)
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in page.xpath(f"//@{name}"):
            missing = set(value.split()) - known
            assert not missing, f"{path}: {name} points to {missing}, which is not there"


def _inspect_forms(page: Element, path: str) -> None:
    for form in page.xpath("//form"):
        assert form.get("action"), f"{path}: a form without an action"
    labels = set(page.xpath("//label/@for"))
    for field in page.xpath("//input | //select | //textarea"):
        if field.get("type") in LABELLED:
            continue
        is_labelled = (
            field.get("id") in labels
            or field.get("aria-label")
            or field.get("aria-labelledby")
            or field.xpath("ancestor::label")
        )
        assert is_labelled, f"{path}: the field {field.get('name')!r} has no label"


def _inspect_styles_and_scripts(page: Element, path: str) -> None:
    assert not page.xpath("//@style | //style"), f"{path} has an inline style"
    for script in page.xpath("//script[not(@src)]"):
        assert script.get("type") in ("application/ld+json", "application/json"), f"{path} has an inline script"
    handlers = page.xpath("//@*[starts-with(name(), 'on')]")
    assert not handlers, f"{path} has an inline handler: {handlers}"


def _inspect_images(page: Element, path: str) -> None:
    for image in page.xpath("//img[not(@alt)]"):
        raise AssertionError(f"{path}: the image {image.get('src')!r} has no alt")
