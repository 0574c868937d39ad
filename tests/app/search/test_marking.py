from markupsafe import Markup

from app.search.marking import marked


def test_words_are_marked_with_their_endings_and_tags_are_left_alone() -> None:
    card = Markup('<p class="schuld">Hulp bij <b>schulden</b> &amp; geld</p>')
    assert marked(card, ["schulden"]) == '<p class="schuld">Hulp bij <b><mark>schulden</mark></b> &amp; geld</p>'


def test_what_was_escaped_stays_escaped() -> None:
    assert marked(Markup("&lt;amp&gt;"), ["amp", "lt"]) == "&lt;<mark>amp</mark>&gt;"


def test_accents_and_other_scripts_are_marked_as_they_are_written() -> None:
    assert marked(Markup("Długi i ديون"), ["dlugi", "ديون"]) == "<mark>Długi</mark> i <mark>ديون</mark>"


def test_without_a_question_nothing_changes() -> None:
    assert marked(Markup("<p>x</p>"), []) == "<p>x</p>"
