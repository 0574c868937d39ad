import pytest

from app.search.built import vocabulary
from app.search.fold import question_words
from app.search.meaning import NEED, Book, Entry, Meaning


def best(question: str, code: str = "nl") -> str:
    targets = vocabulary().meaning(question_words(question), code).targets
    return max(targets, key=lambda target: targets[target])[1] if targets else ""


@pytest.mark.parametrize(
    ("question", "need"),
    [
        ("wat moet ik doen als mijn baas al twee maanden niets heeft betaald", "unpaid_wages"),
        ("overal zwarte schimmel op de muur", "repairs"),
        ("huurschuld", "rent_debt"),
        ("geen huis", "homeless"),
        ("ik begrijp deze brief niet", "letters_forms"),
        ("mijn moeder is dement en ik kan het niet meer aan", "carer"),
        ("voedselbnak", "food"),
        ("dokter zonder verzekering", "uninsured"),
        ("ingebrekestelling", "bills"),
    ],
)
def test_a_question_points_to_what_it_is_about(question: str, need: str) -> None:
    assert best(question) == need


def test_a_word_that_means_nothing_points_nowhere() -> None:
    assert vocabulary().meaning(question_words("xqzvw"), "nl") == Meaning({}, {}, frozenset())


def test_a_little_word_of_the_reader_is_no_word_of_another_language() -> None:
    book = Book([Entry("tr", (NEED, "work"), (("is",),), frozenset())], {}, {"nl": frozenset({"is"})})
    assert book.meaning(["is"], "nl").targets == {}
    assert book.meaning(["is"], "tr").targets


def test_a_slip_is_told_with_the_word_as_it_is_written() -> None:
    assert vocabulary().meaning(["shulden"], "nl").corrected == {"shulden": "schulden"}
    assert vocabulary().meaning(["schulden"], "nl").corrected == {}


def made(*phrases: tuple[str, str]) -> Book:
    entries = []
    for key, text in phrases:
        slots = tuple((word,) for word in text.split())
        entries.append(Entry("nl", (NEED, key), slots, frozenset()))
    return Book(entries, {}, {})


def test_more_of_a_phrase_counts_more() -> None:
    targets = made(("a", "boete betalen"), ("b", "huur betalen")).meaning(["huur", "betalen"], "nl").targets
    assert targets[NEED, "b"] > targets[NEED, "a"]


def test_a_word_that_points_to_one_need_counts_more_than_one_that_points_to_many() -> None:
    targets = made(("a", "kind"), ("b", "school"), ("c", "kind"), ("d", "kind")).meaning(["kind", "school"], "nl")
    assert targets.targets[NEED, "b"] > targets.targets[NEED, "a"]


def test_the_same_word_said_in_two_phrases_of_a_need_counts_once() -> None:
    once = made(("a", "huur"), ("b", "tuin")).meaning(["huur"], "nl").targets
    twice = made(("a", "huur"), ("a", "huur"), ("b", "tuin")).meaning(["huur"], "nl").targets
    assert once == twice


def test_the_work_for_a_question_of_unknown_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    book = vocabulary()
    compared: list[str] = []
    monkeypatch.setattr(book.words, "misspelt", lambda word: compared.append(word) or {})
    book.meaning([f"qzx{number}wv" for number in range(60)], "nl")
    assert len(compared) <= 12
