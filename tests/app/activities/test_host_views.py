"""8:55, the teacher is ill: what the link of a host can do, and what it cannot."""

from datetime import timedelta

import pytest

from app.activities import hosts
from app.activities.actions import cancel_occurrence
from app.activities.models import HostLink
from app.changes.queries import history
from app.records import actions as records
from app.tokens import seal
from tests import factories
from tests.factories import AT
from tests.support.inspection import text_of

SECRET = "only for tests"
MONDAY = "2026-11-23T09:30"
ROOMS = [{"slug": "zaal", "name": "Zaal", "is_example": False}, {"slug": "hok", "name": "Hok", "is_example": False}]


@pytest.fixture
def activity(session):
    place = factories.location(session, rooms=ROOMS)
    return factories.activity(session, location=place.slug, room="zaal")


@pytest.fixture
def link(session, activity):
    return hosts.make_link(session, activity, "Amina", "nl", by=None, at=AT)


@pytest.fixture
def at(link):
    token = hosts.token_of(SECRET, link)
    return lambda rest="": f"/host/{token}/{rest}"


def statuses(client, activity, code="nl"):
    page = client.get(f"/{code}/activiteiten/{activity.slug}/").page
    return page.xpath("//li[@data-start]/@data-status")


def test_a_cancelled_date_stands_in_every_language_and_on_the_board_at_the_next_request(session, client, activity, at):
    assert client.post(at(f"{MONDAY}/niet/"), data={"reason": "ill"}).status_code == 303
    assert [statuses(client, activity, code)[0] for code in ("nl", "pl", "ar")] == ["cancelled"] * 3
    assert "De begeleider is ziek." in client.get(f"/nl/activiteiten/{activity.slug}/").text
    assert "De begeleider is ziek." in client.get(at()).text


def test_looking_changes_nothing(session, client, activity, at):
    before = activity.version
    for rest in ("", *(f"{MONDAY}/{step}/" for step in ("niet", "vol", "later", "zaal"))):
        assert client.get(at(rest)).status_code == 200
        assert client.head(at(rest)).status_code == 200
    session.refresh(activity)
    assert activity.version == before
    assert set(statuses(client, activity)) == {"confirmed"}


def test_every_step_says_what_it_did_and_can_be_taken_back(session, client, activity, at):
    steps = {
        "niet": ({"reason": "weather"}, "cancelled"),
        "vol": ({}, "full"),
        "later": ({"starts": "2026-11-23T10:00:00"}, "changed"),
        "zaal": ({"room": "hok"}, "changed"),
    }
    for step, (sent, status) in steps.items():
        assert client.post(at(f"{MONDAY}/{step}/"), data=sent).status_code == 303
        assert statuses(client, activity)[0] == status
        assert "Maak dit ongedaan" in client.get(at()).text
        assert client.post(at(f"{MONDAY}/terug/")).status_code == 303
        assert statuses(client, activity)[0] == "confirmed"


def test_what_a_host_did_stands_in_the_history_under_their_name(session, client, staff_client, activity, at, link):
    client.post(at(f"{MONDAY}/niet/"), data={"reason": "ill"})
    session.expire_all()
    last = history(session, "activity", activity.id)[0]
    assert (last.action, last.by) == ("cancelled_date", link.id)
    page = staff_client.get(f"/beheer/geschiedenis/activity/{activity.id}/").page
    assert "Amina heeft een dag afgezegd" in text_of(page)


def test_a_host_does_not_undo_what_staff_decided(session, client, activity, at):
    cancel_occurrence(session, activity, activity.starts, reason="renovation", by=None, at=AT)
    assert "Maak dit ongedaan" not in client.get(at()).text
    client.post(at(f"{MONDAY}/terug/"))
    assert statuses(client, activity)[0] == "cancelled"
    assert client.get(at(f"{MONDAY}/later/")).status_code == 303


def test_only_rooms_that_are_free_are_offered_and_taken(session, client, activity, at):
    factories.activity(session, location=activity.location.slug, room="hok", visibility="room", title="Overleg")
    page = client.get(at(f"{MONDAY}/zaal/"))
    assert "Er is op die tijd geen andere zaal vrij." in page.text
    assert "Overleg" not in page.text
    assert client.post(at(f"{MONDAY}/zaal/"), data={"room": "hok"}).status_code == 200
    assert statuses(client, activity)[0] == "confirmed"


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("niet", {}),
        ("niet", {"reason": "other"}),
        ("later", {"starts": "2026-11-23T03:00:00"}),
        ("later", {"starts": "\x00"}),
        ("zaal", {"room": "zaal"}),
        ("zaal", {"room": "kelder"}),
    ],
)
def test_a_choice_that_is_not_on_the_page_changes_nothing(session, client, activity, at, step, sent):
    assert client.post(at(f"{MONDAY}/{step}/"), data=sent).status_code == 200
    assert set(statuses(client, activity)) == {"confirmed"}


def test_a_link_opens_its_own_series_only(session, client, activity, at):
    other = factories.activity(session, starts="2026-11-24T09:30", rrule="FREQ=WEEKLY;BYDAY=TU")
    assert client.get(at(f"{other.starts.isoformat(timespec='minutes')}/niet/")).status_code == 404
    assert client.get(at("2026-11-16T09:30/niet/")).status_code == 404
    assert client.get(at("gisteren/niet/")).status_code == 404


def test_a_date_that_is_over_stays_as_it_was(client, clock, activity, at):
    clock.set("2026-11-23 12:00")
    assert client.post(at(f"{MONDAY}/niet/"), data={"reason": "ill"}).status_code == 404


def test_a_revoked_link_says_so_and_changes_nothing(session, client, activity, at, link):
    hosts.revoke(session, link, by=None, at=AT + timedelta(minutes=1))
    assert client.get(at()).status_code == 410
    assert "Deze link werkt niet meer" in client.get(at()).text
    assert client.post(at(f"{MONDAY}/niet/"), data={"reason": "ill"}).status_code == 410
    assert set(statuses(client, activity)) == {"confirmed"}


def test_the_link_of_a_withdrawn_activity_has_ended(session, client, activity, at):
    records.withdraw(session, hosts.ACTIVITY, activity, by=None, at=AT)
    assert client.get(at()).status_code == 410


@pytest.mark.parametrize("token", ["x", "a.b.c", seal("other", "host", "0" * 32), seal(SECRET, "host", "0" * 32)])
def test_a_token_that_is_not_ours_leads_nowhere(session, client, token):
    assert client.get(f"/host/{token}/").status_code == 404
    assert client.post(f"/host/{token}/{MONDAY}/niet/", data={"reason": "ill"}).status_code == 404


def test_another_site_cannot_press_the_button(client, activity, at):
    for headers in ({"Origin": "https://elders.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post(at(f"{MONDAY}/niet/"), data={"reason": "ill"}, headers=headers)
        assert answer.status_code == 403
    assert set(statuses(client, activity)) == {"confirmed"}


def test_the_address_is_kept_out_of_caches_and_search_engines(client, at):
    answer = client.get(at())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_speaks_the_language_of_the_host(session, client, activity):
    link = hosts.make_link(session, activity, "Ola", "pl", by=None, at=AT)
    page = client.get(f"/host/{hosts.token_of(SECRET, link)}/").page
    assert page.get("lang") == "pl"
    assert "Poranek przy kawie" in text_of(page)


def test_staff_make_a_link_see_whether_it_was_used_and_end_it(session, staff_client, client, activity):
    address = f"/beheer/activiteiten/{activity.id}/begeleiders/"
    page = staff_client.get(address).page
    token = page.xpath("//form[.//*[@name='name']]//input[@name='csrf_token']/@value")[0]
    assert staff_client.post(address, data={"csrf_token": token, "name": "", "language": "nl"}).status_code == 422
    sent = {"csrf_token": token, "name": "Amina", "language": "nl"}
    assert staff_client.post(address, data=sent).status_code == 303
    page = staff_client.get(address).page
    [made] = page.xpath("//textarea/text()")
    assert client.get(made.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert "Nog niet gebruikt" in text_of(page)
    [end] = page.xpath("//form[contains(@action, '/weg/')]/@action")
    assert staff_client.post(end, data={"csrf_token": token}).status_code == 303
    session.expire_all()
    assert session.query(HostLink).one().revoked_at is not None
    assert client.get(made.removeprefix("http://127.0.0.1:8000")).status_code == 410
