import pytest
from babel.messages.plurals import get_plural

from app.languages import LANGUAGES, SOURCE, language, offered_codes

FORMS = {"ar": 6, "pl": 3, "uk": 3, "ro": 3, "nl": 2, "en": 2, "bg": 2, "ti": 2, "so": 2, "tr": 1, "fa": 1}


def test_the_launch_languages_are_one_list_with_dutch_as_its_source():
    assert {each.code for each in LANGUAGES} == set(FORMS)
    assert SOURCE == "nl"


def test_every_launch_language_is_offered_in_the_order_of_the_list():
    assert offered_codes() == tuple(each.code for each in LANGUAGES)


def test_only_arabic_and_persian_run_from_right_to_left():
    assert {each.code for each in LANGUAGES if each.direction == "rtl"} == {"ar", "fa"}


@pytest.mark.parametrize("each", LANGUAGES, ids=lambda each: each.code)
def test_the_pinned_plural_header_has_the_settled_number_of_forms(each):
    assert each.plural_forms.startswith(f"nplurals={FORMS[each.code]};")


@pytest.mark.parametrize("code", ["pl", "uk", "nl"])
def test_where_babel_and_gettext_agree_our_header_says_the_same(code):
    assert get_plural(code).num_plurals == FORMS[code]


def test_english_is_british_so_that_dates_are_not_american():
    assert language("en").locale.territory == "GB"


def test_an_unknown_code_is_an_error():
    with pytest.raises(KeyError):
        language("xx")
