"""A voice says numbers of phones digit by digit, and reads all other numbers as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.areas.urgent import SENTENCES, TEXTS
from app.catalogs import translate
from app.languages import offered_codes
from app.recordings.spoken import digit_by_digit, heard
from app.starter.files import read_content


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Is er nu gevaar? Bel 112.", "Is er nu gevaar? Bel 1 1 2."),
        ("Veilig Thuis: bel 0800-2000, dag en nacht.", "Veilig Thuis: bel 0 8 0 0, 2 0 0 0, dag en nacht."),
        ("Bel 14 0255", "Bel 1 4, 0 2 5 5"),
        ("Bel 116 123.", "Bel 1 1 6, 1 2 3."),
        ("Bel 0251 - nee, 0251 272 929!", "Bel 0251 - nee, 0 2 5 1, 2 7 2, 9 2 9!"),
        ("088-1234567", "0 8 8, 1 2 3 4 5 6 7"),
        ("+31 251 123456", "+ 3 1, 2 5 1, 1 2 3 4 5 6"),
        ("06 12345678", "0 6, 1 2 3 4 5 6 7 8"),
    ],
)
def test_numbers_of_phones_are_said_digit_by_digit(line, said):
    assert digit_by_digit(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "Kinderen van 4 tot 12 jaar.",
        "Open van 09:30 tot 17:00.",
        "U betaalt € 2,50 of € 112,50.",
        "Postbus 1951 AB",
        "Van 18-23 jaar",
        "Sinds 2026.",
        "Het kost 1.125 euro.",
        "Bus 1120 en lijn 74",
        "Op 23-11-2026",
    ],
)
def test_other_numbers_stay_numbers(line):
    assert digit_by_digit(line) == line


def test_a_number_that_is_known_to_be_for_calling_is_said_so_whatever_it_looks_like():
    assert digit_by_digit("Zadzwoń: 1400", ["1400"]) == "Zadzwoń: 1 4 0 0"
    assert digit_by_digit("Zadzwoń: 14000", ["1400"]) == "Zadzwoń: 14000"


@given(st.text(max_size=60), st.lists(st.sampled_from(["112", "14 0255", "0800-2000", "1400"]), max_size=3))
def test_nothing_but_the_spelling_of_numbers_changes(text, numbers):
    line = heard(" ".join([text, *numbers]))

    def rest(words):
        return "".join(each for each in words if each not in " ,-\N{NO-BREAK SPACE}")

    assert rest(digit_by_digit(line, numbers)) == rest(line)


@given(st.from_regex(r"\A0[0-9]{9}\Z"))
def test_every_number_of_ten_digits_is_said_in_ten(number):
    assert digit_by_digit(f"Bel {number}.") == f"Bel {' '.join(number)}."


def test_marks_for_the_eyes_are_not_heard():
    assert heard("اتصل \u2066112\u2069 \u200e الآن  ") == "اتصل 112 الآن"
    assert heard("می\u200cخواهم") == "می\u200cخواهم", "this one is a letter's business in Persian"


def test_every_number_of_the_starter_content_and_every_urgent_number_is_known_for_what_it_is():
    numbers = {phone["number"] for each in read_content().services.values() for phone in each.get("phones", ())}
    numbers |= {few.number for few in (each.few for each in (*SENTENCES, *TEXTS) if each.few) if few.number}
    assert len(numbers) > 20
    for number in numbers:
        assert digit_by_digit(f"Bel {number}.", [number]).count(" ") >= sum(each.isdigit() for each in number), number


@pytest.mark.parametrize("code", offered_codes())
def test_the_urgent_numbers_are_said_digit_by_digit_in_every_language(code):
    for number in ("112", "113", "0800-2000"):
        for each in SENTENCES:
            words = heard(translate(code, each.dutch, each.domain))
            assert number not in digit_by_digit(words), words
