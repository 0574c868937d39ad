"""The second factor: a code from the phone or from paper, each good once, and asked of every admin in time."""

from datetime import timedelta

import pyotp
import pytest

from app.accounts.models import ADMIN, EDITOR, Person
from app.accounts.second_factor import WrongCode, codes_left, must_turn_on, new_secret, turn_off, turn_on, use_code
from tests import factories
from tests.factories import AT, PASSWORD
from tests.support.forms import fill_in, form_of, send
from tests.support.inspection import text_of

CODE = "/beheer/mijn-account/code/"
SIGN_IN = "/beheer/inloggen/"
STEP = timedelta(seconds=30)


def code_at(secret, moment):
    return pyotp.TOTP(secret).at(moment)


@pytest.fixture
def secret():
    return new_secret()


@pytest.fixture
def person(session):
    return factories.person(session, role=EDITOR)


def test_it_is_on_only_after_a_right_code(session, person, secret):
    for wrong in ("", "000000" if code_at(secret, AT) != "000000" else "111111", "12345", "abcdef", "١٢٣٤٥٦"):
        with pytest.raises(WrongCode):
            turn_on(session, person, secret, wrong, at=AT)
    assert person.totp_secret is None
    codes = turn_on(session, person, secret, code_at(secret, AT), at=AT)
    assert len(set(codes)) == 8
    assert person.totp_secret == secret


def test_a_code_is_good_once_and_for_a_minute_and_a_half(session, person, secret):
    turn_on(session, person, secret, code_at(secret, AT), at=AT)
    later = AT + 3 * STEP
    code = code_at(secret, later)
    use_code(session, person, code, at=later)
    with pytest.raises(WrongCode):
        use_code(session, person, code, at=later)
    with pytest.raises(WrongCode):
        use_code(session, person, code_at(secret, later - STEP), at=later)
    much_later = later + 20 * STEP
    with pytest.raises(WrongCode):
        use_code(session, person, code_at(secret, much_later - 3 * STEP), at=much_later)
    use_code(session, person, code_at(secret, much_later - STEP), at=much_later)


def test_a_code_on_paper_is_good_once_and_for_one_person(session, person, secret):
    codes = turn_on(session, person, secret, code_at(secret, AT), at=AT)
    other = factories.person(session)
    turn_on(session, other, secret, code_at(secret, AT), at=AT)
    with pytest.raises(WrongCode):
        use_code(session, other, codes[0], at=AT)
    use_code(session, person, codes[0].upper().replace("-", " "), at=AT)
    with pytest.raises(WrongCode):
        use_code(session, person, codes[0], at=AT)
    assert codes_left(session, person) == 7
    turn_off(session, person, by=person.id, at=AT)
    assert codes_left(session, person) == 0


def test_an_admin_has_a_week_and_then_must(session):
    admin, editor = factories.person(session, role=ADMIN), factories.person(session, role=EDITOR)
    assert not must_turn_on(admin, AT + timedelta(days=7))
    assert must_turn_on(admin, AT + timedelta(days=7, seconds=1))
    assert not must_turn_on(editor, AT + timedelta(days=100))


def test_an_admin_without_it_does_nothing_else_first(session, admin_client, clock):
    clock.set("2026-12-24 09:00")
    for address in ("/beheer/", "/beheer/mensen/"):
        assert admin_client.get(address).location == CODE
    assert admin_client.get("/beheer/mijn-account/").status_code == 200
    page = admin_client.get(CODE).page
    secret = page.xpath("//p[@class='one-time']//text()")[0].strip()
    with admin_client.application.app_context():
        now = admin_client.application.config["CLOCK"]()
    answer = send(admin_client, CODE, form_of(page, "code"), code=code_at(secret, now))
    assert len(answer.page.xpath("//ul[@class='one-time']/li")) == 8
    assert admin_client.get("/beheer/mensen/").status_code == 200


def test_a_wrong_code_keeps_the_square_that_was_scanned(staff_client):
    page = staff_client.get(CODE).page
    secret = text_of(page.xpath("//p[@class='one-time']")[0])
    answer = send(staff_client, CODE, form_of(page, "code"), code="000000")
    assert answer.status_code == 422
    assert text_of(answer.page.xpath("//p[@class='one-time']")[0]) == secret


def test_signing_in_asks_for_the_code_after_a_right_password(session, client, clock, secret):
    person = factories.person(session)
    turn_on(session, person, secret, code_at(secret, AT), at=AT)
    now = clock.set("2026-11-23 10:00")
    typed = {"signin_email": person.email, "signin_password": PASSWORD}
    answer = fill_in(client, SIGN_IN, **typed)
    assert answer.status_code == 422
    assert "Vul ook de code uit uw app in." in answer.text
    assert fill_in(client, SIGN_IN, **typed, signin_code="000000").status_code == 422
    wrong = fill_in(client, SIGN_IN, **{**typed, "signin_password": "fout"}, signin_code=code_at(secret, now))
    assert "Vul ook de code" not in wrong.text
    assert fill_in(client, SIGN_IN, **typed, signin_code=code_at(secret, now)).status_code == 303
    assert client.get("/beheer/mijn-account/").status_code == 200


def test_codes_cannot_be_tried_out(session, client, secret):
    person = factories.person(session)
    turn_on(session, person, secret, code_at(secret, AT), at=AT)
    typed = {"signin_email": person.email, "signin_password": PASSWORD}
    answers = [fill_in(client, SIGN_IN, **typed, signin_code=f"{number:06}").status_code for number in range(8)]
    assert answers[-1] == 429


def test_an_admin_helps_a_colleague_who_lost_the_phone(session, admin_client, secret):
    person = factories.person(session)
    turn_on(session, person, secret, code_at(secret, AT), at=AT)
    address = f"/beheer/mensen/{person.id}/"
    assert fill_in(admin_client, address, step="code_off").status_code == 303
    session.expire_all()
    assert session.get(Person, person.id).totp_secret is None


def test_an_admin_cannot_turn_their_own_off_with_a_button(session, admin_client, secret):
    person = session.get(Person, admin_client.person_id)
    turn_on(session, person, secret, code_at(secret, AT), at=AT)
    page = admin_client.get("/beheer/mijn-account/").page
    assert not page.xpath("//form[contains(@action, '/code/uit/')]")
    token = page.xpath("//input[@name='csrf_token']/@value")[0]
    assert admin_client.post("/beheer/mijn-account/code/uit/", data={"csrf_token": token}).status_code == 303
    answer = fill_in(admin_client, f"/beheer/mensen/{person.id}/", step="code_off")
    assert answer.status_code in (303, 422)
    session.expire_all()
    assert session.get(Person, person.id).totp_secret is not None
