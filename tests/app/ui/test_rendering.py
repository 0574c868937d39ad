"""How texts, names, numbers and prices become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.queries import EMPTY, Name, ShownText
from app.ui import rendering

HOSTILE = '<script>alert("1")</script>'
ESCAPED = "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;"
DUTCH = ShownText("Geldhulp", "nl", "Geldhulp")
POLISH = ShownText("Pomoc w długach", "pl", "Geldhulp")
SAME = ShownText("Geldhulp", "pl", "Geldhulp")
FALLBACK = ShownText("Geldhulp", "nl", "Geldhulp", is_fallback=True)


@pytest.fixture
def polish(app):
    with app.test_request_context("/pl/"):
        yield


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("112", "112"),
        ("113", "113"),
        ("144", "144"),
        ("14 0255", "140255"),
        ("116 123", "116123"),
        ("1850", "1850"),
        ("0800-2000", "08002000"),
        ("0800 - 0432", "08000432"),
        ("0900-8844", "09008844"),
        ("0906-1234", "09061234"),
        ("088 123 4567", "0881234567"),
        ("020-123 4567", "+31201234567"),
        ("(0251) 12 34 56", "+31251123456"),
        ("06 12345678", "+31612345678"),
        ("+31 20 123 4567", "+31201234567"),
        ("+31 (0)20 123 4567", "+31201234567"),
        ("0031 20 123 4567", "+31201234567"),
        ("+48 12 345 67 89", "+48123456789"),
    ],
)
def test_a_number_can_be_dialled_as_people_write_it(written, dialled):
    assert rendering.tel(written) == f"tel:{dialled}"


@given(st.text())
def test_whatever_stands_in_for_a_number_never_breaks_the_address(written):
    address = rendering.tel(written)
    assert address.startswith("tel:")
    assert all(character.isdigit() or character == "+" for character in address.removeprefix("tel:"))


@pytest.mark.parametrize(
    ("cents", "words"),
    [(200, "€ 2"), (50, "€ 0,50"), (5, "€ 0,05"), (1250, "€ 12,50"), (0, "€ 0"), (100_000, "€ 1000")],
)
def test_a_price_stands_as_on_a_dutch_price_list(cents, words):
    assert rendering.price(cents) == f'<bdi dir="ltr">{words}</bdi>'


def test_an_empty_text_leaves_no_markup(polish):
    assert rendering.shown(EMPTY) == ""
    assert rendering.paragraphs(EMPTY) == ""
    assert rendering.page_marks() == set()


def test_a_translated_text_stands_plain(polish):
    assert rendering.shown(POLISH) == "Pomoc w długach"
    assert rendering.page_marks() == set()


def test_dutch_for_want_of_a_translation_says_so_to_machines_and_to_the_page(polish):
    assert rendering.shown(FALLBACK) == '<span lang="nl" dir="ltr">Geldhulp</span>'
    assert rendering.page_marks() == {"fallback"}


@pytest.mark.parametrize(
    ("facts", "marks"),
    [
        ({"is_machine": True}, {"machine"}),
        ({"is_stale": True}, {"stale"}),
        ({"is_machine": True, "is_stale": True}, {"stale"}),
    ],
)
def test_a_page_knows_what_it_must_say_about_its_translations(polish, facts, marks):
    rendering.shown(ShownText("Pomoc", "pl", "Hulp", **facts))
    assert rendering.page_marks() == marks


def test_marks_of_several_texts_add_up(polish):
    rendering.shown(FALLBACK)
    rendering.paragraphs(ShownText("Pomoc", "pl", "Hulp", is_machine=True))
    rendering.named(Name(ShownText("Pomoc", "pl", "Hulp", is_stale=True), is_proper=False))
    assert rendering.page_marks() == {"fallback", "machine", "stale"}


def test_lines_become_paragraphs_and_empty_lines_nothing(polish):
    assert rendering.paragraphs(ShownText("Een.\n\n  Twee. \r\n", "pl", "-")) == "<p>Een.</p><p>Twee.</p>"


def test_paragraphs_that_stay_dutch_each_say_so(polish):
    text = ShownText("Een.\nTwee.", "nl", "Een.\nTwee.", is_fallback=True)
    assert rendering.paragraphs(text) == '<p lang="nl" dir="ltr">Een.</p><p lang="nl" dir="ltr">Twee.</p>'


def test_a_proper_name_is_isolated_and_stays_dutch_without_a_mark(polish):
    assert rendering.named(Name(FALLBACK, is_proper=True)) == '<bdi translate="no" lang="nl">Geldhulp</bdi>'
    assert rendering.page_marks() == set()


def test_a_name_that_describes_is_shown_translated_with_the_dutch_of_the_door_beneath(polish):
    name = Name(POLISH, is_proper=False)
    assert rendering.named(name) == "Pomoc w długach"
    beneath = '<span class="dutch-name" lang="nl" dir="ltr" data-dutch>Geldhulp</span>'
    assert rendering.dutch_beneath(name) == beneath


@pytest.mark.parametrize(
    "name", [Name(POLISH, is_proper=True), Name(FALLBACK, is_proper=False), Name(SAME, is_proper=False)]
)
def test_no_name_stands_in_dutch_twice(polish, name):
    assert rendering.dutch_beneath(name) == ""


def test_on_a_dutch_page_nothing_stands_beneath(app):
    with app.test_request_context("/nl/"):
        assert rendering.dutch_beneath(Name(DUTCH, is_proper=False)) == ""


@pytest.mark.parametrize("is_fallback", [True, False])
@pytest.mark.parametrize("is_proper", [True, False])
def test_a_hostile_name_stays_text(polish, is_fallback, is_proper):
    text = ShownText(HOSTILE, "nl" if is_fallback else "pl", HOSTILE, is_fallback=is_fallback)
    name = Name(text, is_proper)
    for markup in (
        rendering.shown(text),
        rendering.paragraphs(text),
        rendering.named(name),
        rendering.dutch_beneath(name),
    ):
        assert "<script" not in markup
    assert ESCAPED in rendering.named(name)


def test_an_address_is_one_line_from_left_to_right():
    class Place:
        address, postal_code, city = "Straat <1>", "1951 AB", "Velsen-Noord"

    line = '<bdi dir="ltr" translate="no">Straat &lt;1&gt;, 1951 AB Velsen-Noord</bdi>'
    assert rendering.address(Place) == line


def test_an_address_without_a_postcode_has_no_loose_comma():
    class Place:
        address, postal_code, city = "Straat 1", "", ""

    assert rendering.address(Place) == '<bdi dir="ltr" translate="no">Straat 1</bdi>'


def test_a_word_too_long_for_a_phone_may_break_in_the_right_place():
    assert rendering.breakable("Opieka i niepełnosprawność") == "Opieka i niepełno\N{SOFT HYPHEN}sprawność"
    assert rendering.breakable("Geld en schulden") == "Geld en schulden"
