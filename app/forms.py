"""What every form of the back office is made of: WTForms alone, no Flask, so that a room's forms know no HTTP.

Labels and messages are Dutch, marked with `staff_`; the form components of app/ui translate them.
"""

from collections.abc import Mapping
from typing import Any

from wtforms import Form as PlainForm
from wtforms import HiddenField, IntegerField, PasswordField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget


def staff_(dutch: str) -> str:
    """Mark a Dutch text for the staff catalog; it is translated where it is shown."""
    return dutch


FILL_IN = staff_("Vul dit in.")
_WORDS = {
    "This field is required.": FILL_IN,
    "Not a valid choice.": staff_("Kies een van de mogelijkheden."),
    "Not a valid integer value.": staff_("Vul een heel getal in."),
    "Not a valid date value.": staff_("Vul een datum in."),
    "Not a valid time value.": staff_("Vul een tijd in, zoals 09:30."),
    "Not a valid datetime value.": staff_("Vul een datum en een tijd in."),
    "Invalid email address.": staff_("Dit is geen e-mailadres."),
    "Invalid URL.": staff_("Dit is geen webadres."),
}


class _DutchWords:
    """WTForms asks this for its own messages."""

    def gettext(self, english: str) -> str:
        return _WORDS.get(english, english)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


class Form(PlainForm):  # type: ignore[misc]  # WTForms ships no types
    """White space around what is typed does not count, except in a password."""

    class Meta:
        def get_translations(self, _form: PlainForm) -> _DutchWords:
            return _DutchWords()

        def bind_field(self, form: PlainForm, unbound: Any, options: dict[str, Any]) -> Any:
            field = unbound.bind(form=form, **options)
            if not isinstance(field, PasswordField):
                field.filters = (_strip, *field.filters)
            return field


class RecordForm(Form):
    """A form over one record. `version` is the one the person was looking at: see app/staff/conflicts.py."""

    version = IntegerField(widget=HiddenInput(), default=0)
    proposal = IntegerField(widget=HiddenInput(), default=0)  # the one that waited beside it, see records/queries.py


class SeenForm(Form):
    """A form over something without versions. `seen` is what stood there when the person looked: app/staff/seen.py."""

    seen = HiddenField()


class Filled(DataRequired):  # type: ignore[misc]  # WTForms ships no types
    """Something must stand here; says so in words."""

    def __init__(self, message: str = FILL_IN) -> None:
        super().__init__(message)


class Ticks(SelectMultipleField):  # type: ignore[misc]  # WTForms ships no types
    """Several may be chosen, each with a box of its own."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def longest(letters: int) -> Length:
    return Length(max=letters, message=staff_("Dit is te lang."))


def choices_of(labels: Mapping[str, str]) -> list[SelectChoice]:
    """Choices from value to label, in order; bare tuples are on their way out in WTForms."""
    return [SelectChoice(value=value, label=label) for value, label in labels.items()]


def _strip(value: Any) -> Any:
    # PostgreSQL cannot keep NUL, and no keyboard makes one.
    return value.replace("\x00", "").strip() if isinstance(value, str) else value
