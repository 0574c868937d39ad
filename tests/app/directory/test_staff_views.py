import pytest
from sqlalchemy import func, select

from app.directory.models import Service
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.help_pages import HULP, address_of, reread, slugs_in
from tests.support.inspection import text_of


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


@pytest.mark.parametrize("name", ["phones-²-number", "phones-99999999999-number", "phones--number", "week-0-days"])
def test_odd_names_of_rows_do_no_harm(session, staff_client, name):
    service = factories.service(session)

    assert fill_in(staff_client, address_of(service), **{name.replace("-", "__"): "x"}).status_code in (303, 422)
    assert session.scalar(select(func.count()).select_from(Service)) == 1


def test_the_history_says_who_changed_which_fields(session, staff_client):
    service = factories.service(session)
    fill_in(staff_client, address_of(service), hours_text="Elke ochtend.")

    words = text_of(staff_client.get(f"/beheer/geschiedenis/service/{service.id}/").page)

    assert "Noor de Wit heeft dit veranderd" in words, "a name is isolated by markup, which is not printed"
    assert "openingstijden in woorden(leeg)Elke ochtend." in words
