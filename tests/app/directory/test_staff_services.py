import pytest
from sqlalchemy import select

from app.changes.models import Change
from app.directory.actions import SERVICE
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.help_pages import address_of, reread
from tests.support.inspection import text_of


def test_saving_without_a_change_writes_nothing(session, staff_client):
    service = factories.service(
        session,
        topics=["wonen", "geld", "recht"],
        audiences=["ouderen", "jongeren"],
        languages=["pl", "nl"],
        access=["phone", "walk_in"],
        locations=[factories.location(session).slug],
        channels=[{"kind": "website", "value": "https://www.velsen.nl", "language": "nl"}],
        schedules=[
            {"days": ["MO", "TU"], "day": "", "opens": "09:30", "closes": "17:00"},
            {"days": [], "day": "2026-12-24", "opens": "00:00", "closes": "00:00"},
        ],
        documents=["Neem uw paspoort mee.", "Neem de brief mee."],
        keywords=["schuld", "brief van de deurwaarder"],
        unconfirmed={"cost": "Gratis", "city": "Beverwijk"},
        sources=[{"title": "velsen.nl", "url": "https://www.velsen.nl", "fields": ["phone", "name"]}],
        staff_note="Bel in de ochtend.\nVraag naar het loket.",
    )
    before, version = SERVICE.snapshot(session, service), service.version

    answer = fill_in(staff_client, address_of(service))

    assert answer.status_code == 303
    assert SERVICE.snapshot(session, reread(session, service)) == before
    assert service.version == version


def test_an_editor_changes_texts_and_choices(session, staff_client):
    place = factories.location(session)
    service = factories.service(session)

    answer = fill_in(
        staff_client,
        address_of(service),
        name="Sociaal loket",
        summary="Hulp bij brieven.",
        main_topic="recht",
        topics=["geld", "wonen"],
        audiences=["ouderen"],
        languages=["ar", "pl"],
        locations=[place.slug],
        status="unsure",
        cost="free",
        access=["walk_in"],
        always_open="y",
        keywords="schuld\r\n\r\nbrief ",
        staff_note="Gebeld.",
    )

    assert answer.status_code == 303, text_of(answer.page)
    document = SERVICE.snapshot(session, reread(session, service))
    assert document["name"] == "Sociaal loket"
    assert document["topics"] == ["recht", "geld", "wonen"]
    assert document["audiences"] == ["ouderen"]
    assert document["languages"] == ["ar", "pl"]
    assert document["locations"] == [place.slug]
    assert (document["status"], document["cost"], document["access"]) == ("unsure", "free", ["walk_in"])
    assert document["always_open"] is True
    assert document["keywords"] == ["schuld", "brief"]
    assert document["staff_note"] == "Gebeld."


def test_an_editor_adds_rows(session, staff_client):
    service = factories.service(session)

    answer = fill_in(
        staff_client,
        address_of(service),
        phones__1__number="0255 123 456",
        channels__0__kind="website",
        channels__0__value="www.velsen.nl",
        week__0__days=["TU", "MO"],
        week__0__opens="9.30",
        week__0__closes="17",
        exceptions__0__day="2026-12-24",
        documents__0__sentence="Neem uw paspoort mee.",
    )

    assert answer.status_code == 303, text_of(answer.page)
    document = SERVICE.snapshot(session, reread(session, service))
    assert [phone["number"] for phone in document["phones"]] == ["14 0255", "0255 123 456"]
    assert document["channels"] == [{"kind": "website", "value": "https://www.velsen.nl", "language": ""}]
    assert document["schedules"] == [
        {"days": ["MO", "TU"], "day": "", "opens": "09:30", "closes": "17:00"},
        {"days": [], "day": "2026-12-24", "opens": "00:00", "closes": "00:00"},
    ]
    assert document["documents"] == ["Neem uw paspoort mee."]


def test_an_emptied_row_is_taken_away(session, staff_client):
    service = factories.service(session, phones=[{"number": "14 0255"}, {"number": "0255 567 200"}])

    fill_in(staff_client, address_of(service), phones__0__number="")

    assert [phone.number for phone in reread(session, service).phones] == ["0255 567 200"]


def test_there_are_always_two_spare_rows(session, staff_client):
    service = factories.service(session, phones=[{"number": "14 0255"}])

    page = staff_client.get(address_of(service)).page

    assert page.xpath("//input[starts-with(@name, 'phones-') and contains(@name, 'number')]/@value") == [
        "14 0255",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Vul een naam in."),
        ("phones__1__number", "bel maar", "Dit is geen telefoonnummer."),
        ("channels__0__value", "javascript:alert(1)", "Kies een soort."),
        ("exceptions__0__day", "32 december", "Vul een datum in."),
        ("week__0__opens", "25:99", "Vul een tijd in, zoals 09:30."),
        ("week__0__opens", "09:30", "Kies ten minste één dag."),
        ("slug", "Mijn Adres!", "Neem alleen kleine letters, cijfers en streepjes."),
        ("main_topic", "koffie", "Kies een van de mogelijkheden."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(session, staff_client, field, value, words):
    service = factories.service(session)
    version = service.version

    answer = fill_in(staff_client, address_of(service), summary="Dit typte ik net.", **{field: value})

    assert answer.status_code == 422
    assert words in text_of(answer.page)
    kept = fields_of(answer.page, address_of(service))
    assert kept["summary"] == "Dit typte ik net."
    if field != "main_topic":
        assert kept[field.replace("__", "-")] == value
    assert reread(session, service).version == version


def test_a_script_is_never_an_address(session, staff_client):
    service = factories.service(session)

    answer = fill_in(
        staff_client, address_of(service), channels__0__kind="website", channels__0__value="javascript:alert(1)"
    )

    assert answer.status_code == 422
    assert "Een webadres begint met https://" in text_of(answer.page)


def test_an_address_that_was_of_another_service_is_refused(session, staff_client):
    other, service = factories.service(session), factories.service(session)

    answer = fill_in(staff_client, address_of(service), slug=other.slug, summary="Dit typte ik net.")

    assert answer.status_code == 422
    assert "Dit adres is of was al van iets anders." in text_of(answer.page)
    assert fields_of(answer.page, address_of(service))["summary"] == "Dit typte ik net."


def test_checked_is_one_button_that_saves_too(session, staff_client, clock):
    service = factories.service(session)
    clock.set("2026-11-25 23:30")

    fill_in(staff_client, address_of(service), step="check", summary="Nog steeds waar.")

    found = reread(session, service)
    assert found.assured_date.isoformat() == "2026-11-25"
    assert found.summary.source == "Nog steeds waar."
    actions = session.scalars(select(Change.action).where(Change.record_id == service.id).order_by(Change.id)).all()
    assert actions[-2:] == ["saved", "checked"]
