"""Lives hang on these. Each danger in words, with slips, in a question; and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.hearing import begins_with_slips
from app.search.understanding import dangers_in


def told(question: str, code: str = "nl") -> list[str]:
    return [danger.key for danger in dangers_in(question, code)]


@pytest.mark.parametrize(
    ("question", "danger"),
    [
        ("ik wil dood", "suicide"),
        ("ik wil niet meer leven", "suicide"),
        ("ik denk de hele tijd aan zelfmoord wat moet ik doen", "suicide"),
        ("zelfmort", "suicide"),
        ("zelf moord", "suicide"),
        ("ikwildood", "suicide"),
        ("IK WIL DOOOOD!!!", "suicide"),
        ("mijn moeder is dood en ik wil ook dood", "suicide"),
        ("mijn zoon wil zichzelf iets aandoen", "suicide"),
        ("hij slaat mij", "violence"),
        ("hij slaat op mijn kind", "violence"),
        ("mijn man slat me als hij gedronken heeft", "violence"),
        ("ik word geslgaen", "violence"),
        ("mijn buurman mishandelt zijn vrouw", "violence"),
        ("ik ben verkracht", "rape"),
        ("ik ben vekracht door mijn baas", "rape"),
        ("er is brand in de keuken", "fire"),
        ("brand", "fire"),
        ("ik ruik gas in huis", "fire"),
        ("ze heeft te veel pillen geslikt", "overdose"),
        ("mijn kind heeft bleek gedronken", "overdose"),
        ("mijn vader ademt niet meer", "dying"),
        ("hartinfrct", "dying"),
        ("hij staat hier met een mes", "attack"),
        ("de buurkinderen zijn al dagen alleen thuis", "child_alone"),
        ("waar kan ik vannacht slapen", "homeless_tonight"),
        ("wij hebben vandaag niets te eten", "hungry_tonight"),
    ],
)
def test_a_danger_is_heard_with_slips_and_in_a_whole_question(question: str, danger: str) -> None:
    assert told(question)[:1] == [danger]


@pytest.mark.parametrize("code", ["nl", "pl", "ar", "ti", "so"])
def test_a_danger_in_dutch_is_heard_on_every_page(code: str) -> None:
    assert told("hij slaat mij", code) == ["violence"]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "mijn man slaapt slecht",
        "mijn oma is dood wat moet ik regelen",
        "wij lagen dood van het lachen",
        "hoe oud moet een kind zijn om alleen thuis te zijn",
        "mag mijn kind alleen naar school fietsen",
        "ik wil brandweerman worden",
        "waar koop ik vuurwerk",
        "cursus reanimatie",
        "bloed prikken ziekenhuis",
        "mijn brood is op",
        "honderd euro lenen",
        "boksles",
        "trommel slaan",
        "de klok slaat twaalf",
        "slagroom taart bakken",
        "brandhout bestellen",
        "ik ben geslaagd",
        "messen slijpen",
        "slapeloosheid",
        "levensverzekering",
        "pillen ophalen bij de apotheek",
        "dode hoek rijbewijs",
        "de buren maken lawaai ik kan niet slapen",
        "vannacht koorts huisarts",
        "ik wil rood verven",
        "straatfeest organiseren",
        "alleenstaande moeder met kind",
        "ik wil graag mensen leren kennen",
        "ik kan mijn rekeningen niet betalen",
        "mijn fiets is gestolen",
        "werk zoeken",
    ],
)
def test_an_everyday_question_is_no_alarm(question: str) -> None:
    assert told(question) == []


@pytest.mark.parametrize("code", ["tr", "nl"])
@pytest.mark.parametrize(
    "question",
    [
        "gönüllü olmak istiyorum",
        "uye olmak istiyorum",
        "hasta oluyorum",
        "ne oluyor anlamadım",
        "başvurum ne oldu",
        "hamile oldum",
        "oldukça pahalı kira",
        "annem geçen ay öldü ne yapmalıyım",
    ],
)
def test_to_be_is_not_to_die_in_turkish_though_both_fold_alike(question: str, code: str) -> None:
    assert told(question, code) == []


@pytest.mark.parametrize(
    ("question", "danger"),
    [
        ("ölmek istiyorum", "suicide"),
        ("olmek istiyorum", "suicide"),
        ("kendimi öldürmek istiyorum", "suicide"),
        ("kendimi oldurmek istiyorum", "suicide"),
        ("kocam beni öldürecek", "attack"),
        ("kocam beni oldurecek", "attack"),
        ("kocam beni dovuyor", "violence"),
        ("annem ölüyor", "dying"),
    ],
)
def test_a_turkish_danger_is_heard_with_and_without_its_marks(question: str, danger: str) -> None:
    assert told(question, "tr")[:1] == [danger]


@pytest.mark.parametrize(
    ("question", "danger"),
    [
        ("ik zie het niet meer zitten", "suicide"),
        ("kwil dood", "suicide"),
        ("iedereen is beter af zonder mij", "suicide"),
        ("hij geeft me klappen", "violence"),
        ("mijn ouders dwingen mij te trouwen", "violence"),
        ("mij slaat hij altijd als hij dronken is", "violence"),
        ("hijslaatmij", "violence"),
        ("buurvrouw wordt geslagen door haar man", "violence"),
        ("mijn stiefvader zit aan me", "rape"),
        ("mijn dochtertje van 4 is kwijt", "attack"),
        ("mijn baby is blauw", "dying"),
        ("mijn man heeft mij eruit gezet", "homeless_tonight"),
    ],
)
def test_a_danger_is_heard_in_slang_in_any_order_and_about_others(question: str, danger: str) -> None:
    assert told(question)[:1] == [danger]


def test_an_everyday_word_with_an_ending_is_no_slip_of_a_danger() -> None:
    assert told("aanslag gemeentelijke belastingen", "en") == []


def test_a_harmless_phrase_hides_nothing_that_is_said_in_another_order() -> None:
    assert told("de klok slaat") == []
    assert told("hij slaat mij met een klok") == ["violence"]
    assert told("cały czas myślę żeby się zabić", "pl") == ["suicide"]


def test_the_surest_danger_comes_first_and_the_others_after_it() -> None:
    assert told("hij heeft mij geslagen en verkracht")[0] in ("rape", "violence")
    assert set(told("hij slaat mij en er is brand in huis")) == {"fire", "violence"}


def test_a_slip_in_a_long_beginning_is_forgiven_and_in_a_short_one_not() -> None:
    assert begins_with_slips("zelfmort", "zelfmoord")
    assert not begins_with_slips("stal", "stalk")


@settings(deadline=None)  # The first one reads the vocabulary.
@given(st.text(max_size=300))
def test_any_text_is_heard_without_harm(text: str) -> None:
    assert len(told(text)) <= 10
