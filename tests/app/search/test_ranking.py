from collections.abc import Iterator

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.activities.models import Activity
from app.areas.queries import area_chain
from app.directory.models import Organization, Service
from app.search import candidates
from app.search.ranking import rank
from app.starter.actions import load_content
from tests import factories
from tests.support.apps import NOW
from tests.support.databases import TestDatabase


def order(session: Session, question: str, code: str = "nl") -> list[str]:
    found = rank(session, question, chain=area_chain(session, "velsen-noord"), code=code).records
    models = {"service": Service, "organization": Organization, "activity": Activity}
    return [session.get_one(models[kind], record_id).slug for kind, record_id in found]


def make(session: Session, slug: str, **facts: object) -> Service:
    return factories.service(session, slug=slug, **{"name": "Iets", "summary": "Iets.", "topics": ["recht"], **facts})


def test_a_title_beats_a_text_and_a_topic_beats_both(session: Session) -> None:
    make(session, "in-text", summary="Over schulden.")
    make(session, "in-title", name="Schulden")
    make(session, "under-topic", topics=["geld"], summary="Wij luisteren.")
    make(session, "under-topic-and-in-title", topics=["geld"], name="Schulden")
    found = order(session, "schulden")
    assert found[0] == "under-topic-and-in-title"
    assert found.index("in-title") < found.index("in-text")
    assert found.index("under-topic") < found.index("in-text")


def test_what_can_be_reached_comes_before_what_cannot(session: Session) -> None:
    make(session, "a-without", topics=["taal"], phones=[])
    make(session, "b-with", topics=["taal"])
    assert order(session, "taalles") == ["b-with", "a-without"]


def test_the_nearest_comes_first_and_the_checked_before_the_unchecked(session: Session) -> None:
    area = factories.area(session, "nederland", "country")
    near = factories.area(session, "velsen-noord", parent=area.slug)
    make(session, "far", topics=["taal"], areas=[area.slug])
    make(session, "near-unchecked", topics=["taal"], areas=[near.slug])
    make(session, "near-checked", topics=["taal"], areas=[near.slug], assured_date="2026-11-01")
    assert order(session, "taalles") == ["near-checked", "near-unchecked", "far"]


def test_help_for_people_elsewhere_is_not_found(session: Session) -> None:
    factories.area(session)
    elsewhere = factories.area(session, "heemskerk")
    make(session, "elsewhere", topics=["taal"], areas=[elsewhere.slug])
    assert order(session, "taalles") == []


def test_a_service_that_the_meaning_names_comes_before_others_of_its_topic(session: Session) -> None:
    make(session, "aaa", topics=["geld"])
    make(session, "geldfit", topics=["geld"])
    assert order(session, "ik kan mijn rekeningen niet betalen") == ["geldfit", "aaa"]


def test_danger_comes_before_everything_even_a_name(session: Session) -> None:
    make(session, "hij-slaat-mij", name="Hij slaat mij")
    make(session, "veilig-thuis", topics=["geweld"], phones=[])
    make(session, "noodnummer-112", topics=["nood"])
    assert order(session, "hij slaat mij")[:2] == ["veilig-thuis", "noodnummer-112"]


def test_a_service_that_got_another_slug_is_still_the_first_in_danger(session: Session) -> None:
    made = make(session, "veilig-thuis", topics=["geweld"])
    factories.save(session, made, {"slug": "veilig-thuis-kennemerland"})
    assert order(session, "hij slaat mij")[0] == "veilig-thuis-kennemerland"


def test_a_misspelt_name_is_found(session: Session) -> None:
    make(session, "zwaan", name="Steunpunt Zwaankreek")
    assert order(session, "zwankreek") == ["zwaan"]
    assert order(session, "steunpunt zwaank") == ["zwaan"]


@pytest.fixture
def both(starter_session: Session, postgres_database: TestDatabase, listening_rooms: None) -> Iterator[list[Session]]:
    """The starter content in both databases."""
    with Session(postgres_database.engine) as session:
        load_content(session, NOW)
        session.flush()
        yield [starter_session, session]
        session.rollback()


QUESTIONS = (
    "ik kan mijn rekeningen niet betalen", "schulden", "hulp", "taal", "voedselbnak", "ديون", "długi",
    "kinderen sport geld", "hij slaat mij", "dudokplein", "0800", "koffie", "de", "gemeente velsen", "zorg", "huis",
    "pomoc", "1971", "telefoon",
)  # fmt: skip


def test_both_databases_give_the_same_order_on_the_same_content(both: list[Session]) -> None:
    for question in QUESTIONS:
        orders = [order(session, question) for session in both]
        assert orders[0] == orders[1], question
    assert order(both[0], "schulden")


def test_the_work_for_any_question_is_bounded(session: Session) -> None:
    make(session, "een")
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    long = " ".join(f"w{number}rd" for number in range(60))
    for question in ("schulden", long):
        asked.clear()
        order(session, question)
        assert len(asked) < 15, question
    words = candidates.words_near(session, [f"woord{number}" for number in range(40)], frozenset())
    assert len(words) == candidates.MOST_WORDS
    assert session.scalars(select(Service.slug)).all() == ["een"]


def test_no_more_candidates_are_read_than_can_matter(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "MOST_WITH_WORD", 3)
    monkeypatch.setattr(candidates, "MOST_UNDER_CODE", 2)
    candidates._with_words_statement.cache_clear()
    candidates._under_codes_statement.cache_clear()
    area = factories.area(session)
    for number in range(5):
        make(session, f"taal-{number}", name="Taalhulp", topics=["taal"], areas=[area.slug])
    make(session, "elsewhere", name="Taalhulp", topics=["taal"], areas=[factories.area(session, "heemskerk").slug])
    chain = area_chain(session, area.slug)
    (found,) = candidates.with_words(session, [["taalhulp"]], chain)
    assert [each.slug for each in found] == ["taal-0", "taal-1", "taal-2"]
    under = candidates.under_codes(session, ["#topic:taal"], chain)
    assert len({each.slug for each in under}) == 2
    assert all(each.slug != "elsewhere" for each in under)
    candidates._with_words_statement.cache_clear()
    candidates._under_codes_statement.cache_clear()
