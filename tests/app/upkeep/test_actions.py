"""Owners are asked by mail, answer without an account, and what nobody confirms ends."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.changes.queries import history
from app.outbox.models import OutboxItem
from app.upkeep.actions import ask_owners, close_report, confirm, report, set_owner
from app.upkeep.models import Review
from app.upkeep.queries import due_records, for_editors, open_reports
from tests import factories
from tests.factories import AT

TODAY = date(2026, 11, 23)


def owned(session, record, email="eigenaar@voorbeeld.nl", language="nl", months=6):
    set_owner(session, record, email=email, language=language, months=months, by=None, at=AT)
    return record


def ask(session, days=0):
    return ask_owners(session, at=AT + timedelta(days=days), make_link=lambda due: f"https://n/check/{due.slug}/")


def mails(session):
    return [each.payload for each in session.scalars(select(OutboxItem).order_by(OutboxItem.id))]


def test_an_owner_gets_one_mail_about_everything_that_is_due(session):
    for name in ("Geldhulp", "Juridisch loket"):
        owned(session, factories.service(session, name=name))
    asked = ask(session)
    assert (asked.mails, asked.records) == (1, 2)
    [mail] = mails(session)
    assert mail["to"] == "eigenaar@voorbeeld.nl"
    for words in ("Geldhulp", "Juridisch loket", "https://n/check/"):
        assert words in mail["text"]
        assert words in mail["html"]
    assert '<html lang="nl" dir="ltr">' in mail["html"]


def test_asking_every_day_sends_two_mails_and_then_waits_for_the_editors(session):
    service = owned(session, factories.service(session))
    counts = [ask(session, days).mails for days in range(40)]
    assert [day for day, count in enumerate(counts) if count] == [0, 14]
    assert "Nog een keer" in mails(session)[1]["subject"]
    assert [each.record_id for each in for_editors(session, TODAY + timedelta(days=40))] == [service.id]


def test_a_confirmed_service_is_asked_again_after_its_months(session):
    service = owned(session, factories.service(session), months=3)
    ask(session)
    confirm(session, service, by=None, at=AT, who="owner")
    assert service.assured_date == TODAY
    assert history(session, "service", service.id)[0].action == "checked"
    assert ask(session, 85).mails == 0
    assert ask(session, 93).mails == 1


def test_what_has_no_owner_stands_on_the_list_of_the_editors_and_nobody_is_mailed(session):
    service = factories.service(session, assured_date="2026-01-01")
    factories.service(session, assured_date="2026-11-01")
    assert ask(session).mails == 0
    assert [each.record_id for each in for_editors(session, TODAY)] == [service.id]


def test_examples_drafts_and_what_has_stopped_are_not_asked_about(session):
    factories.service(session, is_example=True)
    factories.service(session, state="draft")
    factories.service(session, status="closed")
    factories.activity(session, is_example=True)
    assert due_records(session, TODAY + timedelta(days=400)) == []


def test_a_series_without_an_end_is_due_after_a_term_and_one_with_an_end_never(session):
    endless = factories.activity(session)
    factories.activity(session, until="2027-12-31")
    factories.activity(session, rrule="")
    assert due_records(session, date(2027, 3, 22)) == []
    assert [each.record_id for each in due_records(session, date(2027, 3, 23))] == [endless.id]
    confirm(session, endless, by=None, at=AT + timedelta(days=120))
    assert endless.reconfirm_on == date(2027, 7, 23)
    assert due_records(session, date(2027, 7, 22)) == []


def test_a_series_that_nobody_confirms_ends(session):
    activity = factories.activity(session, reconfirm_on="2026-11-01")
    assert ask(session, 34).stopped == 0
    assert ask(session, 35).stopped == 1
    assert activity.until == TODAY + timedelta(days=35)
    assert history(session, "activity", activity.id)[0].action == "stopped"
    assert ask(session, 36).stopped == 0


def test_another_owner_is_asked_from_the_beginning(session):
    service = owned(session, factories.service(session))
    ask(session)
    owned(session, service, email="nieuw@voorbeeld.nl")
    assert session.get(Review, ("service", service.id)).asked_on is None
    ask(session, 1)
    assert mails(session)[-1]["to"] == "nieuw@voorbeeld.nl"


def test_the_history_says_that_there_is_an_owner_and_not_who(session):
    service = owned(session, factories.service(session))
    changes = history(session, "service", service.id)
    assert changes[0].action == "owner_set"
    assert "eigenaar@" not in str([each.differences for each in changes])


def test_a_report_that_was_dealt_with_keeps_no_words(session):
    person = factories.person(session)
    service = factories.service(session)
    found = report(session, "service", service.id, what="phone", words="bel mij: ...", language="pl", at=AT)
    assert [each.report.id for each in open_reports(session)] == [found.id]
    close_report(session, found, by=person.id, at=AT)
    assert open_reports(session) == []
    assert found.words == ""


@pytest.mark.parametrize("code", ["nl", "pl", "ar"])
def test_the_mail_is_in_the_language_and_direction_of_the_owner(session, code):
    owned(session, factories.service(session), language=code)
    ask(session)
    [mail] = mails(session)
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in mail["html"]
