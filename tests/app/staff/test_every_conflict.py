"""Two people in one form: whoever is second sees both versions and loses nothing, whatever the form is about.

A form that is not here and not among those where two people cannot meet fails the first test.
"""

import io
from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image

from app.accounts.models import PARTNER, TRANSLATOR
from app.upkeep.actions import set_owner
from kiosk.actions import ensure_screen
from tests import factories
from tests.factories import AT
from tests.support.forms import form_of
from tests.support.inspection import text_of

ADDS = "it adds something new and changes nothing that stands there"
OWN = "only about the person who is signed in"
ALONE = {
    "staff.accounts.sign_in": OWN,
    "staff.accounts.account": OWN,
    "staff.accounts.code": OWN,
    "staff.accounts.invitation": "one link, one use",
    "staff.accounts.add_person": ADDS,
    "staff.activities.create": ADDS,
    "staff.activities.copy": ADDS,
    "staff.activities.pause": ADDS,
    "staff.activities.closures": ADDS,
    "staff.activities.holidays": ADDS,
    "staff.activities.hosts": ADDS,
    "staff.directory.add_service": ADDS,
    "staff.directory.add_organization": ADDS,
    "staff.directory.add_location": ADDS,
    "staff.kiosk.add": ADDS,
    "staff.notices.add": ADDS,
    "staff.search.index": ADDS,
    "staff.activities.whole_place": "shows every date before it changes one, see test_staff_bulk.py",
    "staff.maps.pin": "side by side in its own way, see tests/app/maps/test_staff_views.py",
    "staff.recordings.line": "bound to the wording that was read, see tests/app/recordings/test_staff_views.py",
    "staff.translating.text": "side by side in its own way, see test_staff_workbench.py",
}


@dataclass
class Meeting:
    """One form: `holding` names a field of it, both send `theirs` and `mine`, of which `shown` must be on the page."""

    address: str
    holding: str
    theirs: dict[str, Any]
    mine: dict[str, Any]
    shown: tuple[str, str]
    kept: str = ""  # a field that must still hold what I typed


def picture(colour: str) -> Any:
    file = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(file, "JPEG")
    return file.getvalue()


def both(name: str, theirs: str, mine: str) -> dict[str, Any]:
    return {"theirs": {name: theirs}, "mine": {name: mine}, "shown": (mine, theirs), "kept": name}


def edit_service(session):
    return Meeting(
        f"/beheer/hulp/aanbod/{factories.service(session).slug}/", "summary", **both("summary", "Zij", "Ik")
    )


def edit_organization(session):
    address = f"/beheer/hulp/organisaties/{factories.organization(session).slug}/"
    return Meeting(address, "summary", **both("summary", "Zij", "Ik"))


def edit_location(session):
    address = f"/beheer/hulp/plekken/{factories.location(session).slug}/"
    return Meeting(address, "staff_note", **both("staff_note", "Zij", "Ik"))


def partners(session):
    slug = factories.organization(session).slug
    people = {name: str(factories.person(session, role=PARTNER, name=name).id) for name in ("Piet", "Mina")}
    theirs, mine = {"people": [people["Piet"]]}, {"people": [people["Mina"]]}
    return Meeting(f"/beheer/hulp/organisaties/{slug}/partners/", "trusts_partner", theirs, mine, ("Mina", "Piet"))


def edit(session):
    factories.organization(session, slug="welzijn")
    activity = factories.activity(session, organization="welzijn")
    return Meeting(f"/beheer/activiteiten/{activity.id}/bewerken/", "first_day", **both("title", "Zij", "Ik"))


def date(session):
    address = f"/beheer/activiteiten/{factories.activity(session).id}/dag/2026-11-23T09:30/"
    mine = {"move_begins": "10:30", "move_ends": "11:45", "move_words": "Wij beginnen later."}
    theirs = {"step": "cancel", "cancel_reason": "ill", "cancel_words": "De juf is ziek."}
    return Meeting(address, "move_begins", theirs, mine, ("Wij beginnen later.", "De juf is ziek."), "move_words")


def image(session):
    address = f"/beheer/activiteiten/{factories.activity(session).id}/foto/"
    theirs, mine = ({"alt": alt, "file": (picture, colour)} for alt, colour in (("Taart", "red"), ("Koffie", "blue")))
    return Meeting(address, "consent_by", theirs, mine, ("Koffie", "Taart"), "alt")


def edit_notice(session):
    return Meeting(f"/beheer/mededelingen/{factories.notice(session).slug}/", "body", **both("body", "Zij", "Ik"))


def edit_screen(session):
    place = factories.location(session)
    ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "ar"], AT)
    return Meeting("/beheer/schermen/de-hal/", "alert_to", **both("name", "Hun hal", "Mijn hal"))


def owner(session):
    service = factories.service(session)
    set_owner(session, service, email="oud@voorbeeld.nl", language="nl", months=6, by=None, at=AT)
    address = f"/beheer/nakijken/service/{service.id}/"
    return Meeting(address, "months", **both("email", "zij@voorbeeld.nl", "ik@voorbeeld.nl"))


def edit_person(session):
    person = factories.person(session, role=TRANSLATOR)
    theirs, mine = {"languages": ["pl"]}, {"languages": ["ar"]}
    return Meeting(f"/beheer/mensen/{person.id}/", "role", theirs, mine, ("العربية", "Polski"))


MEETINGS = {
    "staff.directory.edit_service": edit_service,
    "staff.directory.edit_organization": edit_organization,
    "staff.directory.edit_location": edit_location,
    "staff.directory.partners": partners,
    "staff.activities.edit": edit,
    "staff.activities.date": date,
    "staff.activities.image": image,
    "staff.notices.edit": edit_notice,
    "staff.kiosk.edit": edit_screen,
    "staff.upkeep.owner": owner,
    "staff.accounts.edit_person": edit_person,
}


def test_every_form_of_the_back_office_has_an_answer_to_two_people(app):
    forms = {
        each.endpoint
        for each in app.url_map.iter_rules()
        if each.rule.startswith("/beheer/") and {"GET", "POST"} <= (each.methods or set())
    }
    assert forms == MEETINGS.keys() | ALONE.keys()


def post(client, address, values, changes):
    sent = {**values, **{name: each if isinstance(each, list) else [each] for name, each in changes.items()}}
    files = {name: (io.BytesIO(each[0][0](each[0][1])), "foto.jpg") for name, each in sent.items() if name == "file"}
    return client.post(address, data={**{name: each for name, each in sent.items() if each}, **files})


@pytest.mark.parametrize("endpoint", MEETINGS)
def test_the_second_person_sees_both_and_loses_nothing(client_of, session, endpoint):
    meeting = MEETINGS[endpoint](session)
    address, holding = meeting.address, meeting.holding
    me, other = client_of("admin"), client_of("admin")
    my_page, their_page = me.get(address).page, other.get(address).page
    began = form_of(my_page, holding)
    their_form = form_of(their_page, "cancel_words" if "step" in meeting.theirs else holding)
    assert post(other, address, their_form, meeting.theirs).status_code == 303

    answer = post(me, address, began, meeting.mine)
    assert answer.status_code == 409
    [note] = answer.page.xpath("//*[@id='conflict']")
    assert all(each in text_of(note) for each in meeting.shown)
    again = form_of(answer.page, holding)
    if meeting.kept:
        assert again[meeting.kept] == [meeting.mine[meeting.kept]]
    if "languages" in meeting.mine or "people" in meeting.mine:
        name = next(iter(meeting.mine))
        assert again[name] == meeting.mine[name]

    file = {name: each for name, each in meeting.mine.items() if name == "file"}
    assert post(me, address, again, file).status_code == 303, "the second time it is done knowingly"
