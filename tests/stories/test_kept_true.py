"""What keeps the site true: the host at 8:55, a resident who reports, an owner's mail, a translator, two editors."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import select

from app.accounts.models import PARTNER
from app.activities import hosts
from app.activities.models import Activity
from app.clock import now
from app.content.models import Text
from app.directory.models import Membership, Service
from app.outbox.models import OutboxItem
from app.upkeep.actions import ask_owners, set_owner
from app.upkeep.check_views import check_address
from tests import factories
from tests.support.browsers import sign_in
from tests.support.sites import LiveServer

pytestmark = pytest.mark.story
WIJKTEAM = "sociaal-wijkteam-velsen"


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    return context.new_page()


def service_of(session, slug: str = WIJKTEAM) -> Service:
    return session.scalars(select(Service).where(Service.slug == slug)).one()


def test_the_teacher_is_ill_at_five_to_nine(phone, live_server: LiveServer, browser: Browser):
    with live_server.app.app_context(), live_server.session() as session:
        activity = session.scalars(select(Activity).where(Activity.slug == "vb-koffie-ma")).one()
        link = hosts.make_link(session, activity, "Amina", "nl", by=None, at=now())
        token = hosts.token_of("only for tests", link)
    live_server.set_clock("2026-11-23 08:55")
    phone.goto(f"{live_server.url}/host/{token}/")
    phone.locator("section[data-date] a", has_text="Gaat niet door").click()
    phone.get_by_role("button", name="Ja, laat het weten").click()
    expect(phone.locator(".badge-cancelled").first).to_be_visible()
    resident = browser.new_page()
    for code, words in (("pl", "odwołane"), ("ar", "مُلغى")):
        resident.goto(f"{live_server.url}/{code}/activiteiten/vb-koffie-ma/")
        cancelled = resident.locator("li[data-start^='2026-11-23'][data-status=cancelled]")
        expect(cancelled).to_be_visible()
        expect(cancelled).to_contain_text(re.compile(words, re.IGNORECASE))
    phone.get_by_role("button", name="Maak dit ongedaan").click()
    expect(phone.locator(".badge-cancelled")).to_have_count(0)
    assert phone.context.cookies() == []
    resident.close()


def test_a_resident_reports_in_arabic_and_staff_find_the_field(phone, live_server, browser):
    phone.goto(f"{live_server.url}/ar/aanbod/{WIJKTEAM}/")
    phone.locator("main a[href$='/melden/']").click()
    phone.locator("label[for=what-phone]").click()
    phone.fill("[name=words]", "الرقم لا يعمل")
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("main .note-info")).to_be_visible()
    assert phone.context.cookies() == []
    office = browser.new_page()
    sign_in(office, live_server)
    office.goto(f"{live_server.url}/beheer/meldingen/")
    card = office.locator("[data-report]")
    expect(card).to_contain_text("الرقم لا يعمل")
    card.locator("a").click()
    expect(office.locator("#phones")).to_be_in_viewport()
    office.close()


def test_an_owner_answers_from_the_mail_with_one_tap(phone, live_server):
    with live_server.app.test_request_context(), live_server.session() as session:
        set_owner(session, service_of(session), email="baas@voorbeeld.nl", language="nl", months=6, by=None, at=now())
        ask_owners(session, at=now(), make_link=check_address)
        [mail] = [each.payload for each in session.scalars(select(OutboxItem))]
    [link] = re.findall(r"http\S+/check/\S+", mail["text"])
    phone.goto(link)
    phone.get_by_role("button", name="Ja, alles klopt nog").click()
    expect(phone.locator("main .note-info")).to_contain_text("Dank u wel")
    phone.goto(f"{live_server.url}/nl/aanbod/{WIJKTEAM}/")
    expect(phone.locator("main")).to_contain_text("Nagekeken op 23 november 2026")


def test_a_translator_does_a_round_and_the_reader_sees_it(phone, live_server):
    with live_server.session() as session:
        service = service_of(session)
        source = session.get_one(Text, service.summary_id)
        source.translations = [each for each in source.translations if each.language != "pl"]
    sign_in(phone, live_server)
    phone.goto(f"{live_server.url}/beheer/vertalen/pl/")
    phone.locator("form[action$='/ronde/'] button").click()
    phone.fill("[name=value]", "Zespół, który pomaga w każdej sprawie.")
    phone.locator("button[name=step][value=save]").click()
    phone.goto(f"{live_server.url}/pl/aanbod/{WIJKTEAM}/")
    expect(phone.locator("main")).to_contain_text("Zespół, który pomaga w każdej sprawie.")


def test_two_editors_of_one_service_lose_nothing(phone, live_server, browser):
    other = browser.new_page()
    for page in (phone, other):
        sign_in(page, live_server)
        page.goto(f"{live_server.url}/beheer/hulp/aanbod/{WIJKTEAM}/")
    phone.fill("[name=summary]", "Tekst van de eerste.")
    phone.locator(".save-bar button").first.click()
    expect(phone.locator("main [role=status]").first).to_be_visible()
    other.fill("[name=next_step]", "Stap van de tweede.")
    other.fill("[name=summary]", "Tekst van de tweede.")
    other.locator(".save-bar button").first.click()
    expect(other.locator("#conflict")).to_contain_text("Tekst van de eerste.")
    expect(other.locator("[name=summary]")).to_have_value("Tekst van de tweede.")
    other.locator(".save-bar button").first.click()
    expect(other.locator("main [role=status]").first).to_be_visible()
    other.goto(f"{live_server.url}/nl/aanbod/{WIJKTEAM}/")
    expect(other.locator("main")).to_contain_text("Tekst van de tweede.")
    expect(other.locator("main")).to_contain_text("Stap van de tweede.")
    other.close()


def test_a_partner_proposes_and_an_editor_approves(phone, live_server, browser):
    with live_server.session() as session:
        service = service_of(session)
        partner = factories.person(session, role=PARTNER)
        session.add(Membership(person_id=partner.id, organization_id=service.organization_id))
        email = partner.email
    phone.goto(f"{live_server.url}/beheer/hulp/aanbod/{WIJKTEAM}/")
    phone.fill("[name=signin_email]", email)
    phone.fill("[name=signin_password]", factories.PASSWORD)
    phone.locator("main form button[type=submit]").click()
    phone.fill("[name=summary]", "Voorstel van de partner.")
    phone.locator(".save-bar button").first.click()
    expect(phone.locator("main > [role=status]").first).to_contain_text("Uw voorstel is bewaard")
    public = f"{live_server.url}/nl/aanbod/{WIJKTEAM}/"
    phone.goto(public)
    expect(phone.locator("main")).not_to_contain_text("Voorstel van de partner.")
    editor = browser.new_page()
    sign_in(editor, live_server)
    editor.locator("[data-need=approvals] a").click()
    editor.locator(f"[data-proposal={WIJKTEAM}] form[action*='/goed/'] button").click()
    expect(editor.locator("main > [role=status]").first).to_contain_text("Goedgekeurd")
    phone.goto(public)
    expect(phone.locator("main")).to_contain_text("Voorstel van de partner.")
    editor.close()
