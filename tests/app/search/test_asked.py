from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.search.asked import FEWEST_SEARCHES, digest_of_question, note
from app.search.models import AskedDigest, AskedQuestion, AskedTopic

DAY = date(2026, 11, 24)
KEY = "sleutel van deze installatie"


def ask(session: Session, question: str, day: date = DAY, *, language: str = "nl", **facts: object) -> None:
    defaults = {"topics": ["geld"], "is_delicate": False, "hits": 3, "key": KEY}
    note(session, question, language=language, today=day, **{**defaults, **facts})  # type: ignore[arg-type]


def make_busy(session: Session, language: str = "nl", day: date = DAY) -> None:
    """So many search in this language that a question cannot be traced to one of them."""
    session.add(AskedTopic(month=day.replace(day=1), language=language, topic="werk", searches=FEWEST_SEARCHES))
    session.flush()


def kept(session: Session) -> list[tuple[str, str, int]]:
    rows = session.execute(select(AskedQuestion.language, AskedQuestion.text, AskedQuestion.searches))
    return [tuple(row) for row in rows]  # type: ignore[misc]


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_until_the_fifth_day_a_question_is_a_digest_and_then_its_words(session: Session) -> None:
    make_busy(session)
    for day in range(4):
        ask(session, "Fiets op afbetaling", DAY - timedelta(days=day))
        ask(session, "fiets op AFBETALING", DAY - timedelta(days=day))
    assert kept(session) == []
    assert count(session, AskedDigest) == 4
    ask(session, "fiets op afbetaling", DAY - timedelta(days=4))
    assert kept(session) == [("nl", "fiets op afbetaling", 1)]
    assert count(session, AskedDigest) == 0
    ask(session, "fiets op afbetaling")
    assert sum(row[2] for row in kept(session)) == 2


def test_a_digest_holds_no_word_and_changes_with_key_period_and_language() -> None:
    digest = digest_of_question("nl", "fiets", DAY, KEY)
    assert b"fiets" not in digest
    assert digest == digest_of_question("nl", "fiets", DAY, KEY)
    others = [
        digest_of_question("pl", "fiets", DAY, KEY),
        digest_of_question("nl", "fiets", DAY, "andere sleutel"),
        digest_of_question("nl", "fiets", DAY + timedelta(days=60), KEY),
    ]
    assert len({digest, *others}) == 4


def test_after_sixty_days_the_digests_are_gone(session: Session) -> None:
    ask(session, "fiets op afbetaling")
    ask(session, "iets anders", DAY + timedelta(days=61))
    assert count(session, AskedDigest) == 1


@pytest.mark.parametrize("topic", ["geweld", "psychisch", "verslaving"])
def test_what_nobody_may_know_is_counted_by_month_over_all_languages(session: Session, topic: str) -> None:
    make_busy(session)
    for day in range(8):
        for language in ("nl", "pl"):
            ask(
                session,
                "hij slaat mij",
                DAY - timedelta(days=day),
                language=language,
                topics=[topic],
                is_delicate=True,
            )
    assert kept(session) == []
    assert count(session, AskedDigest) == 0
    row = session.execute(select(AskedTopic.language, AskedTopic.searches).where(AskedTopic.topic == topic)).one()
    assert tuple(row) == ("", 16)


def test_a_language_in_which_few_search_is_counted_by_topic_only(session: Session) -> None:
    for day in range(8):
        ask(session, "hagez yedlyeni", DAY - timedelta(days=day), language="ti")
    assert kept(session) == []
    assert session.scalar(select(AskedTopic.searches).where(AskedTopic.language == "ti")) == 8


@pytest.mark.parametrize("question", ["bel 0612345678", "bsn 123456789", "1951AB 12", ""])
def test_what_may_be_somebodys_is_no_question_to_keep(session: Session, question: str) -> None:
    make_busy(session)
    for day in range(8):
        ask(session, question, DAY - timedelta(days=day))
    assert kept(session) == []
    assert count(session, AskedDigest) == 0


def test_after_thirteen_months_everything_is_gone(session: Session) -> None:
    make_busy(session)
    for day in range(5):
        ask(session, "fiets op afbetaling", DAY - timedelta(days=day))
    ask(session, "iets anders", date(2027, 12, 1))
    assert count(session, AskedQuestion) == 1, "thirteen months are kept"
    ask(session, "iets anders", date(2028, 1, 1))
    assert count(session, AskedQuestion) == 0
    assert session.scalar(select(func.min(AskedTopic.month))) == date(2027, 12, 1)


def test_what_was_not_found_is_counted_as_such(session: Session) -> None:
    ask(session, "xqzvw", topics=[], hits=0)
    assert session.scalar(select(AskedTopic.searches).where(AskedTopic.topic == "")) == 1
