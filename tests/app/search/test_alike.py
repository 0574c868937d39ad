import pytest

from app.search.alike import BEGUN, ONE_SLIP, PART, SAME, SOUNDING, TWO_SLIPS, Wordbook, ending_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rekening", "rekeningen"),
        ("rachunki", "rachunkow"),
        ("faturalari", "faturalarim"),
        ("odeyemiyorum", "odeyemem"),
        ("квартира", "квартиру"),
        ("نميتوانم", "نميتوان"),
        ("ደብዳቤ", "ደብዳቤታት"),
    ],
)
def test_words_with_another_ending_are_kin(one: str, other: str) -> None:
    assert ending_likeness(one, other) == ending_likeness(other, one) > 0.5


@pytest.mark.parametrize(
    ("one", "other"), [("huur", "huis"), ("contact", "contract"), ("eten", "etage"), ("kind", "kin"), ("geld", "gel")]
)
def test_words_that_only_begin_alike_are_not(one: str, other: str) -> None:
    assert ending_likeness(one, other) == 0


def test_kin_hold_the_word_itself_its_endings_and_what_it_begins() -> None:
    book = Wordbook(["huur", "huren", "huurachterstand", "tuin"])
    assert book.kin("huur")["huur"] == SAME
    assert "tuin" not in book.kin("huur")
    assert "huurachterstand" not in book.kin("huu")
    assert book.kin("huu", is_unfinished=True)["huurachterstand"] == BEGUN


def test_an_arabic_word_is_found_without_its_article_and_a_tigrinya_word_without_its_preposition() -> None:
    assert Wordbook(["ايجار"]).kin("الايجار")["ايجار"] == SAME
    assert Wordbook(["ኣደይ"]).kin("ንኣደይ")["ኣደይ"] == SAME


def test_the_parts_of_a_compound_are_found_and_of_a_short_word_not() -> None:
    book = Wordbook(["huur", "schuld", "kast", "boek"])
    assert book.parts("huurschuld") == {"huur": PART, "schuld": PART}
    assert book.parts("boekka") == {}


def test_a_slip_or_two_are_forgiven_in_longer_words_only() -> None:
    book = Wordbook(["schulden", "verzekering", "bus", "huur", "duur"])
    assert book.misspelt("shulden") == {"schulden": ONE_SLIP}
    assert book.misspelt("verzekring") == {"verzekering": ONE_SLIP}
    assert book.misspelt("verzkring") == {"verzekering": TWO_SLIPS}
    assert book.misspelt("bos") == {}
    assert "duur" not in book.misspelt("huur")


def test_a_word_in_latin_letters_finds_the_word_of_another_script() -> None:
    book = Wordbook(["مساعده", "документи", "ደብዳቤ", "الدين"])
    assert book.sounding("musa3ada") == {"مساعده": SOUNDING}
    assert book.sounding("dokumenti") == {"документи": SOUNDING}
    assert book.sounding("debdabe") == {"ደብዳቤ": SOUNDING}
    assert book.sounding("da") == {}
