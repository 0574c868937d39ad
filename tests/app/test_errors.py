"""Whatever goes wrong, a reader gets a page in the own language and a way on."""

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from app.directory.actions import SERVICE
from app.records import actions as records
from tests import factories
from tests.support.apps import new_app
from tests.support.inspection import text_of

BAD = [
    "/nl/hulp/onbekend/",
    "/nl/aanbod/onbekend/",
    "/nl/organisatie/onbekend/",
    "/nl/activiteiten/onbekend/",
    "/nl/activiteiten/?van=morgen",
    "/nl/activiteiten/?van=2026-13-45",
    "/nl/activiteiten/?van=9999-99-99",
    "/nl/activiteiten/?van=0001-01-01",
    "/nl/activiteiten/?van=9999-12-31",
    "/nl/activiteiten/?dag=8",
    "/nl/activiteiten/?dag=x",
    "/nl/activiteiten/?pagina=0",
    "/nl/activiteiten/?pagina=-1",
    "/nl/activiteiten/?pagina=999999999999999999999999",
    "/nl/activiteiten/?doelgroep=draken",
    "/nl/activiteiten/?taal=xx",
    "/nl/activiteiten/?onderwerp=onbekend",
    "/nl/activiteiten/?gratis=misschien",
    "/nl/zoeken/?q=" + "a" * 5000,
    "/nl/zoeken/?q=%00%ff%25%27%22%3Cscript%3E",
    "/nl/zoeken/?q=OR+AND+NOT+%22%2A%28",
    "/nl/zoeken/?pagina=x&q=geld",
    "/s/ZZZZ",
    "/a/zzzz/pl",
    "/a/%F0%9F%98%80",
    "/kiosk/onbekend/",
    "/kiosk/onbekend/board.json",
    "/nl/aanbod/%00/",
    "/nl//",
    "/nl/../../etc/passwd",
]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path[:50])
def test_a_bad_address_is_never_our_fault(client, path):
    response = client.get(path)
    assert response.status_code in (200, 301, 302, 308, 400, 404), response.status
    if response.status_code == 200:
        assert "?" in path, "only a value in the query may be ignored, with a notice"


@pytest.mark.parametrize("field", ["van", "dag", "pagina", "doelgroep", "taal", "onderwerp", "gratis"])
def test_a_bad_filter_is_refused_by_its_name_or_ignored_with_a_notice(client, field):
    response = client.get(f"/pl/activiteiten/?{field}=onzin")
    if response.status_code == 400:
        assert field in text_of(response.page)
    else:
        assert response.status_code == 200
        assert response.page.xpath("//main//*[contains(@class, 'note')]"), "ignored without a word"


def test_an_old_slug_leads_to_the_new_one(client, session):
    service = factories.service(session, slug="aanbod")
    records.save(session, SERVICE, service, {"slug": "nieuw"}, by=None, at=factories.AT)
    response = client.get("/pl/aanbod/aanbod/")
    assert (response.status_code, response.location) == (301, "/pl/aanbod/nieuw/")


def test_what_was_withdrawn_says_so(client, session):
    service = factories.service(session)
    records.withdraw(session, SERVICE, service, by=None, at=factories.AT)
    assert client.get(f"/nl/aanbod/{service.slug}/").status_code == 410


def test_an_address_without_its_last_slash_finds_the_page(client):
    response = client.get("/nl/hulp")
    assert response.status_code == 308
    assert response.location.endswith("/nl/hulp/")


def test_a_fault_of_ours_is_a_page_and_no_traceback(app, client, monkeypatch):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(app.view_functions, "front.home", lambda: 1 / 0)
    response = client.get("/pl/")
    assert response.status_code == 500
    assert response.page.get("lang") == "pl"
    assert "ZeroDivision" not in response.get_data(as_text=True)


def test_a_database_that_does_not_answer_is_said_with_when_to_come_back(app, client, monkeypatch):
    def away() -> str:
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    monkeypatch.setitem(app.view_functions, "front.home", away)
    response = client.get("/nl/")
    assert response.status_code == 503
    assert response.headers["Retry-After"]


@pytest.fixture
def app_without_database(tmp_path) -> Flask:
    return new_app("postgresql://nobody@127.0.0.1:1/nothing", tmp_path)


@pytest.mark.parametrize("path", ["/nl/", "/pl/hulp/geld/", "/ar/activiteiten/", "/nl/zoeken/?q=geld"])
def test_without_a_database_the_page_still_has_the_urgent_numbers(app_without_database, path):
    response = app_without_database.test_client().get(path)
    assert response.status_code == 503
    assert "112" in text_of(response.page)


def test_without_a_database_the_server_is_alive_but_not_ready(app_without_database):
    client = app_without_database.test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
