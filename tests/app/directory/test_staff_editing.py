from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.help_pages import address_of, reread
from tests.support.inspection import text_of


def test_a_recalled_fact_is_taken_into_its_field_but_saved_only_by_a_person(session, staff_client):
    service = factories.service(
        session, unconfirmed={"website": "https://www.socius-md.nl", "cost": "Gratis"}, channels=[]
    )
    address = address_of(service)

    looked_at = fill_in(staff_client, address, step="take:website", summary="Dit typte ik net.")

    kept = fields_of(looked_at.page, address)
    assert (looked_at.status_code, kept["channels-0-value"]) == (200, "https://www.socius-md.nl")
    assert (kept["summary"], kept.getlist("unconfirmed")) == ("Dit typte ik net.", ["cost"])
    assert reread(session, service).channels == []

    fill_in(staff_client, address, page=looked_at.page)

    found = reread(session, service)
    assert [channel.value for channel in found.channels] == ["https://www.socius-md.nl"]
    assert found.unconfirmed == {"cost": "Gratis"}


def test_a_recalled_fact_can_be_thrown_away(session, staff_client):
    service = factories.service(session, unconfirmed={"city": "Beverwijk", "cost": "Gratis"})

    fill_in(staff_client, address_of(service), unconfirmed=["cost"])

    assert reread(session, service).unconfirmed == {"cost": "Gratis"}


def test_nobody_can_take_over_what_is_not_there(session, staff_client):
    service = factories.service(session, unconfirmed={"city": "Beverwijk"})

    for key in ("city", "phone", "", "__class__"):
        assert fill_in(staff_client, address_of(service), step=f"take:{key}").status_code == 200
    assert reread(session, service).unconfirmed == {"city": "Beverwijk"}


def test_staff_see_which_translations_are_missing_or_behind(session, staff_client):
    service = factories.service(session, next_step="Bel 14 0255.")
    factories.translation(service.summary, "pl", "Pomoc.")
    factories.translation(service.next_step, "pl", "Zadzwoń.")
    factories.save(session, service, {"summary": "Hulp met brieven."})

    words = text_of(staff_client.get(address_of(service)).page)

    assert "2 van 2 teksten vertaald · 2 door een computer Loopt achter Wat is het?" in words
    assert "0 van 2 teksten vertaald Nog niet: Wat is het?, Eerste stap" in words


def test_the_second_of_two_editors_is_told_and_keeps_every_word(session, staff_client):
    service = factories.service(session, for_whom="Voor iedereen.")
    address = address_of(service)
    opened = staff_client.get(address).page
    factories.save(session, service, {"summary": "Van de ander.", "for_whom": "Voor ouders."})

    refused = fill_in(
        staff_client, address, page=opened, summary="Van mij.", phones__1__number="0255 567 200", cost="free"
    )

    assert refused.status_code == 409
    assert "Van de ander." in text_of(refused.page)
    kept = fields_of(refused.page, address)
    assert (kept["summary"], kept["phones-1-number"], kept["cost"]) == ("Van mij.", "0255 567 200", "free")
    assert kept["for_whom"] == "Voor ouders.", "what only the other changed is taken over"
    assert reread(session, service).summary.source == "Van de ander."

    assert fill_in(staff_client, address, page=refused.page).status_code == 303
    found = reread(session, service)
    assert (found.summary.source, found.for_whom.source) == ("Van mij.", "Voor ouders.")
    assert [phone.number for phone in found.phones] == ["14 0255", "0255 567 200"]


def test_an_expired_session_keeps_every_word(session, staff_client):
    service = factories.service(session)
    address = address_of(service)
    sent = fields_of(staff_client.get(address).page, address)
    sent["phones-1-number"] = "0255 567 200"
    staff_client.person_id = None
    with staff_client.session_transaction("/beheer/") as cookie:
        cookie.clear()

    answer = staff_client.post(address, data=sent)

    assert answer.status_code == 401
    assert answer.page.xpath("//input[@name='phones-1-number']/@value") == ["0255 567 200"]


def test_a_mobile_number_in_a_text_is_asked_about_before_it_is_public(session, staff_client):
    service = factories.service(session)
    address = address_of(service)

    asked = fill_in(staff_client, address, next_step="Bel Fatima: 06 12 34 56 78.")

    assert asked.status_code == 422
    assert "06 12 34 56 78" in text_of(asked.page)
    assert reread(session, service).next_step is None

    seal = asked.page.xpath("//input[@name='public_ok']/@value")[0]
    assert fill_in(staff_client, address, page=asked.page, public_ok=seal).status_code == 303
    assert reread(session, service).next_step.source == "Bel Fatima: 06 12 34 56 78."
    assert fill_in(staff_client, address, summary="Iets anders.").status_code == 303, "it is asked once"


def test_a_mobile_number_as_phone_is_asked_about_too(session, staff_client):
    service = factories.service(session)

    assert fill_in(staff_client, address_of(service), phones__1__number="06-12345678").status_code == 422


def test_the_note_of_staff_is_not_public_and_not_asked_about(session, staff_client):
    service = factories.service(session)

    assert fill_in(staff_client, address_of(service), staff_note="Jan: 06 12345678").status_code == 303
