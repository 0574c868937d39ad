"""A card for someone: its address is all there is of it."""

import pytest

from tests import factories
from tests.support.inspection import text_of


@pytest.fixture
def two(session):
    place = factories.location(session, slug="de-stek", name="De Stek", proper_name=True)
    help_ = factories.service(session, slug="geldhulp", name="Socius", proper_name=True, next_step="Loop binnen.")
    coffee = factories.activity(session, slug="koffie", location=place.slug)
    return help_, coffee


def test_a_card_stands_in_the_readers_language_beside_dutch(client, two):
    codes = ",".join(each.code for each in two)
    page = client.get(f"/pl/kaartje/{codes}/").page
    polish, dutch = page.xpath("//div[@class='card-column']")
    assert (polish.get("lang"), dutch.get("lang")) == ("pl", "nl")
    for column in (polish, dutch):
        assert "Socius" in text_of(column)
        assert "14 0255" in text_of(column)
        assert "De Stek" in text_of(column)
    heading = text_of(client.get("/pl/activiteiten/koffie/").page.xpath("//h1")[0])
    assert heading in text_of(polish)
    assert "Koffieochtend" in text_of(dutch)
    assert "Ik spreek Pools." in text_of(page.xpath("//section[@class='say']")[0])
    assert text_of(page.xpath("//figcaption")[0]).endswith(f"/pl/kaartje/{codes}")
    assert page.xpath("//section[@class='card-notes']")


def test_a_card_in_dutch_has_one_column(client, two):
    assert len(client.get(f"/nl/kaartje/{two[0].code}/").page.xpath("//div[@class='card-column']")) == 1


def test_a_card_begins_on_any_page_and_grows_by_links(client, two):
    help_, coffee = two
    (begin,) = client.get("/nl/aanbod/geldhulp/").page.xpath("//a[contains(@href, '/kaartje/')]/@href")
    assert client.get("/nl/activiteiten/koffie/").page.xpath("//a[contains(@href, '/kaartje/')]")
    page = client.get(begin + "?onderwerp=ontmoeten").page
    (more,) = page.xpath("//a[contains(@href, ',')]/@href")
    assert more.startswith(f"/nl/kaartje/{help_.code},{coffee.code}/")
    less = client.get(more).page.xpath("//a[contains(@href, '/kaartje/') and not(contains(@href, ','))]/@href")
    assert f"/nl/kaartje/{coffee.code}/" in less


def test_nobody_keeps_it(client, two):
    response = client.get(f"/nl/kaartje/{two[0].code}/")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert "Disallow: /*/kaartje/" in client.get("/robots.txt").text


def test_codes_in_any_order_of_letters_lead_to_one_address(client, two):
    code = two[0].code
    answer = client.get(f"/nl/kaartje/{code.lower()},{code}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/nl/kaartje/{code}/")


def test_what_was_withdrawn_is_said_and_the_rest_stays(client, session, two):
    codes = ",".join(each.code for each in two)
    factories.withdraw(session, two[0])
    text = client.get(f"/nl/kaartje/{codes}/").text
    assert "Dit aanbod is er niet meer" in text
    assert "Koffieochtend" in text


@pytest.mark.parametrize(
    ("codes", "status"),
    [("ZZZZ", 404), (",", 400), ("A B", 400), ("<b>", 400), (",".join(f"A{n}" for n in range(13)), 400)],
)
def test_wrong_codes_are_answered_in_words(client, two, codes, status):
    assert client.get(f"/nl/kaartje/{codes}/").status_code == status


def test_drafts_closed_meetings_and_secret_addresses_are_on_no_card(client, session):
    draft = factories.service(session, state="draft")
    closed = factories.activity(session, visibility="room")
    secret = factories.location(session, is_hidden=True, address_1="Geheimstraat 9")
    shelter = factories.service(session, locations=[secret.slug])
    assert client.get(f"/nl/kaartje/{draft.code}/").status_code == 404
    assert client.get(f"/nl/kaartje/{closed.code}/").status_code == 404
    page = client.get(f"/nl/kaartje/{shelter.code}/").text
    assert "Geheimstraat" not in page
    assert "Het adres is geheim." in page
