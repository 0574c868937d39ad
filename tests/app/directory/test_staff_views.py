import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.models import Change
from app.directory.actions import SERVICE, location_snapshot
from app.directory.models import Location, Organization, Service
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.inspection import text_of

HULP = "/beheer/hulp/"


def address_of(service):
    return f"{HULP}aanbod/{service.slug}/"


def reread(session: Session, record):
    session.expire_all()
    return session.get(type(record), record.id)


def slugs_in(page):
    return page.xpath("//article/@data-slug")


# Lists


def test_the_list_finds_services_by_name_and_by_organisation(session, staff_client):
    owner = factories.organization(session, name="Socius")
    service = factories.service(session, name="Mantelzorg", organization=owner.slug)
    factories.service(session, name="Voedselbank")

    assert slugs_in(staff_client.get(f"{HULP}?q=mantel").page) == [service.slug]
    assert slugs_in(staff_client.get(f"{HULP}?q=socius").page) == [service.slug]
    assert slugs_in(staff_client.get(f"{HULP}?q=100%25").page) == []


@pytest.mark.parametrize(
    ("only", "name"),
    [
        ("niet-nagekeken", "unchecked"),
        ("geen-telefoon", "silent"),
        ("onzeker", "plan"),
        ("concept", "draft"),
        ("weggehaald", "gone"),
    ],
)
def test_the_list_shows_one_kind_of_trouble(session, staff_client, only, name):
    checked = {"assured_date": "2026-11-01"}
    found = {
        "fine": factories.service(session, **checked),
        "unchecked": factories.service(session),
        "silent": factories.service(session, **checked, phones=[]),
        "plan": factories.service(session, **checked, status="planned"),
        "draft": factories.service(session, state=DRAFT),
        "gone": factories.service(session),
    }
    factories.withdraw(session, found["gone"])

    assert slugs_in(staff_client.get(f"{HULP}?toon={only}").page) == [found[name].slug]


@pytest.mark.parametrize("question", ["toon=alles", "pagina=0", "pagina=x", "pagina=1e9", "pagina=²"])
def test_a_question_that_makes_no_sense_is_refused_with_its_field(session, staff_client, question):
    assert staff_client.get(f"{HULP}?{question}").status_code == 400


def test_a_page_after_the_last_one_is_the_last_one(session, staff_client):
    service = factories.service(session)

    assert slugs_in(staff_client.get(f"{HULP}?pagina=99").page) == [service.slug]


# A service


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


def test_an_editor_changes_every_kind_of_field(session, staff_client):
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
        phones__1__number="0255 123 456",
        channels__0__kind="website",
        channels__0__value="www.velsen.nl",
        week__0__days=["TU", "MO"],
        week__0__opens="9.30",
        week__0__closes="17",
        exceptions__0__day="2026-12-24",
        documents__0__sentence="Neem uw paspoort mee.",
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
    assert [phone["number"] for phone in document["phones"]] == ["14 0255", "0255 123 456"]
    assert document["channels"] == [{"kind": "website", "value": "https://www.velsen.nl", "language": ""}]
    assert document["schedules"] == [
        {"days": ["MO", "TU"], "day": "", "opens": "09:30", "closes": "17:00"},
        {"days": [], "day": "2026-12-24", "opens": "00:00", "closes": "00:00"},
    ]
    assert document["documents"] == ["Neem uw paspoort mee."]
    assert document["keywords"] == ["schuld", "brief"]
    assert document["staff_note"] == "Gebeld."


def test_an_emptied_row_is_taken_away(session, staff_client):
    service = factories.service(session, phones=[{"number": "14 0255"}, {"number": "0255 567 200"}])

    fill_in(staff_client, address_of(service), phones__0__number="")

    assert [phone.number for phone in reread(session, service).phones] == ["0255 567 200"]


def test_there_are_always_two_spare_rows(session, staff_client):
    service = factories.service(session, phones=[{"number": "14 0255"}])

    page = staff_client.get(address_of(service)).page

    assert page.xpath("//input[starts-with(@name, 'phones-') and contains(@name, 'number')]/@value") == ["14 0255", "", ""]


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


# Two people


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


# What may belong to a person


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


# The life of a service


def test_a_new_service_is_a_draft_until_somebody_publishes_it(session, staff_client, client):
    owner = factories.organization(session)

    made = fill_in(staff_client, f"{HULP}nieuw/aanbod/", name="Taalcafé", organization=owner.slug, summary="Praten.")

    service = session.scalar(select(Service).where(Service.slug == "taalcafe"))
    assert (made.status_code, made.location, service.state) == (303, f"{HULP}aanbod/taalcafe/", DRAFT)
    assert client.get("/nl/aanbod/taalcafe/").status_code == 404

    staff_client.post(f"{HULP}aanbod/taalcafe/publiceren/", data=token(staff_client, "taalcafe", "publiceren"))
    assert reread(session, service).state == PUBLISHED
    assert client.get("/nl/aanbod/taalcafe/").status_code == 200

    staff_client.post(f"{HULP}aanbod/taalcafe/weghalen/", data=token(staff_client, "taalcafe", "weghalen"))
    assert reread(session, service).state == WITHDRAWN
    assert client.get("/nl/aanbod/taalcafe/").status_code == 410


def token(client, slug, deed):
    return fields_of(client.get(f"{HULP}aanbod/{slug}/").page, f"{HULP}aanbod/{slug}/{deed}/")


def test_a_name_that_was_used_before_gets_an_address_of_its_own(session, staff_client):
    owner = factories.organization(session)
    for _ in range(2):
        fill_in(staff_client, f"{HULP}nieuw/aanbod/", name="Taalcafé", organization=owner.slug)

    assert sorted(session.scalars(select(Service.slug))) == ["taalcafe", "taalcafe-2"]


def test_an_unknown_record_is_not_there(session, staff_client):
    for path in ("aanbod/geen/", "organisaties/geen/", "plekken/geen/"):
        assert staff_client.get(HULP + path).status_code == 404


# Organisations


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


# Places


def place_address(place: Location) -> str:
    return f"{HULP}plekken/{place.slug}/"


def test_a_room_is_added_renamed_and_taken_away(session, staff_client):
    place = factories.location(session)

    fill_in(staff_client, place_address(place), rooms__0__name="Grote zaal", rooms__1__name="Kleine zaal")
    rooms = location_snapshot(reread(session, place))["rooms"]
    assert [(room["slug"], room["name"]) for room in rooms] == [("zaal", "Grote zaal"), ("kleine-zaal", "Kleine zaal")]

    fill_in(staff_client, place_address(place), rooms__1__name="")
    assert [room.slug for room in reread(session, place).rooms] == ["zaal"]


def test_a_room_with_activities_stays(session, staff_client):
    place = factories.location(session)
    factories.activity(session, location=place.slug, room="zaal")

    answer = fill_in(staff_client, place_address(place), rooms__0__name="", city="Beverwijk")

    assert answer.status_code == 422
    assert "In een zaal die u weghaalt, zijn activiteiten." in text_of(answer.page)
    assert fields_of(answer.page, place_address(place))["city"] == "Beverwijk"
    assert [room.slug for room in reread(session, place).rooms] == ["zaal"]


def test_a_secret_address_is_warned_about_and_shown_again_only_on_purpose(session, staff_client):
    place = factories.location(session, address_1="Schuilstraat 1")
    address = place_address(place)
    assert "Dat kan niet terug." in text_of(staff_client.get(address).page)

    fill_in(staff_client, address, is_hidden="y")
    assert reread(session, place).is_hidden
    assert "Schuilstraat" not in text_of(staff_client.get(f"{HULP}plekken/").page)

    sent = fields_of(staff_client.get(address).page, address)
    del sent["is_hidden"]
    refused = staff_client.post(address, data=sent)
    assert refused.status_code == 422
    assert reread(session, place).is_hidden
    assert staff_client.post(address, data=sent | {"may_show": "y"}).status_code == 303
    assert not reread(session, place).is_hidden


def test_two_editors_of_a_place(session, staff_client):
    place = factories.location(session)
    address = place_address(place)
    opened = staff_client.get(address).page
    fill_in(staff_client, address, city="IJmuiden", postal_code="1971 EN")

    refused = fill_in(staff_client, address, page=opened, city="Beverwijk")

    kept = fields_of(refused.page, address)
    assert (refused.status_code, kept["city"], kept["postal_code"]) == (409, "Beverwijk", "1971 EN")
    assert fill_in(staff_client, address, page=refused.page).status_code == 303
    assert reread(session, place).city == "Beverwijk"


def test_a_new_place_gets_an_address_that_is_free(session, staff_client):
    for _ in range(2):
        assert fill_in(staff_client, f"{HULP}nieuw/plek/", name="Het Terras").status_code == 303

    assert sorted(session.scalars(select(Location.slug))) == ["het-terras", "het-terras-2"]


# Nothing typed by anybody breaks a page


@pytest.mark.parametrize("name", ["phones-²-number", "phones-99999999999-number", "phones--number", "week-0-days"])
def test_odd_names_of_rows_do_no_harm(session, staff_client, name):
    service = factories.service(session)

    assert fill_in(staff_client, address_of(service), **{name.replace("-", "__"): "x"}).status_code in (303, 422)
    assert session.scalar(select(func.count()).select_from(Service)) == 1
