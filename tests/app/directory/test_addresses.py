"""Addresses stay what they are: old slugs, short links, and what stands at no address at all."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.records.models import DRAFT
from tests import factories
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


@pytest.mark.parametrize("kind", ["aanbod", "organisatie"])
def test_an_old_address_leads_to_the_new_one_and_a_withdrawn_page_says_so(
    client: Client, session: Session, kind: str
) -> None:
    make = factories.service if kind == "aanbod" else factories.organization
    record = make(session, slug="oud")
    factories.save(session, record, {"slug": "nieuw"})
    moved = client.get(f"/pl/{kind}/oud/")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/pl/{kind}/nieuw/")
    factories.withdraw(session, record)
    assert client.get(f"/pl/{kind}/nieuw/").status_code == 410
    assert client.get(f"/pl/{kind}/nooit/").status_code == 404
    make(session, slug="concept", state=DRAFT)
    assert client.get(f"/pl/{kind}/concept/").status_code == 404


def test_a_short_link_leads_to_the_page_in_any_letter_case(client: Client, session: Session) -> None:
    code = factories.service(session, slug="hulp").code
    for address in (f"/s/{code}/pl", f"/S/{code}/PL", f"/s/{code.lower()}/pl", f"/S/{code.lower()}/pL"):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (302, "/pl/aanbod/hulp/"), address


def test_a_short_link_without_a_language_takes_the_readers(client: Client, session: Session) -> None:
    code = factories.service(session, slug="hulp").code
    for address in (f"/s/{code}", f"/s/{code}/xx"):
        response = client.get(address, headers={"Accept-Language": "ar,en;q=0.5"})
        assert response.headers["Location"] == "/ar/aanbod/hulp/"
        assert "Accept-Language" in response.headers["Vary"]


def test_a_short_link_follows_the_life_of_its_record(client: Client, session: Session) -> None:
    service = factories.service(session, slug="hulp")
    factories.save(session, service, {"slug": "nieuw"})
    assert client.get(f"/s/{service.code}/nl").headers["Location"] == "/nl/aanbod/nieuw/"
    factories.withdraw(session, service)
    assert client.get(f"/s/{service.code}/nl").status_code == 410
    concept = factories.service(session, state=DRAFT)
    for code in (concept.code, "0000", factories.activity(session).code):
        assert client.get(f"/s/{code}/nl").status_code == 404


# What nobody outside may see


def test_a_hidden_address_and_what_staff_note_stand_on_no_page(client: Client, session: Session) -> None:
    secrets = ("Geheimlaan", "1234 GH", "Verborgenstad", "Schuilhuis", "52.4567", "Zwijgen", "bron.example", "0699")
    factories.location(
        session,
        slug="geheim",
        name="Schuilhuis",
        address_1="Geheimlaan 7",
        postal_code="1234 GH",
        city="Verborgenstad",
        latitude=52.4567,
        longitude=4.6543,
        staff_note="Zwijgen",
        is_hidden=True,
    )
    notes = {
        "staff_note": "Zwijgen",
        "unconfirmed": {"phone": "0699"},
        "sources": [{"title": "Zwijgen", "url": "https://bron.example"}],
    }
    owner = factories.organization(session, slug="opvang", **notes)
    service = factories.service(session, slug="opvang", organization="opvang", locations=["geheim"], **notes)
    factories.activity(session, organization="opvang")
    for address in (
        "/nl/hulp/geld/",
        "/nl/aanbod/opvang/",
        "/ar/aanbod/opvang/",
        "/nl/organisatie/opvang/",
        f"/s/{service.code}/nl",
    ):
        answer = client.get(address).get_data(as_text=True)
        assert not [secret for secret in secrets if secret in answer], address
    assert "Het adres is geheim." in main_text(client, "/nl/aanbod/opvang/")
    assert owner.slug == "opvang"
