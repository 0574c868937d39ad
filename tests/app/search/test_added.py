import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.queries import area_chain
from app.changes.models import Change
from app.search.added import EMPTY, KNOWN, NO_TARGET, TOO_LONG, WrongWord, add_word, remove_word
from app.search.models import AddedWord
from app.search.ranking import rank
from tests import factories


def found_ids(session: Session, question: str) -> list[str]:
    found = rank(session, question, chain=area_chain(session, "velsen-noord"), code="nl").records
    return [str(record_id) for _kind, record_id in found]


def add(session: Session, phrase: str, kind: str, slug: str) -> AddedWord:
    return add_word(session, phrase, kind, slug, by=None, at=factories.AT)


def test_an_added_word_finds_its_service_at_once_and_no_longer_when_removed(session: Session) -> None:
    made = factories.service(session, name="Taalhulp", topics=["taal"])
    assert found_ids(session, "zwiepwap") == []
    word = add(session, "Zwiepwap!", "service", made.slug)
    assert found_ids(session, "zwiepwap") == [str(made.id)]
    assert found_ids(session, "zwiepwop") == [str(made.id)], "spelt wrong too"
    remove_word(session, word.id, by=None, at=factories.AT)
    assert found_ids(session, "zwiepwap") == []


def test_an_added_word_finds_every_service_of_its_topic(session: Session) -> None:
    made = [factories.service(session, topics=["taal"]) for _each in range(2)]
    factories.service(session, topics=["geld"])
    add(session, "zwiepwap", "topic", "taal")
    assert set(found_ids(session, "zwiepwap")) == {str(each.id) for each in made}


@pytest.mark.parametrize(
    ("phrase", "kind", "slug", "reason"),
    [
        ("?!", "topic", "taal", EMPTY),
        ("x" * 61, "topic", "taal", TOO_LONG),
        ("woord", "topic", "ruimtevaart", NO_TARGET),
        ("woord", "service", "bestaat-niet", NO_TARGET),
        ("woord", "planeet", "taal", NO_TARGET),
    ],
)
def test_what_cannot_be_a_search_word_is_refused(
    session: Session, phrase: str, kind: str, slug: str, reason: str
) -> None:
    with pytest.raises(WrongWord) as refused:
        add(session, phrase, kind, slug)
    assert refused.value.reason == reason


def test_the_same_word_twice_is_refused_however_it_is_spelt(session: Session) -> None:
    add(session, "fiets-les", "topic", "sport")
    with pytest.raises(WrongWord) as refused:
        add(session, "FIETS les", "topic", "sport")
    assert refused.value.reason == KNOWN


def test_who_added_and_removed_a_word_is_written_down(session: Session) -> None:
    word = add(session, "fietsles", "topic", "sport")
    remove_word(session, word.id, by=None, at=factories.AT)
    remove_word(session, word.id, by=None, at=factories.AT)
    actions = session.scalars(select(Change.action).where(Change.kind == "added_word").order_by(Change.id))
    assert list(actions) == ["created", "withdrawn"]
