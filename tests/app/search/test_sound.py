import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.fold import fold
from app.search.sound import consonants


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("помощ", "pomosht"),
        ("помощ", "pomo6t"),
        ("жилище", "jilishte"),
        ("чиновник", "4inovnik"),
        ("مساعدة", "mosa3ada"),
        ("مساعدة", "musaada"),
        ("محامي", "mo7ami"),
        ("خبز", "5obz"),
        ("شرطة", "shorta"),
        ("کمک", "komak"),
        ("دکتر", "doktor"),
        ("ሓገዝ", "hagez"),
        ("ስራሕ", "srah"),
    ],
)
def test_a_word_sounds_the_same_in_its_own_letters_and_in_latin_ones(written: str, latin: str) -> None:
    assert consonants(fold(written)) == consonants(fold(latin))


def test_words_with_other_consonants_sound_different() -> None:
    assert consonants("документи") != consonants("помощ")


@given(st.text(max_size=60))
def test_any_word_has_a_sound_without_vowels(text: str) -> None:
    assert set(consonants(fold(text))).isdisjoint("aeiouy")
