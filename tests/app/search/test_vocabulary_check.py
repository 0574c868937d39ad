"""The words of every language are in order, and a language that readers can choose lacks none."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.topics import TOPIC_BY_SLUG
from app.directory.models import Service
from app.languages import LANGUAGES, offered_codes
from app.search import words
from app.search.vocabulary_check import gaps, mistakes, report, wrong_meanings

CODES = [each.code for each in LANGUAGES]


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_a_language_are_in_order(code: str) -> None:
    assert mistakes(code) + wrong_meanings(code) == []


@pytest.mark.parametrize("code", offered_codes())
def test_an_offered_language_explains_every_word_from_a_letter(code: str) -> None:
    if not words.words_in(code).needs:
        pytest.skip(f"nobody has written the words of {code} yet")
    assert words.meanings(code).keys() == words.letter_words().keys(), gaps(code)


def test_every_answer_is_a_service_and_a_topic_that_exist(starter_session: Session) -> None:
    slugs = set(starter_session.scalars(select(Service.slug)))
    named = {slug for need in words.needs().values() for slug in need.services}
    named |= {slug for danger in words.dangers().values() for slug in danger.services}
    assert named - slugs == set()
    topics = {topic for need in words.needs().values() for topic in need.topics}
    topics |= {danger.topic for danger in words.dangers().values()}
    assert topics - TOPIC_BY_SLUG.keys() == set()
    assert {word.need for word in words.letter_words().values()} - words.needs().keys() == set()


def test_every_service_that_is_first_in_danger_has_a_number_to_tap(starter_session: Session) -> None:
    for danger in words.dangers().values():
        service = starter_session.scalars(select(Service).where(Service.slug == danger.services[0])).one()
        assert service.phones, danger


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A function that puts a file of words beside copies of the real tables."""
    for name in ("needs", "dangers", "letters"):
        (tmp_path / f"{name}.toml").write_bytes((words.FOLDER / f"{name}.toml").read_bytes())
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    words.meanings.cache_clear()
    words.words_in.cache_clear()
    yield lambda name, text: (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    words.meanings.cache_clear()
    words.words_in.cache_clear()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("stop = [", "cannot be read"),
        ("stop = []", "is missing"),
        ("stop = []\nharmless = []\n[words]\n[danger]\n", "fire is missing"),
        ('stop = []\nharmless = []\n[words]\nfood = ["a", "b"]\n[danger]\n', "at least 4"),
        ('stop = []\nharmless = []\n[words]\nmoonlight = ["a"]\n[danger]\n', "no such name in needs.toml"),
        ('stop = []\nharmless = []\n[words]\nfood = ["eten*"]\n[danger]\n', "= and * are for dangers only"),
        ('stop = []\nharmless = []\n[words]\n[danger]\nfire = ["vuu"]\n', "too short"),
        ('stop = []\nharmless = []\n[words]\nfood = ["a/b-c d"]\n[danger]\n', "one word each"),
        ('stop = ["?"]\nharmless = []\n[words]\n[danger]\n', "nothing that can be searched"),
    ],
)
def test_a_wrong_file_is_told_in_words(written, text: str, complaint: str) -> None:
    written("so", text)
    assert complaint in "\n".join(mistakes("so"))
    assert report(["so"])[1] is False


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('aanmaning = "Een zin."', "two sentences"),
        ('aanmaning = "U betaalt 40 euro. Bel snel."', "no amounts"),
        ('raket = "Een ding. Het vliegt."', "no such word"),
        ("aanmaning = ", "cannot be read"),
    ],
)
def test_a_wrong_meaning_is_told_in_words(written, text: str, complaint: str) -> None:
    written("letters_so", text)
    assert complaint in "\n".join(wrong_meanings("so"))


def test_a_language_without_words_is_a_gap_and_no_mistake(written) -> None:
    assert mistakes("so") == []
    assert gaps("so") == ["so.toml is not written yet"]
    assert report(["so"])[1] is True
