"""Real sign-ins, by form and cookie."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts import actions
from app.accounts.models import ADMIN, Person, SignInAttempt
from app.accounts.passwords import CHEAP
from tests import factories
from tests.factories import AT, PASSWORD
from tests.support.forms import fill_in
from tests.support.inspection import text_of

SIGN_IN = "/beheer/inloggen/"
OVERVIEW = "/beheer/"
ACCOUNT = "/beheer/mijn-account/"
START = datetime(2026, 11, 23, 9, 0)
NEW_PASSWORD = "vijf andere lange woorden nu"


@pytest.fixture
def person(session):
    return factories.person(session)


@pytest.fixture
def new_client(app, session):
    """Another device."""

    def new_client():
        client = app.test_client()
        client.commit_first(session)
        return client

    return new_client


def sign_in(client, person, password=PASSWORD, address=SIGN_IN, **changes):
    page = client.get(address).page
    return fill_in(client, SIGN_IN, page=page, signin_email=person.email, signin_password=password, **changes)


def is_in(client):
    return client.get(OVERVIEW).status_code == 200


def test_whoever_knows_the_password_is_let_in(client, person):
    assert not is_in(client)
    assert sign_in(client, person).location == OVERVIEW
    assert is_in(client)
    assert person.name in text_of(client.get(OVERVIEW).page)


def test_the_answer_does_not_say_whether_somebody_exists(session, client, person):
    stopped = factories.person(session)
    stopped.is_active = False
    nobody = Person(email="niemand@voorbeeld.nl")

    answers = [sign_in(client, person, "niet het wachtwoord"), sign_in(client, stopped), sign_in(client, nobody)]

    assert [each.status_code for each in answers] == [422, 422, 422]
    words = {text_of(each.page.find(".//main")) for each in answers}
    assert len(words) == 1
    assert "horen niet bij elkaar" in words.pop()
    assert not is_in(client)


def test_a_typed_address_stays_and_a_typed_password_does_not(client, person):
    page = sign_in(client, person, "niet het wachtwoord").page

    assert page.xpath("//input[@name='signin_email']/@value") == [person.email]
    assert not page.xpath("//input[@name='signin_password']/@value[. != '']")


def test_after_five_failures_one_waits_and_is_told_how_long(session, client, person, clock):
    for _ in range(5):
        sign_in(client, person, "niet het wachtwoord")

    refused = sign_in(client, person)

    assert refused.status_code == 429
    assert 60 <= int(refused.headers["Retry-After"]) <= 61
    assert "over 1 minuut" in text_of(refused.page)
    clock.set("2026-11-23 09:02")
    assert sign_in(client, person).status_code == 303
    assert session.scalars(select(SignInAttempt)).all()


def test_the_cookie_is_for_the_back_office_only(client, person):
    cookie = sign_in(client, person).headers["Set-Cookie"]

    assert cookie.startswith("beheer=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/beheer/" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


@pytest.mark.parametrize("address", ["/nl/", "/ar/", "/nl/activiteiten/", "/nl/hulp/"])
def test_a_public_page_is_the_same_for_somebody_who_is_signed_in(client, person, address):
    before = client.get(address)
    sign_in(client, person)

    after = client.get(address)  # The client itself refuses a cookie on a public page.
    assert after.data == before.data


def test_a_session_gets_new_contents_on_sign_in(client, person):
    client.get(SIGN_IN)
    with client.session_transaction(OVERVIEW) as session:
        token = session["csrf_token"]
        session["planted"] = "by somebody else"
    sign_in(client, person)

    with client.session_transaction(OVERVIEW) as session:
        assert "planted" not in session
        assert session.get("csrf_token") != token


def test_after_two_idle_hours_one_signs_in_again(client, person, clock):
    sign_in(client, person)

    clock.set("2026-11-23 11:00")
    assert is_in(client)
    clock.set("2026-11-23 12:59")
    assert is_in(client)
    clock.set("2026-11-23 15:00")
    assert not is_in(client)


def test_after_twelve_hours_one_signs_in_again_however_busy(client, person, clock):
    sign_in(client, person)

    for hour in range(1, 13):
        clock.set(START + timedelta(hours=hour))
        assert is_in(client)
    clock.set(START + timedelta(hours=12, minutes=1))
    assert not is_in(client)


def test_a_new_password_ends_the_other_sessions_and_not_this_one(new_client, person):
    here, there = new_client(), new_client()
    sign_in(here, person)
    sign_in(there, person)

    answer = fill_in(here, ACCOUNT, current_password=PASSWORD, password=NEW_PASSWORD)

    assert answer.status_code == 303
    assert is_in(here)
    assert not is_in(there)
    assert sign_in(there, person).status_code == 422
    assert sign_in(there, person, NEW_PASSWORD).status_code == 303


def test_signing_out_ends_every_session_and_a_copy_of_the_cookie_is_worth_nothing(new_client, person):
    here, there = new_client(), new_client()
    sign_in(here, person)
    sign_in(there, person)
    copy = here.get_cookie("beheer", path="/beheer/").value

    page = here.get(OVERVIEW).page
    assert fill_in(here, "/beheer/uitloggen/", page=page).location == SIGN_IN

    assert not is_in(here)
    assert not is_in(there)
    here.set_cookie("beheer", copy, path="/beheer/")
    assert not is_in(here)


def test_somebody_who_is_stopped_is_out_at_once(session, client, person):
    admin = factories.person(session, role=ADMIN)
    sign_in(client, person)
    assert is_in(client)

    actions.set_active(session, person, False, by=admin.id, at=AT)

    assert not is_in(client)
    assert sign_in(client, person).status_code == 422


def test_another_role_counts_at_once(session, client, person):
    sign_in(client, person)
    assert client.get("/beheer/mensen/").status_code == 403

    person.role = ADMIN

    assert client.get("/beheer/mensen/").status_code == 200


def test_a_first_password_is_changed_before_anything_else(session, client, person):
    person.must_change_password = True
    sign_in(client, person)

    for address in (OVERVIEW, "/beheer/activiteiten/", "/beheer/mededelingen/"):
        assert client.get(address).location == ACCOUNT
    page = client.get(ACCOUNT).page
    assert "Kies eerst een eigen wachtwoord." in text_of(page)
    for sheet in page.xpath("//link[@rel='stylesheet']/@href"):
        assert client.get(sheet).status_code == 200
    fill_in(client, ACCOUNT, page=page, current_password=PASSWORD, password=NEW_PASSWORD)
    assert is_in(client)


def test_a_password_kept_with_less_care_is_kept_better_after_a_sign_in(session, app, client, person):
    stronger = type(CHEAP)(time_cost=2, memory_cost=8, parallelism=1)
    app.config["PASSWORD_HASHER"] = stronger
    before = person.password_hash

    assert sign_in(client, person).status_code == 303

    session.refresh(person)
    assert person.password_hash != before
    assert not stronger.check_needs_rehash(person.password_hash)
    assert is_in(client)


def test_signing_in_leads_back_to_where_one_was_going(client, person):
    asked = client.get("/beheer/activiteiten/?toon=alles").location

    assert asked.startswith(f"{SIGN_IN}?next=")
    assert sign_in(client, person, address=asked).location == "/beheer/activiteiten/?toon=alles"
    assert client.get(SIGN_IN).location == OVERVIEW


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "https://example.org/beheer/",
        "//example.org/beheer/",
        "///example.org/beheer/",
        "/\\example.org/beheer/",
        "/beheer//example.org",
        "/beheer/../nl/",
        "/beheer/\n/x",
        "javascript:alert(1)",
        "http://[beheer",
        "/nl/",
        "",
    ],
)
def test_nobody_is_led_out_of_the_back_office(client, person, elsewhere):
    page = client.get(SIGN_IN, query_string={"next": elsewhere}).page
    answer = fill_in(client, SIGN_IN, page=page, signin_email=person.email, signin_password=PASSWORD, next=elsewhere)

    assert answer.location == OVERVIEW
    assert client.get(SIGN_IN, query_string={"next": elsewhere}).location == OVERVIEW
