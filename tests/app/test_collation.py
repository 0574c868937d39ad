"""Lists that are alphabetical are so in the reader's own alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.collation import ALPHABETS, sorting_in
from app.languages import LANGUAGES

IN_ORDER = {
    "nl": ["De Stek", "een cafe", "een café b", "Zaal 1"],
    "pl": ["lampa", "łódź", "mama", "nocleg", "śnieg", "zupa", "źródło", "żona"],
    "tr": ["cami", "çay", "ırmak", "İstanbul", "otel", "öğretmen", "şeker", "uçak", "üzüm"],
    "uk": ["город", "ґанок", "дім", "єдність", "іграшка", "їжа", "йод"],
    "ro": ["apa", "ăla", "ban", "sare", "școală", "tata", "țară"],
    "bg": ["ястие", "De Stek"],
    "fa": ["بازار", "پدر", "تهران", "چای", "کار", "گل", "نان", "وقت", "هوا", "یار"],
    "ar": ["أب", "بيت", "تعليم", "سكن", "طعام", "مال"],
    "ti": ["ለይቲ", "መግቢ", "ስራሕ", "ትምህርቲ"],
}


@pytest.mark.parametrize(("code", "words"), IN_ORDER.items())
def test_words_stand_as_in_a_dictionary(code, words):
    assert sorted(set(words), key=sorting_in(code)) == words


CODES = st.sampled_from([each.code for each in LANGUAGES])


@given(st.text(), st.text(), CODES)
def test_any_text_has_a_place_after_what_it_begins_with(text, more, code):
    key = sorting_in(code)
    assert key("x" + text) > key("")
    assert key(text + "x" + more) > key(text)


@given(CODES, st.data())
def test_capitals_do_not_change_a_place(code, data):
    letters = ALPHABETS.get(code, "abcdefghijklmnopqrstuvwxyz")
    word = data.draw(st.text(st.sampled_from(letters), min_size=1, max_size=8))
    upper = word.replace("i", "İ").replace("ı", "I").upper() if code == "tr" else word.upper()
    assert sorting_in(code)(upper) == sorting_in(code)(word)


def test_figures_come_before_letters():
    assert sorted(["b", "10", "a", "2"], key=sorting_in("nl")) == ["10", "2", "a", "b"]
