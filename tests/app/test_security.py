"""Headers on every answer, and fresh pages that cost little when nothing changed."""

import pytest

from app import create_app
from app.config import Settings
from app.security import POLICY

PAGES = ["/", "/nl/", "/pl/hulp/geld/", "/nl/onbekend/", "/healthz", "/robots.txt", "/beheer/", "/static/ui/icons.svg"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "Permissions-Policy" in headers


def test_the_policy_allows_nothing_unsafe_and_no_other_host():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_only_over_tls_browsers_are_told_to_stay_there(client):
    assert "Strict-Transport-Security" not in client.get("/nl/").headers
    assert "Strict-Transport-Security" in client.get("/nl/", base_url="https://localhost").headers


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_an_unchanged_page_costs_a_304(client, encoding):
    wish = {"Accept-Encoding": encoding}
    first = client.get("/nl/", headers=wish, inspect=False)
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["ETag"].startswith('"'), "a strong one"
    again = client.get("/nl/", headers={**wish, "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.get_data() == b""


def test_pages_are_compressed_and_say_so_to_caches(client):
    plain = client.get("/nl/")
    packed = client.get("/nl/", headers={"Accept-Encoding": "br"}, inspect=False)
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.get_data()) < len(plain.get_data()) / 2
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_head_answers_as_get_without_the_page(client):
    assert client.head("/nl/").headers["ETag"] == client.get("/nl/").headers["ETag"]
    assert client.head("/nl/").get_data() == b""


def test_a_file_that_is_named_by_its_content_may_be_kept_for_a_year(app, client):
    from flask import url_for

    with app.test_request_context("/nl/"):
        address = url_for("ui.static", filename="icons.svg")
    assert "v=" in address
    headers = client.get(address).headers
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_a_file_is_whole_in_every_encoding(app, client, encoding):
    from flask import url_for

    with app.test_request_context("/nl/"):
        address = url_for("ui.static", filename="icons.svg")
    with client.get(address, headers={"Accept-Encoding": encoding}) as response:
        assert int(response.headers["Content-Length"]) == len(response.get_data()) > 500


def test_the_back_office_is_kept_nowhere_and_not_compressed(client):
    response = client.get("/beheer/inloggen/", headers={"Accept-Encoding": "br"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in response.headers


def test_nothing_reads_the_question_or_the_address_of_the_reader_into_the_log(app, client, capsys):
    from app import logs

    app.after_request_funcs[None].append(logs._finish)
    client.get("/nl/zoeken/?q=verslaafd", headers={"X-Forwarded-For": "203.0.113.7"})
    written = capsys.readouterr().out
    app.after_request_funcs[None].remove(logs._finish)
    assert '"endpoint": "search.search"' in written
    for secret in ("verslaafd", "127.0.0.1", "203.0.113.7"):
        assert secret not in written


@pytest.mark.parametrize(("proxies", "believed"), [(0, False), (1, True)])
def test_only_a_proxy_that_we_named_is_believed(tmp_path, proxies, believed):
    settings = Settings(data_dir=tmp_path, secret_key="only for tests", trusted_proxies=proxies)
    client = create_app(settings).test_client()
    answer = client.get("/robots.txt", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"})
    assert ("Strict-Transport-Security" in answer.headers) is believed
