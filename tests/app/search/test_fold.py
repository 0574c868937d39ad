import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search import fold as fold_module
from app.search.fold import LONGEST_QUESTION, fold, question_words, words_of


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("Łódź", "lodz"),
        ("ılık", "ilik"),
        ("İŞ", "is"),
        ("straße", "strasse"),
        ("ăâîșț", "aaist"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("مدرسة", "مدرسه"),
        ("مـسـاعـدة", "مساعده"),
        ("کمک یکی", "كمك يكي"),
        ("نمی\u200cتوانم", "نميتوانم"),
        ("ሓገዝ", "ሃገዝ"),
        ("ዓዲ", "ኣዲ"),
        ("їжа", "іжа"),
        ("п'ять", "пять"),
        ("öldürüyor", "olduruyor"),
        ("çocuğum", "cocugum"),
        ("أنا إن آل ٱلله", "انا ان ال الله"),
        ("مؤسسة شؤون", "موسسه شوون"),
        ("می‌خواهم خانۀ", "ميخواهم خانه"),
        ("ፀሓይ", "ጸሃይ"),
        ("ሠናይ ኃይሊ", "ሰናይ ሃይሊ"),
        ("їсти об'єднання", "істи обєднання"),
        ("ещё подъезд", "еще подезд"),
        ("София", "софия"),
        ("șțăâî ţş", "staai ts"),
        ("żółć", "zolc"),
        ("cunto la’aan", "cunto laaan"),
        ("gezin’s één", "gezins een"),
        ("٠٢٥٥", "0255"),
        ("۱۱۲", "112"),
    ],
)
def test_spellings_that_sound_the_same_fold_to_the_same(written: str, also: str) -> None:
    assert fold(written) == fold(also)


@given(st.text(st.characters(), max_size=40))
def test_a_text_is_folded_as_a_whole(text: str) -> None:
    """Letter by letter gives what all of it at once gives: no letter changes its neighbours."""
    assert fold(text) == fold_module._fold_at_once(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=400))
def test_any_text_gives_words_without_marks_or_spaces(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not any(character.isspace() for character in word)


def test_a_lone_surrogate_and_nul_are_harmless() -> None:
    assert words_of("geld\udc80\x00eten") == ["geld", "eten"]


def test_a_question_is_cut_and_each_word_counts_once() -> None:
    assert question_words("hulp hulp " + "x" * 10_000)[0] == "hulp"
    assert sum(map(len, question_words("hulp hulp " + "x" * 10_000))) < LONGEST_QUESTION
