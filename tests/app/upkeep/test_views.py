"""`Is something wrong?`: three taps, in the reader's language, and nothing of the reader is kept."""

import pytest
from sqlalchemy import inspect, select

from app.activities.actions import ACTIVITY
from app.records import actions as records
from app.upkeep.forms import LONGEST, TRAP
from app.upkeep.limits import PER_ADDRESS
from app.upkeep.models import FormAttempt, Report
from tests import factories
from tests.support.inspection import text_of


@pytest.fixture
def service(session):
    return factories.service(session, slug="geldhulp")


def address(service, code="nl"):
    return f"/{code}/aanbod/{service.slug}/melden/"


def token_in(client, path):
    return client.get(path).page.xpath("//input[@name='token']/@value")[0]


def send(client, path, **values):
    return client.post(path, data={"token": token_in(client, path), "what": "hours", "words": "", **values})


def reports(session):
    session.expire_all()
    return list(session.scalars(select(Report)))


def test_three_taps_from_the_page_of_a_service(session, client, service):
    page = client.get("/nl/aanbod/geldhulp/").page
    [link] = page.xpath("//main//a[contains(@href, '/melden/')]/@href")
    assert link == address(service)
    answer = send(client, link)
    assert answer.status_code == 303
    assert "Dank u wel" in client.get(answer.location).text
    [found] = reports(session)
    assert (found.kind, found.record_id, found.what, found.language) == ("service", service.id, "hours", "nl")


def test_words_in_any_language_arrive_as_they_were_written(session, client, service):
    words = "الأوقات غير صحيحة 🙏"
    assert send(client, address(service, "ar"), words=words).status_code == 303
    [found] = reports(session)
    assert (found.words, found.language) == (words, "ar")


def test_an_activity_has_the_same_question_without_a_telephone_number(session, client):
    activity = factories.activity(session)
    path = f"/nl/activiteiten/{activity.slug}/melden/"
    choices = client.get(path).page.xpath("//input[@name='what']/@value")
    assert choices == ["gone", "hours", "place", "cost", "other"]
    assert send(client, path, what="cost").status_code == 303
    assert reports(session)[0].record_id == activity.id


def test_nothing_that_tells_who_it_was_has_a_place_in_the_table(session):
    columns = {each["name"] for each in inspect(session.get_bind()).get_columns("report")}
    assert columns == {
        *("id", "kind", "record_id", "source", "what", "words", "language", "at", "done_at", "done_by"),
    }


def test_the_form_is_the_same_for_every_reader(client, clock, service):
    first = client.get(address(service)).get_data()
    clock.set("2026-11-23 09:50")
    assert client.get(address(service)).get_data() == first


def test_nothing_chosen_is_asked_again_and_the_words_stay(session, client, service):
    answer = send(client, address(service), what="", words="de deur is dicht")
    assert answer.status_code == 422
    assert "Kies wat er niet klopt." in answer.text
    assert answer.page.xpath("//textarea/text()")[0].strip() == "de deur is dicht"
    assert reports(session) == []


@pytest.mark.parametrize("token", ["", "x.y", "other"])
def test_a_token_of_something_else_is_not_taken_and_the_words_stay(session, client, service, token):
    other = factories.service(session, slug="andere")
    token = token_in(client, address(other)) if token == "other" else token
    answer = send(client, address(service), token=token, words="blijft")
    assert answer.status_code == 422
    assert "blijft" in answer.text
    assert reports(session) == []


def test_a_page_that_stood_open_for_a_day_asks_to_press_once_more(session, client, clock, service):
    token = token_in(client, address(service))
    clock.set("2026-11-24 09:00")
    answer = send(client, address(service), token=token)
    assert "Deze pagina stond lang open" in answer.text
    assert reports(session) == []
    assert send(client, address(service)).status_code == 303


def test_a_program_that_fills_in_everything_is_thanked_and_not_kept(session, client, service):
    assert send(client, address(service), **{TRAP: "https://koop.example"}).status_code == 303
    assert reports(session) == []


def test_another_site_cannot_send_it(session, client, service):
    path = address(service)
    data = {"token": token_in(client, path), "what": "hours"}
    assert client.post(path, data=data, headers={"Origin": "https://elders.example"}).status_code == 403
    assert reports(session) == []


def test_one_address_may_not_fill_the_inbox_and_is_known_as_a_digest_only(session, client, service):
    for _ in range(PER_ADDRESS):
        assert send(client, address(service)).status_code == 303
    assert send(client, address(service)).status_code == 429
    elsewhere = {"REMOTE_ADDR": "10.0.0.7"}
    path = address(service)
    data = {"token": token_in(client, path), "what": "other"}
    assert client.post(path, data=data, environ_overrides=elsewhere).status_code == 303
    assert len(reports(session)) == PER_ADDRESS + 1
    assert not [each for each in session.scalars(select(FormAttempt.key)) if "127" in each or "10.0" in each]


def test_very_long_words_are_cut_and_zero_bytes_go(session, client, service):
    assert send(client, address(service), words="a\x00b" + "c" * 5000).status_code == 303
    [found] = reports(session)
    assert found.words.startswith("abc")
    assert len(found.words) == LONGEST


def test_what_no_reader_may_see_has_no_form(session, client, service):
    hidden = factories.activity(session, visibility="room")
    assert client.get(f"/nl/activiteiten/{hidden.slug}/melden/").status_code == 404
    factories.withdraw(session, service)
    assert client.get(address(service)).status_code == 410


def test_an_old_slug_leads_to_the_form_of_today(session, client, service):
    factories.save(session, service, {"slug": "hulp-bij-geld"})
    assert client.get("/nl/aanbod/geldhulp/melden/").location == "/nl/aanbod/hulp-bij-geld/melden/"


def test_a_series_nobody_confirmed_says_so_after_its_grace(session, client, clock):
    activity = factories.activity(session, reconfirm_on="2026-12-01")
    clock.set("2026-12-28 09:00")
    page = text_of(client.get(f"/nl/activiteiten/{activity.slug}/").page)
    assert "Wij weten niet zeker of dit nog is." in page
    records.save(session, ACTIVITY, activity, {"reconfirm_on": "2027-06-01"}, by=None, at=factories.AT)
    assert "Wij weten niet zeker" not in text_of(client.get(f"/nl/activiteiten/{activity.slug}/").page)


def test_a_check_of_more_than_half_a_year_ago_says_how_long(session, client):
    service = factories.service(session, assured_date="2026-05-01")
    assert "langer dan een half jaar geleden" in client.get(f"/nl/aanbod/{service.slug}/").text
    fresh = factories.service(session, assured_date="2026-11-01")
    assert "half jaar" not in client.get(f"/nl/aanbod/{fresh.slug}/").text


def test_the_form_of_a_page_that_tells_no_origin_is_taken(session, client, service):
    path = address(service)
    for number, headers in enumerate(({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}), 1):
        data = {"token": token_in(client, path), "what": "hours"}
        assert client.post(path, data=data, headers=headers).status_code == 303
        assert len(reports(session)) == number
    data = {"token": token_in(client, path), "what": "hours"}
    headers = {"Origin": "null", "Sec-Fetch-Site": "cross-site"}
    assert client.post(path, data=data, headers=headers).status_code == 403
