"""A partner: own services and activities, nothing of others, and an editor looks first where that was agreed."""

import pytest

from app.accounts.models import PARTNER
from app.directory.models import Membership
from app.records.queries import pending_revision
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

HULP = "/beheer/hulp/aanbod/"
ACTIVITIES = "/beheer/activiteiten/"


@pytest.fixture
def mine(session):
    return factories.organization(session, slug="eigen", name="Eigen club")


@pytest.fixture
def partner(session, client_of, mine):
    client = client_of(PARTNER)
    session.add(Membership(person_id=client.person_id, organization_id=mine.id))
    return client


@pytest.fixture
def service(session, mine):
    return factories.service(session, organization=mine.slug, name="Geldhulp", summary="Eerst.")


@pytest.fixture
def other(session):
    return factories.service(session, name="Van een ander", summary="Van een ander.")


def edit(client, service, **changes):
    address = f"{HULP}{service.slug}/"
    return send(client, address, form_of(client.get(address).page, "summary"), **changes)


def test_the_list_holds_own_records_only(session, partner, service, other, mine):
    own = factories.activity(session, organization=mine.slug)
    factories.activity(session, preset="", title="Vreemd")
    assert partner.get("/beheer/hulp/").page.xpath("//article/@data-slug") == [service.slug]
    page = partner.get(ACTIVITIES)
    assert f"{ACTIVITIES}{own.id}/" in page.text
    assert "Vreemd" not in page.text


def test_no_page_about_somebody_else_opens(session, partner, other):
    activity = factories.activity(session)
    assert partner.get(f"{HULP}{other.slug}/").status_code == 403
    for rest in ("", "bewerken/", "kopie/", "pauze/", "begeleiders/", "bericht/", "dag/2026-11-23T09:30/"):
        assert partner.get(f"{ACTIVITIES}{activity.id}/{rest}").status_code == 403, rest
    assert partner.post(f"{ACTIVITIES}{activity.id}/dag/2026-11-23T09:30/", data={"step": "full"}).status_code == 403


def test_an_edit_waits_and_the_site_stays_as_it_is(session, partner, service, client):
    assert edit(partner, service, summary="Voorstel.").status_code == 303
    session.expire_all()
    assert service.summary.source == "Eerst."
    assert "Eerst." in client.get(f"/nl/aanbod/{service.slug}/").text
    assert pending_revision(session, service.id).document["summary"] == "Voorstel."
    page = partner.get(f"{HULP}{service.slug}/").page
    assert page.xpath("//textarea[@name='summary']/text()")[0].strip() == "Voorstel."


def test_an_editor_sees_the_difference_and_approves_it(session, partner, service, staff_client, client):
    edit(partner, service, summary="Voorstel.")
    page = staff_client.get("/beheer/voorstellen/").page
    [row] = page.xpath(f"//*[@data-proposal='{service.slug}']//tbody/tr")
    assert [text_of(each) for each in row] == ["wat het is", "Eerst.", "Voorstel."]
    [form] = page.xpath("//form[contains(@action, '/goed/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    assert staff_client.post(form.get("action"), data=sent).status_code == 303
    assert "Voorstel." in client.get(f"/nl/aanbod/{service.slug}/").text
    assert "Er wacht geen voorstel." in staff_client.get("/beheer/voorstellen/").text


def test_what_others_changed_meanwhile_is_not_undone_by_approving(session, partner, service, staff_client):
    edit(partner, service, summary="Voorstel.")
    factories.save(session, service, {"next_step": "Intussen."})
    page = staff_client.get("/beheer/voorstellen/").page
    [form] = page.xpath("//form[contains(@action, '/goed/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    staff_client.post(form.get("action"), data=sent)
    session.expire_all()
    assert (service.summary.source, service.next_step.source) == ("Voorstel.", "Intussen.")


def test_a_field_that_both_changed_says_so(session, partner, service, staff_client):
    edit(partner, service, summary="Voorstel.")
    factories.save(session, service, {"summary": "Van de redactie."})
    page = text_of(staff_client.get("/beheer/voorstellen/").page)
    assert "intussen veranderd" in page
    assert "Van de redactie." in page


def test_two_partners_of_one_organisation_do_not_overwrite_each_others_proposal(session, mine, service, client_of):
    first, second = client_of(PARTNER), client_of(PARTNER)
    session.add_all(Membership(person_id=each.person_id, organization_id=mine.id) for each in (first, second))
    session.commit()
    address = f"{HULP}{service.slug}/"
    began = form_of(second.get(address).page, "summary")
    edit(first, service, summary="Van de eerste.")
    answer = send(second, address, began, summary="Van de tweede.")
    assert answer.status_code == 409
    assert {"Van de eerste.", "Van de tweede."} <= set(words_of_note(answer))
    assert send(second, address, form_of(answer.page, "summary")).status_code == 303
    assert pending_revision(session, service.id).document["summary"] == "Van de tweede."


def test_a_proposal_made_from_an_older_version_undoes_nothing_of_the_editors(session, partner, service):
    address = f"{HULP}{service.slug}/"
    began = form_of(partner.get(address).page, "summary")
    factories.save(session, service, {"next_step": "Van de redactie."})
    answer = send(partner, address, began, summary="Voorstel.")
    assert answer.status_code == 409
    assert send(partner, address, form_of(answer.page, "summary")).status_code == 303
    document = pending_revision(session, service.id).document
    assert (document["summary"], document["next_step"]) == ("Voorstel.", "Van de redactie.")


def test_nobody_approves_a_proposal_they_did_not_see(session, partner, service, staff_client):
    edit(partner, service, summary="Eerste voorstel.")
    [form] = staff_client.get("/beheer/voorstellen/").page.xpath("//form[contains(@action, '/goed/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    edit(partner, service, summary="Ander voorstel.")
    answer = staff_client.post(form.get("action"), data=sent, follow_redirects=True)
    assert "net veranderd" in text_of(answer.page)
    session.expire_all()
    assert service.summary.source == "Eerst."


def words_of_note(answer):
    return [text_of(each) for each in answer.page.xpath("//*[@id='conflict']//td")]


def test_a_rejected_proposal_changes_nothing(session, partner, service, staff_client):
    edit(partner, service, summary="Voorstel.")
    page = staff_client.get("/beheer/voorstellen/").page
    [form] = page.xpath("//form[contains(@action, '/nee/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    staff_client.post(form.get("action"), data=sent)
    session.expire_all()
    assert service.summary.source == "Eerst."
    assert pending_revision(session, service.id) is None


def test_a_trusted_organisation_changes_at_once(session, partner, service, mine):
    mine.trusts_partner = True
    assert edit(partner, service, summary="Meteen.").status_code == 303
    session.expire_all()
    assert service.summary.source == "Meteen."


def test_a_partner_neither_reads_nor_writes_what_is_for_the_editors(session, partner, mine):
    mine.trusts_partner = True
    facts = {"staff_note": "GEHEIM", "unconfirmed": {"phone": "GEHEIM"}, "keywords": ["woord"]}
    service = factories.service(session, organization=mine.slug, summary="Eerst.", **facts)
    assert "GEHEIM" not in partner.get(f"{HULP}{service.slug}/").text
    edit(partner, service, summary="Daarna.", staff_note="gewist", organization="eigen", slug="anders")
    session.expire_all()
    assert (service.staff_note, service.unconfirmed, service.slug) == ("GEHEIM", {"phone": "GEHEIM"}, service.slug)
    assert service.slug != "anders"
    assert service.summary.source == "Daarna."


def test_a_secret_place_of_others_is_not_offered(session, partner, service):
    factories.location(session, slug="geheim", name="Geheim huis", is_hidden=True)
    assert "Geheim huis" not in partner.get(f"{HULP}{service.slug}/").text
    assert "Geheim huis" not in partner.get(f"{ACTIVITIES}nieuw/koffieochtend/").text


def test_a_new_activity_of_a_partner_waits_for_the_editors(session, partner, mine, staff_client, client):
    factories.organization(session, slug="ander", name="Andere club")
    factories.location(session, slug="de-stek", name="De Stek")
    address = f"{ACTIVITIES}nieuw/koffieochtend/"
    page = partner.get(address).page
    assert page.xpath("//select[@name='organization']/option/@value") == ["", "eigen"]
    values = form_of(page, "first_day")
    assert send(partner, address, values, organization="ander", place="de-stek/", step="publish").status_code == 422
    answer = send(partner, address, values, organization="eigen", place="de-stek/", step="publish")
    assert answer.status_code == 303
    shown = client.get("/nl/activiteiten/")
    assert "Koffieochtend" not in shown.text
    page = staff_client.get("/beheer/voorstellen/").page
    [form] = page.xpath("//form[contains(@action, '/goed/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    staff_client.post(form.get("action"), data=sent)
    assert "Koffieochtend" in client.get("/nl/activiteiten/").text


def test_a_teacher_who_is_ill_need_not_wait_for_an_editor(session, partner, mine, client):
    activity = factories.activity(session, organization=mine.slug)
    address = f"{ACTIVITIES}{activity.id}/dag/2026-11-23T09:30/"
    values = form_of(partner.get(address).page, "cancel_reason")
    assert send(partner, address, values, cancel_reason="ill").status_code == 303
    page = client.get(f"/nl/activiteiten/{activity.slug}/").page
    assert page.xpath("//li[@data-start]/@data-status")[0] == "cancelled"


def test_an_admin_says_who_the_partners_are(session, admin_client, mine):
    person = factories.person(session, role=PARTNER, name="Piet Partner")
    address = "/beheer/hulp/organisaties/eigen/partners/"
    values = form_of(admin_client.get(address).page, "trusts_partner")
    answer = send(admin_client, address, values, people=[str(person.id)], trusts_partner="y")
    assert answer.status_code == 303
    session.expire_all()
    assert session.get(Membership, (person.id, mine.id)) is not None
    assert mine.trusts_partner
    assert send(admin_client, address, values, people=["00000000-0000-4000-8000-000000000000"]).status_code == 422
