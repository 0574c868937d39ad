import pytest

from app.search.words import Phrase, Slot, dangers, letter_words, needs, phrase_of, words_in


@pytest.mark.parametrize(
    ("text", "slots", "whole"),
    [
        ("geen eten", [{"geen"}, {"eten"}], False),
        ("ov-taxi", [{"ov"}, {"taxi"}], False),
        ("man/vader slaat", [{"man", "vader"}, {"slaat"}], False),
        ("=brand", [{"brand"}], True),
        ("Płacić CZYNSZ", [{"placic"}, {"czynsz"}], False),
    ],
)
def test_a_phrase_is_read_as_it_is_written(text: str, slots: list[set[str]], whole: bool) -> None:
    assert phrase_of(text) == Phrase(tuple(Slot(frozenset(each)) for each in slots), whole)


def test_a_star_stands_for_every_ending() -> None:
    (slot,) = phrase_of("verkracht*/aanrand*/incest").slots
    assert slot == Slot(frozenset({"incest"}), ("verkracht", "aanrand"))


def test_the_tables_are_read_whole() -> None:
    assert needs()["debts"].services[0] == "gemeente-velsen-schuldhulp"
    assert [danger.place for danger in dangers().values()] == list(range(len(dangers())))
    assert ("laatste", "aanmaning") in letter_words()["aanmaning"].forms


def test_a_language_without_a_file_has_no_words() -> None:
    assert words_in("xx").needs == {}
    assert words_in("nl").needs
