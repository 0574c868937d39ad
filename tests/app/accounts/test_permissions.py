"""Every address of the back office, with every role and with nobody."""

import uuid

import pytest

from app.accounts import permissions
from app.accounts.models import ADMIN, ROLES
from app.accounts.permissions import EVERYBODY, NOBODY_YET, PERMISSIONS, may
from tests.support.inspection import text_of

SAMPLES = {"filename": "staff.css", "kind": "service", "preset": "koffieochtend", "code": "nl"}
SAMPLES |= {"version": 1, "width": 400}


@pytest.fixture
def addresses(app):
    """Endpoint, address and method of everything under /beheer/; the records in them do not exist."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/beheer"):
            parts = {name: SAMPLES.get(name, "iets") for name in rule.arguments}
            parts |= {name: uuid.uuid4() for name in rule.arguments if name.endswith("_id")}
            built = rule.build(parts, append_unknown=False)
            assert built is not None
            found += [(rule.endpoint, built[1], method) for method in sorted(rule.methods & {"GET", "POST"})]
    return found


def test_the_table_and_the_pages_are_the_same(addresses):
    assert {endpoint for endpoint, _, _ in addresses} == set(PERMISSIONS)


def test_only_the_way_in_and_the_style_sheet_are_open_to_everybody():
    open_to_all = {endpoint for endpoint, roles in PERMISSIONS.items() if NOBODY_YET in roles}

    assert open_to_all == {"staff.static", "staff.accounts.sign_in", "staff.accounts.invitation"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_and_nothing_else(addresses, client_of, role):
    client = client_of(role)
    for endpoint, address, method in addresses:
        answer = client.open(address, method=method, data={"words": "typed"} if method == "POST" else None)
        case = f"{role} {method} {address}"
        if may(role, endpoint):
            assert answer.status_code not in (401, 403), case
            assert answer.status_code < 500, case
        else:
            assert answer.status_code == 403, case


def test_nobody_sees_anything_and_loses_nothing(addresses, session, client):
    for endpoint, address, method in addresses:
        case = f"{method} {address}"
        if PERMISSIONS[endpoint] is EVERYBODY:
            assert client.open(address, method=method).status_code in (200, 410, 422), case
        elif method == "GET":
            answer = client.get(address)
            assert answer.status_code == 302, case
            assert answer.location == f"/beheer/inloggen/?next={address}", case
        else:
            answer = client.post(address, data={"words": "wat ik typte"})
            assert answer.status_code == 401, case
            form = answer.page.xpath("//form[@method='post']")[0]
            assert form.get("action") == address, case
            assert form.xpath(".//input[@name='words']/@value") == ["wat ik typte"], case


def test_a_page_that_does_not_stand_in_the_table_is_refused_for_everybody(monkeypatch, session, client_of, client):
    without = {endpoint: roles for endpoint, roles in PERMISSIONS.items() if endpoint != "staff.notices.index"}
    monkeypatch.setattr(permissions, "PERMISSIONS", without)

    for role in ROLES:
        assert client_of(role).get("/beheer/mededelingen/").status_code == 403
    assert client.get("/beheer/mededelingen/").status_code == 302


def test_a_role_that_was_thought_up_may_nothing():
    assert not any(may("boss", endpoint) for endpoint, roles in PERMISSIONS.items() if roles is not EVERYBODY)


def test_every_role_sees_on_its_pages_only_links_that_open(client_of):
    for role in ROLES:
        client = client_of(role)
        for link in set(client.get("/beheer/").page.xpath("//@href[starts-with(., '/beheer/')]")):
            assert client.get(link).status_code == 200, f"{role}: {link}"


def test_the_menu_names_what_the_role_may_open(client_of):
    def menu(role):
        return text_of(client_of(role).get("/beheer/").page.xpath("//nav")[0])

    assert "Medewerkers" in menu(ADMIN)
    assert "Medewerkers" not in menu("editor")
    assert "Activiteiten" not in menu("translator")
