import pytest
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, StringField

from app.form_rows import MOST, SPARE, Row, Rows
from app.forms import Filled, Form, choices_of


class ColourRow(Row):
    name = StringField("Naam", [Filled()])
    tone = SelectField("Toon", choices=[])


class ColoursForm(Form):
    colours = Rows("Kleuren", ColourRow)


def form_of(sent=None, **data):
    form = ColoursForm(MultiDict(sent) if sent is not None else None, data=data)
    form.colours.prepare(lambda row: setattr(row.tone, "choices", choices_of({"": "Geen", "dark": "Donker"})))
    return form


def test_only_filled_rows_count():
    form = form_of(
        {"colours-0-name": "rood", "colours-0-tone": "", "colours-1-name": " ", "colours-7-name": "blauw"}
        | {"colours-7-tone": "dark"}
    )

    assert [row["name"] for row in form.colours.data] == ["rood", "blauw"]
    assert form.validate()


@pytest.mark.parametrize("sent", [None, {"colours-0-name": "rood"}, {"other": "x"}])
def test_there_are_always_spare_rows_and_they_have_their_choices(sent):
    form = form_of(sent)

    assert len(form.colours.spare) == SPARE
    assert [len(row.form.tone.choices) for row in form.colours] == [2] * len(form.colours)


def test_a_spare_row_asks_nothing_of_the_browser():
    assert "required" not in str(form_of().colours.spare[0].form.name)


def test_what_is_wrong_is_said_in_the_row_and_above_the_form():
    form = form_of({"colours-0-name": "", "colours-0-tone": "dark"})

    assert not form.validate()
    assert form.colours.errors == ["Vul dit in."]
    assert form.colours.entries[0].form.name.errors == ["Vul dit in."]


def test_a_row_is_read_out_in_words():
    form = form_of(colours=[{"name": "rood", "tone": "dark"}, {"name": "blauw", "tone": ""}])

    assert form.colours.words() == "rood, Donker | blauw"


def test_a_flood_of_rows_is_cut_off():
    form = form_of({f"colours-{number}-name": "rood" for number in range(500)})

    assert len(form.colours) <= MOST + SPARE
