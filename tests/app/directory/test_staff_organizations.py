from sqlalchemy import select

from app.directory.models import Organization
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.help_pages import HULP, reread, slugs_in
from tests.support.inspection import text_of


def test_an_organisation_is_made_changed_and_withdrawn(session, staff_client):
    made = fill_in(staff_client, f"{HULP}nieuw/organisatie/", name="Buurtgezinnen")
    address = made.location
    organization = session.scalar(select(Organization).where(Organization.slug == "buurtgezinnen"))

    saved = fill_in(
        staff_client, address, website="www.buurtgezinnen.nl", phones__0__number="0255 123 456", email="info@b.nl"
    )

    assert (made.status_code, saved.status_code) == (303, 303)
    found = reread(session, organization)
    assert (found.website, found.email) == ("https://www.buurtgezinnen.nl", "info@b.nl")
    assert [phone.number for phone in found.phones] == ["0255 123 456"]
    assert slugs_in(staff_client.get(f"{HULP}organisaties/?toon=concept").page) == ["buurtgezinnen"]

    wrong = fill_in(staff_client, address, email="info bij b", website="javascript:alert(1)")
    assert wrong.status_code == 422
    assert "Dit is geen e-mailadres." in text_of(wrong.page)
    assert "Een webadres begint met https://" in text_of(wrong.page)


def test_two_editors_of_an_organisation(session, staff_client):
    organization = factories.organization(session, website="https://oud.nl")
    address = f"{HULP}organisaties/{organization.slug}/"
    opened = staff_client.get(address).page
    factories.save(session, organization, {"website": "https://ander.nl"})

    refused = fill_in(staff_client, address, page=opened, website="https://mijn.nl")

    assert refused.status_code == 409
    assert fields_of(refused.page, address)["website"] == "https://mijn.nl"
    assert reread(session, organization).website == "https://ander.nl"
