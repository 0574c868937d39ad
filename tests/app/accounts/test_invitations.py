"""The link in the invitation: good once, for a week, for one person; and the devices one is signed in on."""

import re
from datetime import datetime

import pytest
from sqlalchemy import event, select

from app.accounts import devices
from app.accounts.invitations import invitation_token
from app.accounts.models import EDITOR, PersonSession
from app.accounts.second_factor import new_secret
from app.accounts.staff_words import device
from app.config import Settings
from app.dates import instant_of
from app.db import db
from app.outbox.models import OutboxItem
from tests import factories
from tests.factories import AT, PASSWORD
from tests.support.forms import fill_in, form_of, send

SECRET = "only for tests"
SIGN_IN = "/beheer/inloggen/"
OWN = "mijn eigen lange zin"


@pytest.fixture
def with_mail(app):
    settings: Settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = settings.model_copy(update={"smtp_host": "127.0.0.1"})


@pytest.fixture
def person(session):
    return factories.person(session, must_change_password=True)


@pytest.fixture
def address(person):
    return f"/beheer/uitnodiging/{invitation_token(SECRET, person, AT)}/"


def test_an_invited_colleague_chooses_a_password_from_the_mail(with_mail, session, admin_client, client):
    typed = {"name": "Fatima", "email": "fatima@voorbeeld.nl", "role": EDITOR}
    answer = fill_in(admin_client, "/beheer/mensen/nieuw/", **typed)
    assert answer.status_code == 303
    [mail] = [each.payload for each in session.scalars(select(OutboxItem))]
    assert mail["to"] == "fatima@voorbeeld.nl"
    [link] = re.findall(r"http://127.0.0.1:8000(/beheer/uitnodiging/\S+)", mail["text"])
    assert send(client, link, form_of(client.get(link).page, "password"), password=OWN).location == "/beheer/"
    assert client.get("/beheer/").status_code == 200
    assert client.get(link).status_code == 410


def test_looking_at_the_link_does_not_use_it_up(client, person, address):
    for _ in range(3):
        assert client.get(address).status_code == 200


def test_a_weak_password_is_asked_again(session, client, person, address):
    values = form_of(client.get(address).page, "password")
    for weak in ("kort", "passwordpassword", f"{person.name} en meer"):
        assert send(client, address, values, password=weak).status_code == 422
    assert client.get(address).status_code == 200


def test_a_link_ends_after_a_week_with_the_account_or_with_another_password(session, client, clock, person, address):
    assert client.get("/beheer/uitnodiging/iets/").status_code == 410
    clock.set("2026-12-01 09:00")
    assert client.get(address).status_code == 410
    clock.set("2026-11-23 09:00")
    person.is_active = False
    assert client.get(address).status_code == 410
    person.is_active, person.session_epoch = True, 5
    assert client.get(address).status_code == 410


def test_with_a_second_factor_the_mail_alone_signs_nobody_in(session, client, person, address):
    person.totp_secret = new_secret()
    values = form_of(client.get(address).page, "password")
    assert send(client, address, values, password=OWN).location == SIGN_IN
    assert client.get("/beheer/").status_code == 302


def test_one_device_is_signed_out_and_the_other_stays(app, session, client, person):
    person.must_change_password = False
    phone, desk = client, app.test_client()
    desk.commit_first(session)
    agent = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"}
    for each, headers in ((phone, agent), (desk, {})):
        values = form_of(each.get(SIGN_IN).page, "signin_email")
        typed = {"signin_email": person.email, "signin_password": PASSWORD}
        data = {name: value[0] for name, value in values.items()} | typed
        assert each.post(SIGN_IN, data=data, headers=headers).status_code == 303
    page = desk.get("/beheer/mijn-account/").page
    assert "Firefox op een telefoon of tablet met Android" in "".join(page.itertext())
    [form] = page.xpath("//form[contains(@action, '/apparaten/')]")
    sent = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    assert desk.post(form.get("action"), data=sent).status_code == 303
    assert phone.get("/beheer/").status_code == 302
    assert desk.get("/beheer/").status_code == 200


def test_it_is_written_down_once_an_hour_when_a_device_was_last_seen(session, staff_client, app, clock):
    def seen_at(address="/beheer/"):
        assert staff_client.get(address).status_code == 200
        session.rollback()
        wanted = select(PersonSession.seen_at).where(PersonSession.person_id == staff_client.person_id)
        return session.scalars(wanted).one()

    writes = []
    clock.set("2026-11-23 10:59")
    assert seen_at() == instant_of(datetime(2026, 11, 23, 10))
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note := lambda *each: writes.append(each[2].split()[0]))
    try:
        assert seen_at() == instant_of(datetime(2026, 11, 23, 10))
        assert "UPDATE" not in writes
        clock.set("2026-11-23 11:00")
        assert seen_at("/beheer/mijn-account/") == instant_of(datetime(2026, 11, 23, 11))
        assert "UPDATE" in writes
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("Firefox, Android", "Firefox op een telefoon of tablet met Android"),
        ("iPhone", "Een iPhone"),
        ("Safari", "Safari"),
        ("", "Een apparaat"),
    ],
)
def test_a_device_is_said_in_words(app, kept, words):
    with app.test_request_context("/beheer/"):
        assert device(kept) == words


def test_nobody_signs_a_colleague_out(session, staff_client, admin_client):
    theirs = session.scalars(select(PersonSession).where(PersonSession.person_id == admin_client.person_id)).one()
    page = staff_client.get("/beheer/mijn-account/").page
    token = page.xpath("//input[@name='csrf_token']/@value")[0]
    staff_client.post(f"/beheer/mijn-account/apparaten/{theirs.id}/uit/", data={"csrf_token": token})
    assert admin_client.get("/beheer/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (iPhone; like Mac OS X) AppleWebKit/605 Safari/604",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/120.0 Safari/537 Edg/120.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_as_people_know_it(agent, words):
    assert devices.device_words(agent) == words


def test_no_address_of_a_device_is_kept():
    assert set(PersonSession.__table__.columns.keys()) == {"id", "person_id", "started_at", "seen_at", "device"}
