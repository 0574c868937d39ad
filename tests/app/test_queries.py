"""A page asks the database as often for many records as for a few: no query for each row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from app.db import db
from tests import factories

PAGES = (
    "/nl/",
    "/pl/hulp/geld/",
    "/pl/activiteiten/",
    "/pl/activiteiten/?onderwerp=ontmoeten",
    "/pl/activiteiten/koffie/",
    "/pl/aanbod/geldhulp/",
    "/pl/organisatie/buurt/",
    "/pl/kaart/",
    "/pl/zoeken/?q=geldhulp",
    "/sitemap.xml",
)
MOST = 22  # of any page, however it is made; the dearest today is a search


@pytest.fixture
def queries(app) -> Callable[[], Iterator[list[str]]]:
    """Every statement the application sends within the block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_connection, _cursor, sql: str, *_rest) -> None:
            sent.append(sql)

        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", note)
            try:
                yield sent
            finally:
                event.remove(db.engine, "before_cursor_execute", note)

    return counting


def fill(session, rounds: int, organization: str) -> None:
    """More of everything that has lists of its own, each with an organisation and a place of its own too."""
    for number in range(rounds):
        place = factories.location(session, slug=f"plek-{factories.slug('x')}")
        owner = organization if number % 2 else factories.organization(session, name=f"Club {number}").slug
        facts = {"location": place.slug, "organization": owner, "audiences": ["ouderen"], "languages": ["pl", "ar"]}
        factories.activity(session, **facts, starts="2026-11-23T09:30", rrule="FREQ=WEEKLY;BYDAY=MO,TU")
        factories.service(
            session,
            organization=owner,
            locations=[place.slug],
            topics=["geld", "werk"],
            channels=[{"kind": "website", "value": "https://voorbeeld.nl"}],
            phones=[{"number": "0251 123456", "owner": organization}],
            schedules=[{"days": ["MO"], "day": "", "opens": "09:30", "closes": "17:00"}],
            documents=["Uw brief"],
        )


def test_a_page_asks_as_often_for_many_as_for_few(client, session, queries):
    organization = factories.organization(session, slug="buurt").slug
    place = factories.location(session, slug="de-stek")
    factories.activity(session, slug="koffie", organization=organization, location=place.slug)
    factories.service(session, slug="geldhulp", organization=organization, locations=[place.slug])

    def asked() -> dict[str, list[str]]:
        found = {}
        for path in PAGES:
            client.get(path + ("&" if "?" in path else "?") + "x=1")  # With a query, so that no kept page answers.
            with queries() as sent:
                assert client.get(path + ("&" if "?" in path else "?") + "x=1").status_code == 200
            found[path] = sent
        return found

    fill(session, 2, organization)
    few = asked()
    fill(session, 4, organization)
    many = asked()
    more = {path: "\n".join(many[path]) for path in PAGES if len(many[path]) != len(few[path])}
    assert not more
    assert max(len(sent) for sent in many.values()) <= MOST
