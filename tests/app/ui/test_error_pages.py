"""Whatever went wrong is said in the language of the address, with the urgent numbers within reach."""

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests

from app.catalogs import translate
from app.errors import BadQuery
from app.records.queries import Withdrawn
from tests.support.inspection import text_of

HEADINGS = {
    400: "Dit adres klopt niet helemaal",
    404: "Deze pagina is er niet",
    405: "Zo werkt deze pagina niet",
    410: "Deze pagina is weggehaald",
    429: "Even wachten",
    500: "Er ging bij ons iets mis",
    503: "De site is even weg",
}
FAULTS = {
    400: BadQuery("van", "onzin"),
    410: Withdrawn(),
    429: TooManyRequests(),
    500: ZeroDivisionError(),
    503: OperationalError("SELECT 1", {}, Exception("gone")),
}


@pytest.fixture(params=["nl", "pl", "ar"])
def code(request):
    return request.param


@pytest.fixture(params=HEADINGS)
def answer(request, app, client, monkeypatch, code):
    """An error page as a reader of another browser language meets it."""
    status = request.param
    wish = {"Accept-Language": "nl" if code != "nl" else "pl"}
    if status == 404:
        return client.get(f"/{code}/er-niet/", headers=wish)
    if status == 405:
        return client.post(f"/{code}/hulp/", headers=wish)

    def fail(**_arguments):
        raise FAULTS[status]

    monkeypatch.setitem(app.view_functions, "front.home", fail)
    return client.get(f"/{code}/", headers=wish)


def test_an_error_page_is_whole_and_in_the_language_of_its_address(answer, request, code):
    status = request.node.callspec.params["answer"]
    assert answer.status_code == status
    assert answer.page.get("lang") == code
    assert text_of(answer.page.xpath("//h1")[0]) == translate(code, HEADINGS[status], "messages")
    assert answer.page.xpath("//footer//a[starts-with(@href, 'tel:')]/@href") == ["tel:112", "tel:113", "tel:08002000"]
    assert bool(answer.page.xpath("//footer//*[@data-dutch]")) == (code != "nl")
    assert answer.page.xpath("//meta[@name='robots'][@content='noindex']")
    assert not answer.page.xpath("//link[@rel='canonical' or @rel='alternate']")
    assert answer.page.xpath(f"//main//a[@href='/{code}/']"), "a way on"
    assert bool(answer.page.xpath("//main//form[@role='search']")) == (status < 500)
    assert "ETag" not in answer.headers


def test_a_wrong_method_says_which_are_right(client):
    assert set(client.post("/pl/hulp/").allow) >= {"GET", "HEAD"}


def test_a_wrong_value_is_named_and_isolated(app, client, monkeypatch):
    def fail():
        raise BadQuery("van", "<b>")

    monkeypatch.setitem(app.view_functions, "front.home", fail)
    page = client.get("/ar/?van=%3Cb%3E").page
    assert page.xpath("//main//bdi[@dir='ltr'][.='van']")
    assert not page.xpath("//main//b")
