import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.models import AskedDigest, AskedQuestion, AskedTopic
from tests import factories
from tests.support.inspection import Element, InspectingClient, text_of

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


def first_hit(page: Element) -> Element:
    return page.xpath("//ol/li[@data-kind]")[0]


@pytest.mark.parametrize("code", ["nl", "pl", "ar"])
@pytest.mark.parametrize(
    ("question", "slug", "number"),
    [
        ("ik wil niet meer leven", "113-zelfmoordpreventie", "tel:113"),
        ("hij slaat mij", "veilig-thuis", "tel:08002000"),
        ("er is brand in huis", "noodnummer-112", "tel:112"),
        ("waar kan ik vannacht slapen", "opvang-dakloos-kennemerland", "tel:140255"),
    ],
)
def test_help_in_danger_stands_first_with_its_number_to_tap(
    starter_client: InspectingClient, code: str, question: str, slug: str, number: str
) -> None:
    page = starter_client.get(f"/{code}/zoeken/", query_string={"q": question})
    first = first_hit(page.page)
    assert (first.get("data-kind"), first.get("data-slug")) == ("service", slug)
    assert first.xpath(".//a[contains(@class, 'action')]/@href") == [number]


def test_no_other_hit_carries_a_button(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=schulden").page
    assert page.xpath("//ol/li//a[contains(@class, 'action')]") == []


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("hij slaat mij", "geweld"),
        ("hij heeft een mes", "geweld"),
        ("ik ben verkracht", "geweld"),
        ("de buurkinderen zijn al dagen alleen thuis", "geweld"),
        ("ik wil dood", "psychisch"),
        ("te veel pillen geslikt", "verslaving"),
        ("te veel drinken", "verslaving"),
        ("psycholoog", "psychisch"),
        ("er is brand in huis", "nood"),
        ("schulden", None),
    ],
)
def test_a_page_that_nobody_may_see_over_the_shoulder_says_so_to_the_shell(
    starter_client: InspectingClient, question: str, topic: str | None
) -> None:
    page = starter_client.get("/nl/zoeken/", query_string={"q": question}).page
    assert page.find("body").get("data-topic") == topic


def test_the_way_out_stands_where_somebody_may_look_along_and_not_above_a_fire(
    starter_client: InspectingClient,
) -> None:
    for question, exits in (("hij heeft een mes", 1), ("ik ben verkracht", 1), ("er is brand in huis", 0)):
        page = starter_client.get("/nl/zoeken/", query_string={"q": question}).page
        assert len(page.xpath("//a[@data-exit]")) == exits, question


def test_what_is_no_help_is_not_shown_as_help_for_a_danger(session: Session, client: InspectingClient) -> None:
    factories.service(session, slug="boksles", name="Hij slaat mij")
    page = client.get("/nl/zoeken/?q=hij+slaat+mij").page
    assert first_hit(page).get("data-slug") == "boksles"
    assert page.xpath("//li[contains(@class, 'hit-danger')]") == []
    assert page.find("body").get("data-topic") == "geweld"


def test_a_word_from_a_dutch_letter_is_explained_above_the_answers(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=wat+is+een+aanmaning").page
    (note,) = page.xpath("//div[contains(@class, 'note-info')][.//strong[@lang='nl' and @data-dutch]]")
    assert text_of(note).startswith("aanmaning: ")
    assert "service" in first_hit(page).get("data-kind")


def test_the_words_that_were_asked_are_marked_and_no_others(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=de+voedselbank").page
    marked = {text_of(each).lower() for each in page.xpath("//mark")}
    assert marked == {"voedselbank"}


def test_a_misspelt_question_offers_the_right_one_and_answers_anyway(starter_client: InspectingClient) -> None:
    page = starter_client.get("/nl/zoeken/?q=hulp+bij+shulden").page
    (link,) = page.xpath("//p[@class='meant']/a")
    assert text_of(link) == "hulp bij schulden"
    assert first_hit(page).get("data-slug") == "gemeente-velsen-schuldhulp"
    assert starter_client.get(link.get("href")).page.xpath("//p[@class='meant']") == []


def test_numbers_and_streets_are_found_however_they_are_spaced(starter_client: InspectingClient) -> None:
    for question in ("0800-0432", "08000432", "0800 0432"):
        assert ("service", "kindertelefoon") in hits(
            starter_client.get("/nl/zoeken/", query_string={"q": question}).text
        )


def test_a_search_leaves_no_trace_but_numbers(session: Session, client: InspectingClient) -> None:
    client.get("/nl/zoeken/?q=hij+slaat+mij")
    client.get("/nl/zoeken/?q=schulden")
    session.expire_all()
    counted = session.execute(select(AskedTopic.language, AskedTopic.topic, AskedTopic.searches)).all()
    assert sorted(tuple(row) for row in counted) == [("", "geweld", 1), ("nl", "geld", 1)]
    assert session.scalars(select(AskedQuestion)).all() == []
    (digest,) = session.scalars(select(AskedDigest.digest))
    assert b"schuld" not in digest


ODD_QUESTIONS = [
    '"',
    "*",
    "a OR b",
    "a & b | !c",
    "' --",
    "\x00",
    "\udc80",
    "😀😀",
    "%",
    "_",
    "\\",
    "NEAR(a b)",
    "#topic:geld",
]
ODD_QUESTIONS += ["?!.,", "ik de het een", "x" * 10_000, "schuld " * 2_000, "долг ديون debt ዕዳ", "\u202e112"]


@pytest.mark.parametrize("question", ODD_QUESTIONS)
def test_an_odd_question_gives_a_helpful_page(starter_client: InspectingClient, question: str) -> None:
    page = starter_client.get("/ar/zoeken/", query_string={"q": question.encode("utf-8", "surrogatepass")})
    assert page.status_code == 200
    assert hits(page.text) or "/ar/hulp/geld/" in page.text


OPERATORS = st.text(alphabet=st.sampled_from("\"'*&|!():<->\\%_#@;=+^~ \x00\udc80\u200f😀aаاአ1"), max_size=300)
WORDS = st.lists(st.sampled_from(["de", "NOT", "NEAR/3", "schuld", "ديون", "долг", "ዕዳ", "#topic:geld@"]), max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=300), OPERATORS, WORDS.map(" ".join)))
def test_any_question_gives_a_helpful_page(starter_client: InspectingClient, question: str) -> None:
    page = starter_client.get("/ar/zoeken/", query_string={"q": question.encode("utf-8", "surrogatepass")})
    assert page.status_code == 200
    assert hits(page.text) or "/ar/hulp/geld/" in page.text
