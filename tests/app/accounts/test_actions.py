from datetime import UTC, datetime

import pytest

from app.accounts import actions, passwords
from app.accounts.actions import AccountError
from app.accounts.models import ADMIN, EDITOR, TRANSLATOR
from app.accounts.passwords import CHEAP
from app.changes.queries import history
from tests import factories
from tests.factories import PASSWORD

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NEW_PASSWORD = "vijf andere lange woorden nu"


@pytest.fixture
def admin(session):
    return factories.person(session, role=ADMIN, name="Ada Beheer")


@pytest.fixture
def editor(session):
    return factories.person(session)


def create(session, **facts):
    whole = {"email": "fatima@voorbeeld.nl", "name": "Fatima", "role": EDITOR, "password": PASSWORD, **facts}
    return actions.create_person(session, **{"must_change_password": False, **whole}, hasher=CHEAP, by=None, at=AT)


def change(session, person, new, current=PASSWORD):
    actions.change_password(session, person, current=current, new=new, hasher=CHEAP, at=AT)


def steps(session, person):
    return [each.action for each in history(session, "person", person.id)]


def test_a_mail_address_is_kept_in_lower_case_and_a_name_without_odd_spaces(session):
    person = create(session, email="  Fatima@Voorbeeld.NL ", name=" Fatima   el  Idrissi ")

    assert (person.email, person.name) == ("fatima@voorbeeld.nl", "Fatima el Idrissi")
    assert steps(session, person) == ["created"]


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"email": "fatima"}, "email", "email"),
        ({"email": f"{'a' * 200}@voorbeeld.nl"}, "email", "email"),
        ({"name": "  "}, "name", "name"),
        ({"name": "x" * 101}, "name", "name"),
        ({"role": "boss"}, "role", "role"),
        ({"password": "kort"}, "short", "password"),
    ],
)
def test_who_cannot_be_made_is_told_by_field(session, facts, code, field):
    with pytest.raises(AccountError) as refused:
        create(session, **facts)

    assert (refused.value.code, refused.value.field) == (code, field)


def test_one_mail_address_belongs_to_one_person(session):
    create(session)

    with pytest.raises(AccountError, match="taken"):
        create(session, email="FATIMA@voorbeeld.nl")


def test_a_random_password_is_not_judged_by_a_name_that_happens_to_stand_in_it(session):
    person = create(session, name="Sara", password="bosara-navero-kimuso-tedali", must_change_password=True)

    assert person.must_change_password


def test_the_first_admin_is_made_once(session):
    person, password = actions.create_first_admin(session, hasher=CHEAP, at=AT)

    assert person.role == ADMIN
    assert person.must_change_password
    assert passwords.verify(CHEAP, person.password_hash, password)
    assert actions.create_first_admin(session, hasher=CHEAP, at=AT) is None


def test_a_new_password_ends_every_session_and_needs_no_other_change(session, editor):
    editor.must_change_password = True

    change(session, editor, NEW_PASSWORD)

    assert passwords.verify(CHEAP, editor.password_hash, NEW_PASSWORD)
    assert editor.session_epoch == 1
    assert not editor.must_change_password
    assert steps(session, editor)[0] == "password_changed"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("elf tekens.", "short"),
        ("x" * 201, "long"),
        ("mijn naam is Noor, dag", "personal"),
        (PASSWORD, "same"),
    ],
)
def test_a_password_that_will_not_do(session, editor, new, code):
    with pytest.raises(AccountError, match=code):
        change(session, editor, new)

    assert passwords.verify(CHEAP, editor.password_hash, PASSWORD)
    assert editor.session_epoch == 0


def test_a_password_may_hold_anything_and_need_not_hold_anything_in_particular(session, editor):
    change(session, editor, "كلمة سر طويلة")

    assert passwords.verify(CHEAP, editor.password_hash, "كلمة سر طويلة")


def test_whoever_does_not_know_the_old_password_sets_no_new_one(session, editor):
    with pytest.raises(AccountError, match="wrong") as refused:
        change(session, editor, NEW_PASSWORD, current="iets heel anders")

    assert refused.value.field == "current_password"


def test_a_reset_gives_a_random_password_that_must_be_changed(session, admin, editor):
    password = actions.reset_password(session, editor, hasher=CHEAP, by=admin.id, at=AT)

    assert passwords.verify(CHEAP, editor.password_hash, password)
    assert editor.must_change_password
    assert editor.session_epoch == 1
    assert steps(session, editor)[0] == "password_reset"


def test_nothing_about_a_password_stands_in_the_history(session, admin, editor):
    actions.reset_password(session, editor, hasher=CHEAP, by=admin.id, at=AT)
    change(session, admin, NEW_PASSWORD)

    for person in (admin, editor):
        written = {name for each in history(session, "person", person.id) for name in each.differences}
        assert written == {"email", "name", "role", "is_active"}


def test_another_role_is_written_down_once(session, admin, editor):
    actions.set_role(session, editor, TRANSLATOR, by=admin.id, at=AT)
    actions.set_role(session, editor, TRANSLATOR, by=admin.id, at=AT)

    assert editor.role == TRANSLATOR
    latest, first = history(session, "person", editor.id)
    assert latest.differences == {"role": [EDITOR, TRANSLATOR]}
    assert latest.by == admin.id
    assert (first.version, latest.version) == (1, 2)


def test_stopping_somebody_ends_their_sessions_and_keeps_their_name(session, admin, editor):
    actions.set_active(session, editor, False, by=admin.id, at=AT)

    assert not editor.is_active
    assert editor.session_epoch == 1
    actions.set_active(session, editor, True, by=admin.id, at=AT)
    assert editor.is_active
    assert editor.session_epoch == 1
    assert steps(session, editor) == ["activated", "deactivated", "created"]


def test_nobody_takes_their_own_place_away(session, admin):
    factories.person(session, role=ADMIN)

    with pytest.raises(AccountError, match="self"):
        actions.set_role(session, admin, EDITOR, by=admin.id, at=AT)
    with pytest.raises(AccountError, match="self"):
        actions.set_active(session, admin, False, by=admin.id, at=AT)


def test_there_is_always_an_admin(session, admin, editor):
    stopped = factories.person(session, role=ADMIN)
    actions.set_active(session, stopped, False, by=admin.id, at=AT)

    with pytest.raises(AccountError, match="last_admin"):
        actions.set_role(session, admin, EDITOR, by=editor.id, at=AT)
    with pytest.raises(AccountError, match="last_admin"):
        actions.set_active(session, admin, False, by=editor.id, at=AT)
    assert admin.role == ADMIN
    assert admin.is_active


def test_a_role_that_does_not_exist_is_given_to_nobody(session, admin, editor):
    with pytest.raises(AccountError, match="role"):
        actions.set_role(session, editor, "boss", by=admin.id, at=AT)
