"""Websites are tried against a real server on this machine that can be as difficult as the ones out there."""

import threading
import time
from collections import Counter
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sqlalchemy import select

from app.upkeep import links
from app.upkeep.links import ask, can_be_dialled, check, keep, unusable
from app.upkeep.models import LinkCheck
from app.upkeep.queries import broken_links
from tests import factories
from tests.factories import AT

AGENT = "Noordwijzer link check (+http://127.0.0.1/)"


class Site(BaseHTTPRequestHandler):
    """The path says how it answers: `/404`, `/only-get`, `/round`, `/hang`, `/away`."""

    def do_HEAD(self):
        self._answer("HEAD")

    def do_GET(self):
        self._answer("GET")

    def _answer(self, method):
        server = self.server
        with server.lock:
            server.asked.append((method, self.path, self.headers["User-Agent"]))
            server.busy += 1
            server.most = max(server.most, server.busy)
        try:
            self._send(method)
        finally:
            with server.lock:
                server.busy -= 1

    def _send(self, method):
        path = self.path.strip("/")
        if path == "hang":
            time.sleep(1.5)
        status = int(path) if path.isdigit() else 200
        if path == "only-get" and method == "HEAD":
            status = 405
        if path == "no-head" and method == "HEAD":
            status = 404
        self.send_response(302 if path in ("round", "away") else status)
        if path in ("round", "away"):
            self.send_header("Location", "/round" if path == "round" else "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words):
        """Quiet."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.lock, server.asked, server.busy, server.most = threading.Lock(), [], 0, 0
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("200", ""),
        ("away", ""),
        ("only-get", ""),
        ("no-head", ""),
        ("403", ""),
        ("429", ""),
        ("404", "404"),
        ("410", "410"),
        ("500", "500"),
        ("round", "redirects"),
    ],
)
def test_what_a_site_answers_is_understood(site, path, words):
    assert ask(f"{site.url}/{path}", AGENT) == words


def test_a_site_that_never_answers_is_left_alone_in_time(site, monkeypatch):
    monkeypatch.setattr(links, "TIMEOUT", (0.3, 0.3))
    assert ask(f"{site.url}/hang", AGENT) == "timeout"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://", "https://[oeps/", "http://127.0.0.1:99999/", "x"])
def test_an_address_that_leads_nowhere_is_said_to_be_unreachable(url):
    assert ask(url, AGENT) == "unreachable"


def test_one_host_is_asked_one_thing_at_a_time_and_knows_who_asks(site):
    urls = [f"{site.url}/{number}" for number in (200, 201, 202, 203)]
    assert dict(check(urls * 2, agent=AGENT, pause=0)) == dict.fromkeys(urls, "")
    assert site.most == 1
    assert Counter(path for _method, path, _agent in site.asked) == Counter(f"/{n}" for n in (200, 201, 202, 203))
    assert {agent for _method, _path, agent in site.asked} == {AGENT}


def test_one_failure_may_be_bad_luck_two_are_shown_and_an_answer_forgives(session):
    for day, words in enumerate(("404", "404", "")):
        keep(session, [("https://a.example/", words), ("https://b.example/", "")], AT + timedelta(days=day))
        shown = set(broken_links(session))
        assert shown == ({"https://a.example/"} if day == 1 else set())
    keep(session, [("https://b.example/", "")], AT)
    assert list(session.scalars(select(LinkCheck.url))) == ["https://b.example/"]


def test_every_website_of_the_site_is_found_with_its_field(session):
    organization = factories.organization(session, website="https://org.example/")
    channels = [{"kind": "email", "value": "a@b.nl"}, {"kind": "website", "value": "https://dienst.example/"}]
    service = factories.service(session, organization=organization.slug, channels=channels)
    factories.service(session, state="draft", channels=channels)
    found = {(each.record, each.slug, each.field, each.value) for each in links.links(session)}
    assert found == {
        ("organization", organization.slug, "website", "https://org.example/"),
        ("service", service.slug, "channels-1-value", "https://dienst.example/"),
    }


@pytest.mark.parametrize("number", ["112", "113", "14 0255", "116 123", "0800-2000", "088 123 4567", "0251 123 456"])
def test_numbers_that_people_dial_are_good(number):
    assert can_be_dialled(number)


@pytest.mark.parametrize("number", ["0255 12 34 56 78 90", "bel maar", "02", "+999 123456789"])
def test_numbers_nobody_can_dial_are_found(number):
    assert not can_be_dialled(number)


def test_a_number_with_a_digit_too_many_is_listed_with_its_field(session):
    service = factories.service(session, phones=[{"number": "14 0255"}, {"number": "0255 123 456 789"}])
    assert [(each.slug, each.field) for each in unusable(session)] == [(service.slug, "phones-1-number")]
