"""A mobile number, a mail address or a list of names is found however people write it; ordinary words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.presets import PRESETS
from app.content.privacy_check import EMAIL, MOBILE, NAMES, Doubt, doubts, doubts_in, seal


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06 - 1234 5678",
        "06.12.34.56.78",
        "+31612345678",
        "+31 6 12345678",
        "0031 6 1234 5678",
        "+31 (0)6 12345678",
        "(06) 12345678",
        "+48 512 345 678",
    ],
)
def test_a_mobile_number_is_found(number: str) -> None:
    found = doubts(f"Bel {number} voor vragen.")
    assert [each.kind for each in found] == [MOBILE]


@pytest.mark.parametrize("number", ["0255 123 456", "14 0255", "112", "088 1234567", "0800-1234", "20.000.612"])
def test_a_number_of_a_desk_is_not(number: str) -> None:
    assert doubts(f"Bel {number} voor vragen.") == []


@pytest.mark.parametrize("address", ["jan@voorbeeld.nl", "Jan.de-Vries+les@mail.voorbeeld.com", "jan (at) gmail.com"])
def test_a_mail_address_is_found(address: str) -> None:
    assert doubts(f"Mail naar {address}, graag.") == [Doubt(EMAIL, address)]


@pytest.mark.parametrize(
    "text",
    [
        "Deelnemers: Jan, Piet, Fatima",
        "Met Jan, Piet en Łucja.",
        "Met Jan de Vries en Fatima El Amrani.",
        "- Jan\n- Piet\n- Özlem",
        "1. Jan Jansen\n2. Mo Yilmaz",
    ],
)
def test_a_list_of_names_is_found(text: str) -> None:
    assert [each.kind for each in doubts(text)] == [NAMES]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wij spreken Nederlands, Engels, Pools en Turks.",
        "Voor mensen uit Beverwijk, Heemskerk en IJmuiden.",
        "Neem pen, papier en koffie mee.",
        "Met Fatima.",
        "Koffie en een praatje.\nKom binnen.\nU bent welkom.",
        "Mensen uit Polen, Syrië en Eritrea zijn welkom.",
        "Maandag, Woensdag en Vrijdag",
    ],
)
def test_ordinary_words_are_not_asked_about(text: str) -> None:
    assert doubts(text) == []


def test_no_preset_is_asked_about() -> None:
    assert [doubts(f"{each.title}\n{each.description}") for each in PRESETS] == [[]] * len(PRESETS)


def test_what_stands_in_public_already_is_not_asked_again() -> None:
    assert doubts_in(["Bel 0612345678."], standing=["Bel nu 0612345678!"]) == []
    assert doubts_in(["Bel 0612345678 of 0687654321."], standing=["Bel 0612345678"]) == [Doubt(MOBILE, "0687654321")]


def test_a_yes_counts_for_these_doubts_only() -> None:
    one, two = doubts("0612345678"), doubts("0612345678 jan@voorbeeld.nl")
    assert seal(one) == seal(doubts("Bel 0612345678"))
    assert seal(one) != seal(two)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert all(each.found for each in doubts(text))
