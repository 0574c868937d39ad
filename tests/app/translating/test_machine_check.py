"""Nonsense of a machine is told from a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.translating.drafts import protect, unprotect
from app.translating.machine_check import fault_in

DUTCH = "U kunt zo binnenlopen. Neem uw brief mee naar de balie."
POLISH = "Można przyjść bez umawiania. Proszę wziąć ze sobą list do recepcji."


@pytest.mark.parametrize(
    ("dutch", "answer", "code", "fault"),
    [
        (DUTCH, POLISH, "pl", ""),
        (DUTCH, "يمكنكم الدخول مباشرة. أحضروا الرسالة معكم.", "ar", ""),
        (DUTCH, "Можете да влезете без уговорка. Вземете писмото си.", "bg", ""),
        ("Gratis", "Za darmo", "pl", ""),
        ('Bel <x id="0"/>.', 'Proszę dzwonić: <x id="0"/>.', "pl", ""),
        ('<x id="0"/>', '<x id="0"/>', "pl", ""),
        ("Jan &amp; co", "Jan &amp; s-ka", "pl", ""),
        (DUTCH, "", "pl", "empty"),
        (DUTCH, " \n ", "pl", "empty"),
        (DUTCH, DUTCH, "pl", "untranslated"),
        (DUTCH, POLISH, "ar", "script"),
        (DUTCH, "يمكنكم الدخول مباشرة", "pl", "script"),
        (
            DUTCH,
            "You can just walk in. Take your letter with you to the desk and have it read for you.",
            "pl",
            "language",
        ),
        (DUTCH, "Sie können einfach kommen und der Brief ist mit zu den Leuten", "pl", "language"),
        ('Bel <x id="0"/>.', "Proszę dzwonić.", "pl", "placeholder"),
        ('Bel <x id="0"/>.', 'Proszę <x id="0"/> dzwonić <x id="0"/>.', "pl", "placeholder"),
        (DUTCH, POLISH + "<script>alert(1)</script>", "pl", "markup"),
        (DUTCH, f"<b>{POLISH}</b>", "pl", "markup"),
        (DUTCH, POLISH + " &lt;img&gt;", "pl", "markup"),
        (DUTCH, POLISH * 9, "pl", "length"),
        (DUTCH, "Tak", "pl", "length"),
    ],
)
def test_each_kind_of_nonsense_has_its_name(dutch, answer, code, fault):
    assert fault_in(dutch, answer, code) == fault


NAMES = ["De Stek", "Welzijn Velsen", "112"]
PIECES = st.sampled_from(
    [
        *NAMES,
        "Bel",
        "14 0255 123",
        "https://a.nl/b?c=1&d=2",
        "info@a.nl",
        "€ 2,50",
        "<b>",
        "a & b",
        "%(name)s",
        "09:30",
        "é",
    ]
)


@given(st.lists(PIECES).map(" ".join))
def test_what_is_protected_comes_back_exactly(dutch):
    marked, kept = protect(dutch, NAMES)
    assert unprotect(marked, kept) == dutch
    assert "<b>" not in marked
    for each in ("https://", "info@a.nl", "De Stek", "%(name)s", "€"):
        assert each not in marked


def test_a_name_inside_a_longer_word_is_no_name():
    assert protect("De Stekelbaars", NAMES) == ("De Stekelbaars", [])
