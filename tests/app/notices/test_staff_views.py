from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.languages import offered_codes
from app.notices.models import Notice
from app.notices.staff_queries import COMING, NOW, PAST, notices
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.inspection import text_of

LIST = "/beheer/mededelingen/"
NEW = f"{LIST}nieuw/"
WHOLE = {"title": "De Stek is vrijdag dicht.", "body": "Maandag zijn wij er weer.", "ends": "2026-11-27T18:00"}


def address_of(notice):
    return f"{LIST}{notice.slug}/"


def only_notice(session: Session) -> Notice:
    session.expire_all()
    return session.scalars(select(Notice)).one()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Notice))


def test_the_list_is_in_the_order_in_which_staff_ask(session):
    now = datetime(2026, 11, 23, 9, 0)
    running = factories.notice(session)
    coming = factories.notice(session, starts="2026-11-25T09:00", ends="2026-11-26T09:00")
    draft = factories.notice(session, state=DRAFT)
    past = factories.notice(session, starts="2026-11-20T09:00", ends="2026-11-23T09:00")
    gone = factories.notice(session, state=WITHDRAWN)

    found = {period: {each.slug for each in rows} for period, rows in notices(session, now).items()}

    assert list(found) == [NOW, COMING, DRAFT, PAST]
    assert found == {NOW: {running.slug}, COMING: {coming.slug}, DRAFT: {draft.slug}, PAST: {past.slug, gone.slug}}


def test_a_published_notice_is_on_the_site_at_once(session, staff_client, client):
    answer = fill_in(staff_client, NEW, **WHOLE)

    assert answer.status_code == 303
    assert only_notice(session).state == PUBLISHED
    assert "De Stek is vrijdag dicht." in text_of(client.get("/nl/").page)
    assert "De Stek is vrijdag dicht." in text_of(staff_client.get(LIST).page)


def test_a_draft_is_seen_by_nobody(session, staff_client, client):
    fill_in(staff_client, NEW, step="draft", **WHOLE)

    notice = only_notice(session)
    assert notice.state == DRAFT
    assert "De Stek is vrijdag dicht." not in text_of(client.get("/nl/").page)

    page = staff_client.get(address_of(notice)).page
    publish = f"{address_of(notice)}publiceren/"
    staff_client.post(publish, data=fields_of(page, publish))
    assert "De Stek is vrijdag dicht." in text_of(client.get("/nl/").page)


def test_a_notice_is_withdrawn(session, staff_client, client):
    notice = factories.notice(session)
    page = staff_client.get(address_of(notice)).page
    withdraw = f"{address_of(notice)}weghalen/"

    for _ in range(2):
        assert staff_client.post(withdraw, data=fields_of(page, withdraw)).status_code == 303

    assert only_notice(session).state == WITHDRAWN
    assert notice.title.source not in text_of(client.get("/nl/").page)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", " ", "Vul een titel in."),
        ("title", "x" * 91, "Dit is te lang."),
        ("ends", "", "Een mededeling heeft altijd een einde."),
        ("ends", "morgen", "Vul een datum en een tijd in."),
        ("ends", "2026-11-23T08:00", "Het einde moet na het begin zijn."),
        ("ends", "2027-01-22T09:01", "Een mededeling mag hoogstens 60 dagen blijven staan."),
        ("ends", "9999-12-31T23:59", "Kijk het jaar na."),
        ("starts", "0001-01-01T00:00", "Kijk het jaar na."),
        ("priority", "shout", "Kies een van de mogelijkheden."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(session, staff_client, field, value, words):
    answer = fill_in(staff_client, NEW, **{**WHOLE, field: value})

    assert answer.status_code == 422
    assert words in text_of(answer.page)
    assert answer.page.xpath(f"//*[@id='{field}-error']")
    assert fields_of(answer.page, NEW)["body"] == WHOLE["body"]
    assert count(session) == 0


def test_a_notice_that_is_over_before_it_is_written_is_refused(session, staff_client):
    answer = fill_in(staff_client, NEW, **{**WHOLE, "starts": "2026-11-20T09:00", "ends": "2026-11-21T09:00"})

    assert answer.status_code == 422
    assert "Dit is al voorbij." in text_of(answer.page)
    assert count(session) == 0


def test_a_notice_for_nowhere_is_refused(session, staff_client):
    sent = {**fields_of(staff_client.get(NEW).page, NEW).to_dict(), **WHOLE}
    for name in ("on_web", "on_screens"):
        del sent[name]

    answer = staff_client.post(NEW, data=sent)

    assert answer.status_code == 422
    assert "Kies ten minste één plek" in text_of(answer.page)


def test_a_preview_saves_nothing(session, staff_client):
    answer = fill_in(staff_client, NEW, step="look", **WHOLE)

    assert answer.status_code == 200
    assert "Zo leest men het" in text_of(answer.page)
    assert fields_of(answer.page, NEW)["title"] == WHOLE["title"]
    assert count(session) == 0


def test_staff_see_that_a_language_still_reads_dutch(session, staff_client):
    notice = factories.notice(session)
    factories.translation(notice.title, "pl", "De Stek jest dziś zamknięte.")

    words = text_of(staff_client.get(address_of(notice)).page)

    assert "De Stek jest dziś zamknięte." in words
    assert words.count("Nog niet vertaald.") == len(offered_codes()) - 2  # all but Dutch and Polish


@pytest.mark.parametrize(
    "words", ["Bel 06-12345678.", "Mail noor@voorbeeld.nl", "Met Fatima Amrani, Jan de Boer en Piet Smit."]
)
def test_what_may_belong_to_a_person_is_asked_about_before_publishing(session, staff_client, words):
    asked = fill_in(staff_client, NEW, **{**WHOLE, "body": words})

    assert (asked.status_code, count(session)) == (422, 0)
    assert fields_of(asked.page, NEW)["body"] == words

    seal = asked.page.xpath("//input[@name='public_ok']/@value")[0]
    assert fill_in(staff_client, NEW, page=asked.page, public_ok=seal).status_code == 303
    assert only_notice(session).body.source == words


def test_the_second_of_two_editors_is_told_and_keeps_every_word(session, staff_client):
    notice = factories.notice(session)
    address = address_of(notice)
    opened = staff_client.get(address).page
    fill_in(staff_client, address, title="Van de ander.", ends="2026-11-30T18:00")

    refused = fill_in(staff_client, address, page=opened, title="Van mij.")

    assert refused.status_code == 409
    assert "Van de ander." in text_of(refused.page)
    kept = fields_of(refused.page, address)
    assert (kept["title"], kept["ends"]) == ("Van mij.", "2026-11-30T18:00")
    assert fill_in(staff_client, address, page=refused.page).status_code == 303
    assert only_notice(session).title.source == "Van mij."


def test_a_past_notice_can_still_be_corrected(session, staff_client):
    notice = factories.notice(session, starts="2026-11-20T09:00", ends="2026-11-21T09:00")

    assert fill_in(staff_client, address_of(notice), title="Zonder tikfout.").status_code == 303
