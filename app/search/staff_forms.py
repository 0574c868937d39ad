"""The form that points a word to a topic or a service."""

from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.forms import Filled, Form, staff_
from app.search.added import EMPTY, KNOWN, LONGEST_PHRASE, NO_TARGET, TOO_LONG

REFUSALS = {
    EMPTY: staff_("Vul een woord in."),
    TOO_LONG: staff_("Dit is te lang."),
    NO_TARGET: staff_("Kies een onderwerp of aanbod."),
    KNOWN: staff_("Dit woord staat daar al bij."),
}


class WordForm(Form):
    phrase = StringField(
        staff_("Woord of korte zin"),
        [Filled(REFUSALS[EMPTY]), Length(max=LONGEST_PHRASE, message=REFUSALS[TOO_LONG])],
        description=staff_("Zoals bewoners het typen, in welke taal dan ook."),
    )
    target = SelectField(staff_("Hoort bij"), [Filled(REFUSALS[NO_TARGET])])

    def offer(self, targets: list[tuple[str, str]]) -> None:
        self.target.choices = [
            SelectChoice(value="", label="–"),
            *(SelectChoice(value=v, label=n) for v, n in targets),
        ]
