import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests import factories
from tests.support.inspection import InspectingClient

HIT = re.compile(r'<li[^>]* data-kind="(\w+)" data-slug="([\w-]+)"')


def hits(page: str, kind: str = "") -> list[tuple[str, str]]:
    return [(found, slug) for found, slug in HIT.findall(page) if kind in ("", found)]


@pytest.mark.parametrize(
    ("code", "question", "slug"),
    [
        ("nl", "schulden", "gemeente-velsen-schuldhulp"),
        ("nl", "voedselbank", "voedselbank-ijmond-noord"),
        ("pl", "długi", "gemeente-velsen-schuldhulp"),
        ("pl", "dlugi", "gemeente-velsen-schuldhulp"),
        ("ar", "ديون", "gemeente-velsen-schuldhulp"),
        ("ar", "schuldhulp", "gemeente-velsen-schuldhulp"),
        ("nl", "Dudokplein", "gemeente-velsen"),
        ("nl", "1971EN", "gemeente-velsen"),
    ],
)
def test_a_word_in_any_language_finds_the_service(
    starter_client: InspectingClient, code: str, question: str, slug: str
) -> None:
    page = starter_client.get(f"/{code}/zoeken/", query_string={"q": question})
    assert ("service", slug) in hits(page.text)


def test_an_activity_an_organisation_and_a_topic_are_found(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=naaicafé").text
    assert ("activity", "vb-naaicafe") in hits(page)
    assert ("organisation", "socius") in hits(starter_client.get("/nl/zoeken/?q=socius").text)
    assert ("topic", "geld") in hits(starter_client.get("/pl/zoeken/?q=geld").text)[:4]


def test_the_page_is_not_stored_and_its_title_does_not_repeat_the_question(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=hij+slaat+mij")
    assert page.headers["Cache-Control"] == "no-store"
    assert "slaat" not in re.search(r"<title>(.*?)</title>", page.text, re.DOTALL).group(1)  # type: ignore[union-attr]
    assert "ETag" not in page.headers


def test_an_empty_result_helps(starter_client: InspectingClient) -> None:
    page = starter_client.get("/pl/zoeken/?q=xqzvw").text
    assert hits(page) == []
    assert "/pl/hulp/geld/" in page
    assert "tel:140255" in page


def test_what_nobody_can_reach_comes_after_what_can_be_reached(starter_client: InspectingClient) -> None:
    found = hits(starter_client.get("/nl/zoeken/?q=taal").text)
    services = [slug for kind, slug in found if kind == "service"]
    assert services.index("taalzoeker") < services.index("taalhuis-velsen")


def test_a_change_is_found_at_the_next_request_and_a_withdrawn_record_is_not(
    session: Session, client: InspectingClient
) -> None:
    made = factories.service(session, name="Fietsenmakerij")
    assert ("service", made.slug) in hits(client.get("/nl/zoeken/?q=fietsenmakerij").text)
    factories.save(session, made, {"name": "Naaiatelier"})
    assert hits(client.get("/nl/zoeken/?q=fietsenmakerij").text) == []
    assert ("service", made.slug) in hits(client.get("/nl/zoeken/?q=naaiat").text)
    factories.withdraw(session, made)
    assert hits(client.get("/nl/zoeken/?q=naaiatelier").text) == []


def test_a_closed_meeting_is_not_found(session: Session, client: InspectingClient) -> None:
    factories.activity(session, title="Geheim overleg", visibility="room")
    assert hits(client.get("/nl/zoeken/?q=geheim+overleg+zaal").text, "activity") == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=300), st.sampled_from(['"', "*", "a OR b", "' --", "\x00", "😀😀", "%", "_", "\\"])))
def test_any_question_gives_a_helpful_page(starter_client: InspectingClient, question: str) -> None:
    page = starter_client.get("/ar/zoeken/", query_string={"q": question.encode("utf-8", "surrogatepass")})
    assert page.status_code == 200
