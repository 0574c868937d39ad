"""What can be printed: the right words, nothing hidden, and wrong questions answered in words."""

import pytest

from app.activities import actions
from app.languages import offered_codes
from tests import factories
from tests.support.inspection import text_of

WEEK, POSTER = "/nl/print/week/", "/nl/print/activiteit/koffie/"


@pytest.fixture
def coffee(session):
    place = factories.location(session, slug="de-stek", name="De Stek", proper_name=True)
    return factories.activity(session, slug="koffie", location=place.slug, room="zaal")


def test_a_week_sheet_has_the_days_with_what_does_not_go_on(client, session, coffee, clock):
    clock.set("2026-11-25 10:00")
    actions.cancel_occurrence(session, coffee, coffee.starts, reason="ill", by=None, at=factories.AT)
    page = client.get(WEEK).page
    assert text_of(page.xpath("//h1")[0]) == "Week van 23 november 2026 in De Stek"
    (row,) = page.xpath("//div[contains(@class, 'paper-row')]")
    assert "Gaat niet door" in text_of(row)
    assert "De begeleider is ziek." in text_of(row)
    assert row.xpath(".//s")
    assert page.xpath("//main[contains(@class, 'paper-large')]") == []
    assert client.get(WEEK + "?letter=groot").page.xpath("//main[contains(@class, 'paper-large')]")
    assert client.get(WEEK + "?van=2026-12-01").page.xpath("//div[contains(@class, 'paper-row')]")


def test_the_newspaper_gets_plain_text(client, coffee):
    response = client.get(WEEK + "?vorm=tekst")
    assert response.mimetype == "text/plain"
    text = response.get_data(as_text=True)
    assert "maandag 23 november\n" in text
    assert "09:30 tot 11:30: Koffieochtend, Zaal. Gratis." in text
    assert "<" not in text
    assert "&" not in text


def test_a_poster_speaks_up_to_three_languages_each_with_its_code(client, coffee):
    page = client.get(POSTER + "?talen=nl,pl,ar").page
    parts = page.xpath("//section[@class='poster-part']")
    assert [(part.get("lang"), part.get("dir")) for part in parts] == [("nl", "ltr"), ("pl", "ltr"), ("ar", "rtl")]
    for part, code in zip(parts, ("nl", "pl", "ar"), strict=True):
        assert text_of(part.xpath(".//figcaption")[0]).endswith(f"/a/{coffee.code}/{code}")
        heading = client.get(f"/{code}/activiteiten/koffie/").page.xpath("//h1")[0]
        assert text_of(part.xpath(".//h1 | .//h2")[0]) == text_of(heading)


def test_a_hidden_address_and_a_closed_meeting_are_on_no_paper(client, session):
    place = factories.location(session, address_1="Geheimstraat 9", is_hidden=True, slug="de-stek")
    factories.activity(session, slug="koffie", location=place.slug)
    factories.activity(session, slug="vergadering", visibility="room")
    assert "Geheimstraat" not in client.get(POSTER).text
    assert client.get(WEEK).status_code == 404
    assert client.get("/nl/print/activiteit/vergadering/").status_code == 404


@pytest.mark.parametrize("code", offered_codes())
def test_a_sheet_for_the_waiting_room_has_steps_sentence_and_numbers(client, session, code):
    service = factories.service(session, slug="geldhulp", name="Socius", proper_name=True)
    page = client.get(f"/{code}/print/onderwerp/geld/").page
    assert page.xpath("//section[@class='say']")
    assert "Socius" in text_of(page.xpath("//main")[0])
    assert "14 0255" in text_of(page.xpath("//main")[0])
    assert service.slug


def test_cards_to_tear_off_say_nothing_on_the_outside(client, session):
    factories.service(
        session, name="Veilig Thuis", proper_name=True, topics=["geweld"], phones=[{"number": "0800-2000"}]
    )
    page = client.get("/nl/print/onderwerp/geweld/?vorm=kaartjes").page
    assert len(page.xpath("//div[@class='tear-off']")) == 8
    for outside in page.xpath("//div[@class='tear-off-outside']"):
        assert text_of(outside) == "Noordwijzer127.0.0.1:8000/nl"
    assert "0800-2000" in text_of(page.xpath("//div[@class='tear-off-inside']")[0])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("week/?van=gisteren", 400),
        ("week/?van=9999-01-01", 400),
        ("week/?letter=reus", 400),
        ("week/?vorm=liedje", 400),
        ("week/?plek=nergens", 404),
        ("activiteit/koffie/?talen=nl,xx", 400),
        ("activiteit/koffie/?talen=nl,pl,ar,en", 400),
        ("activiteit/koffie/?papier=a0", 400),
        ("activiteit/nergens/", 404),
        ("onderwerp/nergens/", 404),
        ("onderwerp/geld/?vorm=boek", 400),
    ],
)
def test_a_wrong_question_is_answered_in_words(client, coffee, address, status):
    assert client.get(f"/nl/print/{address}").status_code == status
