"""The pages as a reader gets them. The client inspects each one: language, headings, ids, no cookie."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.areas.topics import TOPICS
from app.directory.queries import FALLBACK_SERVICE
from tests import factories
from tests.conftest import Clock
from tests.support.inspection import InspectingClient, page_of, text_of

Client = InspectingClient
NOTHING: dict[str, Any] = {"phones": [], "channels": [], "locations": []}


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(page_of(response).find("body"))


def main_text(client: Client, address: str) -> str:
    """Without the urgent numbers in the foot."""
    return text_of(page_of(client.get(address)).xpath("//main")[0])


def fact(client: Client, address: str, label: str) -> str:
    page = page_of(client.get(address))
    found = [each for each in page.xpath("//*[@class='fact']") if text_of(each).startswith(label)]
    assert len(found) == 1, f"{label}: {len(found)} facts"
    return text_of(found[0]).removeprefix(label).strip()


# Topics


def test_all_topics_stand_on_one_page_with_their_pictogram(client: Client) -> None:
    page = page_of(client.get("/nl/hulp/"))
    assert page.xpath("//main//article/@data-slug") == [topic.slug for topic in TOPICS]
    assert len(page.xpath("//main//article//*[local-name()='use']")) == len(TOPICS)


@pytest.mark.parametrize("topic", [topic.slug for topic in TOPICS])
def test_every_topic_has_a_page_even_without_help(client: Client, topic: str) -> None:
    page = page_of(client.get(f"/nl/hulp/{topic}/"))
    assert 1 <= len(page.xpath("//ol[@class='steps']/li")) <= 3
    assert page.xpath("//body/@data-topic") == [topic]


def test_an_unknown_topic_is_no_page(client: Client) -> None:
    assert client.get("/nl/hulp/geluk/").status_code == 404


def test_the_sentence_to_show_is_dutch_and_names_the_readers_language(client: Client) -> None:
    said = page_of(client.get("/pl/hulp/geld/")).xpath("//*[contains(@class, 'say-dutch')]")[0]
    assert text_of(said) == "Ik spreek Pools. Ik zoek hulp met geld of schulden. Kunt u een tolk bellen?"
    assert (said.get("lang"), said.get("dir"), said.get("data-dutch")) == ("nl", "ltr", "")


def test_a_dutch_reader_needs_no_interpreter(client: Client) -> None:
    said = text_of(page_of(client.get("/nl/hulp/geld/")).xpath("//*[contains(@class, 'say-dutch')]")[0])
    assert said == "Ik zoek hulp met geld of schulden. Kunt u mij helpen?"


def test_help_without_a_number_stands_last_under_one_number_that_is_answered(client: Client, session: Session) -> None:
    factories.service(session, slug=FALLBACK_SERVICE, name="Gemeente Velsen", topics=["gemeente"])
    factories.service(session, slug="stil", name="Aaa", **NOTHING)
    factories.service(session, slug="bereikbaar", name="Zzz")
    page = page_of(client.get("/nl/hulp/geld/"))
    assert page.xpath("//main//article/@data-slug") == ["bereikbaar", "stil"]
    assert page.xpath("//main//a[contains(@class, 'action')]/@href") == ["tel:140255"]


# One service


def test_a_call_is_one_tap_and_says_what_it_costs(client: Client, session: Session) -> None:
    owner = factories.organization(session, name="Socius")
    numbers = [{"number": "0800-2000"}, {"number": "0900-1450", "owner": owner.slug}]
    factories.service(session, slug="lijn", phones=numbers)
    page = page_of(client.get("/nl/aanbod/lijn/"))
    assert page.xpath("//main//a[contains(@class, 'action')]/@href") == ["tel:08002000", "tel:09001450"]
    said = text_of(page.xpath("//main")[0])
    assert "Bellen is gratis." in said
    assert "Dit is het nummer van Socius. Bellen kan extra geld kosten." in said


def test_112_is_called_as_112(client: Client, session: Session) -> None:
    factories.service(session, slug="nood", phones=[{"number": "112"}])
    assert page_of(client.get("/ar/aanbod/nood/")).xpath("//main//a/@href")[1:2] == ["tel:112"]


def test_a_website_shows_its_host_and_is_not_told_where_the_reader_came_from(client: Client, session: Session) -> None:
    channels = [{"kind": "website", "value": "https://www.velsen.nl/geld", "language": "en"}]
    factories.service(session, slug="web", phones=[], channels=channels)
    page = page_of(client.get("/nl/aanbod/web/"))
    links = page.xpath("//main//a[@href='https://www.velsen.nl/geld']")
    assert [link.get("rel") for link in links] == ["noreferrer", "noreferrer"]
    assert all("velsen.nl" in text_of(link) for link in links)
    assert "Engels" in fact(client, "/nl/aanbod/web/", "Website")


def test_an_address_opens_the_map_of_the_phone(client: Client, session: Session) -> None:
    factories.location(session, slug="huis")
    factories.service(session, slug="bezoek", locations=["huis"])
    link = page_of(client.get("/nl/aanbod/bezoek/")).xpath("//main//a[contains(@href, 'maps')]")[0]
    assert link.get("href").endswith("Dorpsstraat%201%2C%201951%20AB%20Velsen-Noord")
    assert text_of(link) == "Dorpsstraat 1, 1951 AB Velsen-Noord"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23 09:00", "Nu open, tot 12:00."),
        ("2026-11-23 07:00", "Nu dicht. Vandaag open om 08:00."),
        ("2026-11-23 13:00", "Nu dicht. Weer open op maandag 30 november om 08:00."),
        ("2026-04-27 09:00", "Vandaag dicht. Het is een feestdag. Weer open op maandag 4 mei om 08:00."),
    ],
)
def test_it_says_whether_it_is_open_now(client: Client, session: Session, clock: Clock, now: str, words: str) -> None:
    factories.service(session, slug="uren", schedules=[{"days": ["MO"], "opens": "08:00", "closes": "12:00"}])
    clock.set(now)
    said = fact(client, "/nl/aanbod/uren/", "Wanneer")
    assert said.startswith(words)
    assert "maandag: 08:00 tot 12:00" in said
    assert "dinsdag: dicht" in said


def test_day_and_night_is_said_so(client: Client, session: Session) -> None:
    factories.service(session, slug="altijd", always_open=True)
    assert fact(client, "/nl/aanbod/altijd/", "Wanneer") == "Dag en nacht open."


def test_a_missing_fact_is_said_and_not_guessed(client: Client, session: Session) -> None:
    factories.service(session, slug="kaal", **NOTHING)
    for label in (
        *("Wanneer", "Waar", "Hoe kunt u er terecht", "Wat kost het", "Welke talen spreken ze"),
        *("Moet u uw naam zeggen?", "Heeft u papieren nodig?", "Vertellen ze het aan anderen?"),
    ):
        assert fact(client, "/nl/aanbod/kaal/", label) == "Niet bekend. Vraag het."
    assert "Nog niet nagekeken." in main_text(client, "/nl/aanbod/kaal/")


def test_what_is_known_is_said(client: Client, session: Session) -> None:
    asked = {"anonymous": "yes", "papers": "no", "tells_others": "only_in_danger"}
    more = {"cost": "free", "access": ["walk_in", "appointment"], "languages": ["ar", "nl"]}
    factories.service(session, slug="bekend", documents=["Uw brief"], assured_date="2026-11-01", **asked, **more)
    said = main_text(client, "/nl/aanbod/bekend/")
    for words in (
        "U hoeft uw naam niet te zeggen.",
        "U heeft geen papieren of BSN nodig.",
        "Ze vertellen dit alleen aan anderen als er gevaar is.",
        "Het is gratis.",
        "U kunt zo binnenlopen. U kunt ook een afspraak maken.",
        "Arabisch Nederlands",
        "Uw brief",
        "Nagekeken op 1 november 2026.",
    ):
        assert words in said


def test_help_by_phone_alone_misses_no_address(client: Client, session: Session) -> None:
    factories.service(session, slug="lijn", access=["phone"])
    assert "Waar" not in main_text(client, "/nl/aanbod/lijn/")


def test_without_anything_to_tap_one_number_is_offered_that_is_answered(client: Client, session: Session) -> None:
    factories.service(session, slug=FALLBACK_SERVICE, name="Gemeente Velsen", phones=[{"number": "14 0255"}])
    factories.service(session, slug="stil", **NOTHING)
    said = main_text(client, "/nl/aanbod/stil/")
    assert "Bel Gemeente Velsen. Zeg waar u hulp bij zoekt. Bel 14 0255" in said
    factories.service(session, slug="luid")
    assert "Gemeente Velsen" not in main_text(client, "/nl/aanbod/luid/")


@pytest.mark.parametrize(
    ("status", "words"),
    [("planned", "Dit is nog een plan."), ("unsure", "Wij weten niet zeker"), ("closed", "Dit is gestopt.")],
)
def test_what_is_not_certain_is_said_first(client: Client, session: Session, status: str, words: str) -> None:
    factories.service(session, slug="onzeker", status=status)
    assert words in main_text(client, "/nl/aanbod/onzeker/")


def test_an_urgent_note_stands_on_the_page(client: Client, session: Session) -> None:
    factories.service(session, slug="dicht", alert="Dicht tot maandag.")
    note = page_of(client.get("/nl/aanbod/dicht/")).xpath("//*[contains(@class, 'note-danger')]")
    assert text_of(note[0]) == "Dicht tot maandag."


def test_texts_come_in_the_readers_language_and_dutch_is_marked_where_there_is_none(
    client: Client, session: Session
) -> None:
    service = factories.service(session, slug="tekst", for_whom="Voor iedereen in de wijk.")
    factories.translation(service.summary, "pl", "Pomoc przy listach.")
    page = page_of(client.get("/pl/aanbod/tekst/"))
    assert "Pomoc przy listach." in text_of(page.xpath("//main")[0])
    dutch = [text_of(each) for each in page.xpath("//main//p[@lang='nl']")]
    assert dutch == ["Voor iedereen in de wijk."]


def test_the_name_on_the_door_stands_beneath_a_translated_name(client: Client, session: Session) -> None:
    service = factories.service(session, slug="regeling", name="Regelingen bij laag inkomen", proper_name=False)
    factories.translation(service.name, "pl", "Wsparcie przy niskich dochodach")
    page = page_of(client.get("/pl/aanbod/regeling/"))
    assert text_of(page.xpath("//h1")[0]) == "Wsparcie przy niskich dochodach"
    assert "Regelingen bij laag inkomen" in [text_of(each) for each in page.xpath("//main//*[@data-dutch]")]


# Organisations


def test_an_organization_shows_its_services_and_activities(client: Client, session: Session) -> None:
    owner = factories.organization(session, slug="welzijn", name="Welzijn", website="https://welzijn.example")
    factories.service(session, slug="hulp", organization="welzijn", name="Hulp thuis")
    factories.activity(session, slug="koffie", organization="welzijn")
    page = page_of(client.get("/nl/organisatie/welzijn/"))
    assert page.xpath("//main//article/@data-slug") == ["hulp", "koffie"]
    assert "/nl/organisatie/welzijn/" in page_of(client.get("/nl/aanbod/hulp/")).xpath("//main//a/@href")
    factories.withdraw(session, owner)
    assert "/nl/organisatie/welzijn/" not in page_of(client.get("/nl/aanbod/hulp/")).xpath("//main//a/@href")


def test_an_example_activity_never_stands_with_a_real_organization(client: Client, session: Session) -> None:
    factories.organization(session, slug="echt")
    factories.service(session, slug="hulp", organization="echt")
    factories.activity(session, slug="verzonnen", organization="echt", is_example=True)
    for address in ("/nl/organisatie/echt/", "/nl/aanbod/hulp/"):
        assert "verzonnen" not in page_of(client.get(address)).xpath("//main//article/@data-slug")


def test_an_example_organization_says_so_and_is_not_for_search_engines(client: Client, session: Session) -> None:
    factories.organization(session, slug="voorbeeld", is_example=True)
    page = page_of(client.get("/nl/organisatie/voorbeeld/"))
    assert "Dit is een voorbeeld." in text_of(page.xpath("//main")[0])
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


# Addresses
