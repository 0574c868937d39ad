import csv
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.search.models import AddedWord, AskedQuestion, AskedTopic
from tests import factories
from tests.support.forms import fields_of, fill_in
from tests.support.inspection import InspectingClient, text_of
from tests.support.staff import StaffClient

PAGE = "/beheer/zoeken/"


def count(session: Session) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(AddedWord)) or 0


def test_a_word_that_staff_add_is_found_by_the_next_reader(
    session: Session, staff_client: StaffClient, client: InspectingClient
) -> None:
    made = factories.service(session, name="Taalhulp")
    assert made.slug not in client.get("/nl/zoeken/?q=zwiepwap").text
    answer = fill_in(staff_client, PAGE, phrase="zwiepwap", target=f"service:{made.slug}")
    assert answer.status_code == 303
    assert f'data-slug="{made.slug}"' in client.get("/nl/zoeken/?q=zwiepwap").text
    page = staff_client.get(PAGE).page
    assert "zwiepwap" in text_of(page)
    action = page.xpath("//form[contains(@action, 'weghalen')]/@action")[0]
    assert staff_client.post(action, data=fields_of(page, action)).status_code == 303
    assert count(session) == 0


def test_a_word_without_a_target_is_refused_and_stays_in_the_form(session: Session, staff_client: StaffClient) -> None:
    answer = fill_in(staff_client, PAGE, phrase="fietsles")
    assert answer.status_code == 422
    assert answer.page.xpath("//input[@name='phrase']/@value") == ["fietsles"]
    assert count(session) == 0


def test_a_question_that_was_not_found_stands_there_with_its_way_to_a_word(
    session: Session, staff_client: StaffClient
) -> None:
    session.add(AskedQuestion(month=date(2026, 11, 1), language="pl", text="rower na raty", searches=7, hits=0))
    page = staff_client.get(PAGE).page
    link = page.xpath("//a[contains(@href, 'woord=')]/@href")[0]
    assert staff_client.get(link).page.xpath("//input[@name='phrase']/@value") == ["rower na raty"]


def test_the_table_of_a_year_holds_topics_and_questions_of_that_year(
    session: Session, staff_client: StaffClient
) -> None:
    session.add(AskedTopic(month=date(2026, 11, 1), language="", topic="geweld", searches=12))
    session.add(AskedTopic(month=date(2025, 11, 1), language="nl", topic="geld", searches=99))
    session.add(AskedQuestion(month=date(2026, 11, 1), language="pl", text="rower na raty", searches=7, hits=0))
    answer = staff_client.get(f"{PAGE}gezocht.csv?jaar=2026")
    rows = list(csv.reader(answer.text.splitlines()))
    assert answer.mimetype == "text/csv"
    assert rows[1:] == [["2026-11", "", "geweld", "", "12", ""], ["2026-11", "pl", "", "rower na raty", "7", "0"]]


def test_a_year_that_is_none_is_refused(staff_client: StaffClient) -> None:
    assert staff_client.get(f"{PAGE}gezocht.csv?jaar=straks").status_code == 400
