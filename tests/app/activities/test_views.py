"""The pages over HTTP, as a reader and as a printed QR code ask for them."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.activities import actions
from tests import factories
from tests.conftest import Clock

AT = factories.AT
LIST = "/nl/activiteiten/"
FIRST = datetime(2026, 11, 23, 9, 30)


def text(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.get_data(as_text=True)


def test_the_list_shows_what_is_on_by_day(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session, cost="paid", price_cents=50)
    page = text(client, LIST)
    assert "Vandaag, maandag 23 november" in page
    assert f'data-activity="{activity.slug}" data-start="2026-11-23T09:30:00" data-status="confirmed"' in page
    assert "€ 0,50" in page


def test_the_list_says_when_there_is_nothing(client: FlaskClient) -> None:
    assert "Er is niets gevonden." in text(client, LIST)


def test_a_list_of_more_than_fifty_has_pages(client: FlaskClient, session: Session) -> None:
    factories.activity(session, cost="free")
    first = text(client, LIST + "?gratis=1")
    assert first.count("data-activity=") == 50
    assert "gratis=1&amp;pagina=2" in first
    assert 0 < text(client, LIST + "?gratis=1&pagina=2").count("data-activity=") < 50
    text(client, LIST + "?pagina=3", status=404)


def test_a_reader_who_goes_on_meets_every_date_of_a_very_long_list(client, session):
    daily = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
    for _ in range(2):
        factories.activity(session, rrule=daily)
    seen, address, steps = set(), LIST, 0
    while address and steps < 40:
        page = client.get(address).page
        items = page.xpath("//li[@data-activity]")
        seen |= {(each.get("data-activity"), each.get("data-start")) for each in items}
        (address, *_) = [*page.xpath("//nav//a[@rel='next']/@href"), ""]
        steps += 1
    assert {start[:10] for _slug, start in seen} >= {"2026-11-23", "2027-12-22"}
    assert len(seen) == 2 * 395
    assert steps < 25


@pytest.mark.parametrize(
    "question", ["dag=9", "doelgroep=katten", "taal=xx", "gratis=ja", "onderwerp=x", "pagina=nul"]
)
def test_a_wrong_question_is_refused_with_its_field(client: FlaskClient, question: str) -> None:
    assert question.split("=")[0] in text(client, f"{LIST}?{question}", status=400)


@pytest.mark.parametrize("question", ["van=gisteren", "van=2026-11-22", "van=%00", "van=31-02-2027"])
def test_a_wrong_date_is_passed_over_and_the_page_says_so(
    client: FlaskClient, session: Session, question: str
) -> None:
    activity = factories.activity(session)
    page = text(client, f"{LIST}?{question}")
    assert "vanaf vandaag" in page
    assert activity.slug in page


@pytest.mark.parametrize("question", ["van=2026-11-23", "van=30-11-2026", "van=9999-12-31", ""])
def test_a_date_that_can_be_is_taken_without_a_word(client: FlaskClient, session: Session, question: str) -> None:
    activity = factories.activity(session)
    page = text(client, f"{LIST}?{question}")
    assert "vanaf vandaag" not in page
    assert (activity.slug in page) == ("9999" not in question)


def test_a_cancelled_date_stays_visible_with_its_reason_until_its_end(
    client: FlaskClient, session: Session, clock: Clock
) -> None:
    activity = factories.activity(session)
    actions.cancel_occurrence(session, activity, FIRST, reason="ill", by=None, at=AT)
    for address in (LIST, f"{LIST}{activity.slug}/"):
        clock.set("2026-11-23 11:29")
        page = text(client, address)
        assert 'data-start="2026-11-23T09:30:00" data-status="cancelled"' in page
        assert "Gaat niet door" in page
        assert "De begeleider is ziek." in page
        clock.set("2026-11-23 11:30")
        assert 'data-start="2026-11-23T09:30:00"' not in text(client, address)


def test_the_page_of_an_activity_says_everything_in_words(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(
        session,
        title="Taalwandeling",
        description="Wandelen en praten.",
        room="zaal",
        languages=["nl", "ar"],
        level="A1",
        age_min=6,
        age_max=12,
        signup="required",
        signup_text="Voor dinsdag bellen.",
        signup_phone="0251 123456",
        free_places=1,
        children_welcome="yes",
        until="2027-06-28",
    )
    moved = datetime(2026, 12, 1, 14, 0)
    actions.move_occurrence(session, activity, datetime(2026, 11, 30, 9, 30), new_starts=moved, by=None, at=AT)
    page = text(client, f"{LIST}{activity.slug}/")
    for words in (
        "Elke maandag",
        "Eerst was het maandag 30 november",
        "Het buurthuis",
        "Zaal",
        "Dorpsstraat 1",
        "Arabisch",
        "Voor dinsdag bellen.",
        'href="tel:+31251123456"',
        "Nog 1 plek vrij.",
        "Kinderen mogen mee.",
        "Buurtwerk",
        "28 juni 2027",
    ):
        assert words in page
    assert 'name="robots"' not in page


def test_an_example_says_so_in_every_language_and_is_not_indexed(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session, is_example=True)
    for code in ("nl", "pl", "ar"):
        page = text(client, f"/{code}/activiteiten/{activity.slug}/")
        assert 'name="robots" content="noindex"' in page
        assert "note-example" in page
        assert "badge-example" in text(client, f"/{code}/activiteiten/")


def test_by_link_is_reached_by_its_address_only(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session, visibility="link", title="Besloten koffie")
    assert "Besloten koffie" not in text(client, LIST)
    page = text(client, f"{LIST}{activity.slug}/")
    assert 'name="robots" content="noindex"' in page
    assert client.get(f"/a/{activity.code}").status_code == 302


def test_a_closed_meeting_appears_nowhere_public(client: FlaskClient, session: Session) -> None:
    facts = {"visibility": "room", "title": "Vrijwilligersoverleg", "room": "zaal", "slug": "vrijwilligersoverleg"}
    activity = factories.activity(session, **facts)
    old_code = activity.code
    for code in ("nl", "pl", "ar"):
        for question in ("", "?dag=1", "?onderwerp=ontmoeten", "?van=2026-12-01"):
            assert "rijwilligersoverleg" not in text(client, f"/{code}/activiteiten/{question}")
        text(client, f"/{code}/activiteiten/vrijwilligersoverleg/", status=404)
        assert client.get(f"/a/{old_code}/{code}").status_code == 404
    assert client.get(f"/A/{old_code}").status_code == 404
    factories.save(session, activity, {"slug": "overleg"})
    text(client, f"{LIST}vrijwilligersoverleg/", status=404)
    factories.withdraw(session, activity)
    text(client, f"{LIST}overleg/", status=404)


def test_a_hidden_place_is_not_told(client: FlaskClient, session: Session) -> None:
    secret = factories.location(session, is_hidden=True, name="Het geheime huis", address_1="Stille laan 9")
    activity = factories.activity(session, location=secret.slug, room="zaal", meeting_point="Grijze deur")
    for address in (LIST, f"{LIST}{activity.slug}/"):
        page = text(client, address)
        for word in ("geheime huis", "Stille laan", "Grijze deur", "Zaal", "1951"):
            assert word not in page


def test_old_names_lead_to_the_new_one_and_withdrawn_is_said(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session, slug="koffie")
    factories.save(session, activity, {"slug": "thee"})
    response = client.get("/pl/activiteiten/koffie/")
    assert (response.status_code, response.headers["Location"]) == (301, "/pl/activiteiten/thee/")
    factories.withdraw(session, activity)
    text(client, f"{LIST}thee/", status=410)
    text(client, f"{LIST}bestaat-niet/", status=404)
    draft = factories.activity(session, state="draft")
    text(client, f"{LIST}{draft.slug}/", status=404)


def test_printed_codes_lead_to_the_reader_in_any_letter_case(client: FlaskClient, session: Session) -> None:
    activity = factories.activity(session, slug="koffie")
    session.commit()
    for address, language in (
        (f"/a/{activity.code}", "pl"),
        (f"/a/{activity.code.lower()}/ar", "ar"),
        (f"/A/{activity.code}/AR", "ar"),
        (f"/A/{activity.code}/SO", "so"),
    ):
        response = client.get(address, headers={"Accept-Language": "pl"})
        assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/activiteiten/koffie/")
    assert client.get("/a/ZZZZ").status_code == 404
    assert client.get(f"/a/{activity.code}/xx").status_code == 404
