"""The gate: nothing typed is lost, nothing is saved unseen, nothing comes from another site."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from app.accounts.models import Person
from app.changes.models import Change
from app.notices.models import Notice
from app.records.models import PUBLISHED
from tests import factories
from tests.factories import PASSWORD
from tests.support.forms import fields_of, fill_in, values_of
from tests.support.inspection import text_of

NEW = "/beheer/mededelingen/nieuw/"
ACCOUNT = "/beheer/mijn-account/"
TYPED = {"title": "De Stek is vrijdag dicht.", "body": "Maandag zijn wij er weer.", "ends": "2026-11-27T18:00"}


@pytest.fixture
def expired(staff_client, session):
    """An editor whose session ends while a form is open; signs in again where the page asks for it."""

    class Expired:
        email = session.get_one(Person, staff_client.person_id).email

        def post(self, address, sent):
            """After the session has ended: as a browser of somebody who is signed in no more."""
            with staff_client.session_transaction("/beheer/") as kept:
                kept.clear()
            return staff_client.post(address, data=sent, stay_signed_in=False)

        def sign_in(self, page, password=PASSWORD):
            form = page.xpath("//form[.//input[@name='signin_email']]")[0]
            sent = values_of(form)
            sent["signin_email"], sent["signin_password"] = self.email, password
            return staff_client.post(form.get("action"), data=sent, stay_signed_in=False)

    return Expired()


def count(session, model=Notice):
    return session.scalar(select(func.count()).select_from(model))


def filled_in(client):
    """What a browser sends of the form for a new notice after typing."""
    sent = fields_of(client.get(NEW).page, NEW)
    for name, value in TYPED.items():
        sent[name] = value
    return sent


def typed_in(page):
    sent = fields_of(page, NEW)
    return {name: sent[name] for name in TYPED}


def test_a_form_whose_session_has_ended_comes_back_with_every_word(session, staff_client, expired):
    sent = filled_in(staff_client)

    asked = expired.post(NEW, sent)
    assert asked.status_code == 401
    assert "Wat u had ingevuld" in text_of(asked.page)

    back = expired.sign_in(asked.page)
    assert back.status_code == 200
    assert typed_in(back.page) == TYPED
    assert "U bent weer ingelogd." in text_of(back.page)
    assert count(session) == 0

    answer = staff_client.post(NEW, data=fields_of(back.page, NEW), stay_signed_in=False)
    assert answer.status_code == 303
    assert session.scalars(select(Notice)).one().state == PUBLISHED


def test_a_wrong_password_loses_nothing_either(session, staff_client, expired):
    sent = filled_in(staff_client)
    page = expired.post(NEW, sent).page

    for _ in range(2):
        refused = expired.sign_in(page, "niet het wachtwoord")
        page = refused.page
        assert refused.status_code == 422
    names = page.xpath("//form[.//input[@name='signin_email']]//@name")
    assert len(names) == len(set(names))

    assert typed_in(expired.sign_in(page).page) == TYPED
    assert count(session) == 0


def test_an_empty_form_is_kept_as_well_and_a_list_keeps_all_its_ticks(session, staff_client, expired):
    asked = expired.post(NEW, {**TYPED, "days": ["MO", "WE"]})

    assert asked.page.xpath("//input[@name='days']/@value") == ["MO", "WE"]
    assert expired.post(NEW, {}).status_code == 401


def test_a_time_out_by_the_clock_is_the_same(session, staff_client, clock, expired):
    sent = filled_in(staff_client)
    clock.set("2026-11-23 12:00")

    asked = staff_client.post(NEW, data=sent, stay_signed_in=False)
    assert asked.status_code == 401
    assert typed_in(expired.sign_in(asked.page).page) == TYPED


def test_passwords_are_not_carried_along(session, staff_client, expired):
    sent = {"current_password": PASSWORD, "password": "vijf andere lange woorden nu"}

    asked = expired.post(ACCOUNT, sent)
    assert asked.status_code == 401
    assert PASSWORD not in asked.text
    assert sent["password"] not in asked.text

    back = expired.sign_in(asked.page)
    assert back.status_code == 200
    assert PASSWORD not in back.text
    assert session.get_one(Person, staff_client.person_id).session_epoch == 0


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_without_a_good_token_nothing_is_saved_and_nothing_lost(session, staff_client, token):
    sent = filled_in(staff_client)
    sent.pop("csrf_token")
    if token is not None:
        sent["csrf_token"] = token

    back = staff_client.post(NEW, data=sent)

    assert back.status_code == 200
    assert "Deze pagina stond te lang open." in text_of(back.page)
    assert typed_in(back.page) == TYPED
    assert count(session) == 0
    assert staff_client.post(NEW, data=fields_of(back.page, NEW)).status_code == 303
    assert count(session) == 1


def test_a_token_wears_out(app, session, staff_client):
    app.config["WTF_CSRF_TIME_LIMIT"] = -1

    assert fill_in(staff_client, NEW, **TYPED).status_code == 200
    assert count(session) == 0


def test_an_address_without_a_form_asks_to_press_once_more(session, staff_client):
    notice = factories.notice(session)
    address = f"/beheer/mededelingen/{notice.slug}/weghalen/"

    asked = staff_client.post(address, data={"reason": "vergissing"})
    assert asked.status_code == 409
    session.refresh(notice)
    assert notice.state == PUBLISHED

    sent = fields_of(asked.page, address)
    assert sent["reason"] == "vergissing"
    assert staff_client.post(address, data=sent).status_code == 303
    session.refresh(notice)
    assert notice.state != PUBLISHED


def test_an_address_without_a_form_asks_after_signing_in_too(session, staff_client, expired):
    notice = factories.notice(session)
    address = f"/beheer/mededelingen/{notice.slug}/weghalen/"

    asked = expired.sign_in(expired.post(address, {}).page)

    assert asked.status_code == 409
    session.refresh(notice)
    assert notice.state == PUBLISHED
    sent = fields_of(asked.page, address)
    assert staff_client.post(address, data=sent, stay_signed_in=False).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:8000.example.org"},
        {"Origin": "null"},
        {"Origin": "http://[127"},
    ],
)
def test_another_site_sends_no_form(session, staff_client, headers):
    sent = filled_in(staff_client)

    assert staff_client.post(NEW, data=sent, headers=headers).status_code == 403
    assert count(session) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:8000"},  # behind a proxy
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_this_site_does(session, staff_client, headers):
    sent = filled_in(staff_client)

    assert staff_client.post(NEW, data=sent, headers=headers).status_code == 303
    assert count(session) == 1


def test_the_sign_in_page_takes_no_form_of_another_site_either(session, client):
    person = factories.person(session)
    sent = fields_of(client.get("/beheer/inloggen/").page, "/beheer/inloggen/")
    sent["signin_email"], sent["signin_password"] = person.email, PASSWORD

    assert client.post("/beheer/inloggen/", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    sent.pop("csrf_token")
    assert client.post("/beheer/inloggen/", data=sent).status_code == 200  # Asked once more.
    assert client.get("/beheer/").status_code == 302


def test_looking_changes_nothing(app, session, admin_client):
    factories.notice(session)
    factories.service(session)
    session.commit()
    before = count(session, Change)

    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/beheer/") and "GET" in rule.methods and not rule.arguments:
            admin_client.get(rule.rule, query_string={**TYPED, "step": "save"})

    assert count(session, Change) == before
    assert count(session) == 1


def test_words_in_a_get_are_not_a_form_that_was_sent(session, staff_client):
    staff_client.get(NEW, data=TYPED)

    assert count(session) == 0


def test_back_office_pages_are_kept_nowhere(session, staff_client, client):
    for answer in (staff_client.get("/beheer/"), client.get("/beheer/inloggen/")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_an_address_that_is_not_there_says_so_to_everybody_alike(session, staff_client, client):
    for who in (staff_client, client):
        answer = who.get("/beheer/bestaat-niet/")
        assert answer.status_code == 404
        assert text_of(answer.page.find(".//h1")) == "Deze pagina is er niet"
    assert staff_client.get("/beheer/mededelingen/bestaat-niet/").status_code == 404
    assert staff_client.get("/beheer/uitloggen/").status_code == 405


def test_a_role_that_may_not_is_told_whom_to_ask(staff_client):
    answer = staff_client.get("/beheer/mensen/")

    assert answer.status_code == 403
    assert "Vraag een beheerder" in text_of(answer.page)


def test_a_database_that_does_not_answer_is_said_in_words(app, session, staff_client, monkeypatch):
    def broken(*_facts):
        raise OperationalError("select", {}, Exception("the database is gone"))

    monkeypatch.setattr(app.login_manager, "_user_callback", broken)

    answer = staff_client.get("/beheer/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert text_of(answer.page.find(".//h1")) == "De database antwoordt niet"


def test_a_fault_of_ours_is_said_in_words(app, session, staff_client, monkeypatch):
    def broken(**_values):
        raise RuntimeError("a fault")

    monkeypatch.setitem(app.view_functions, "staff.overview", broken)

    answer = staff_client.get("/beheer/")
    assert answer.status_code == 500
    assert "a fault" not in answer.text
    assert text_of(answer.page.find(".//h1")) == "Er ging iets mis in het programma"
