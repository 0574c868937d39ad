"""Forms about what is not as usual: one date, a pause, a place that closes, the school holidays."""

from datetime import datetime, timedelta
from typing import Any

from wtforms import RadioField, SelectField, StringField
from wtforms.validators import ValidationError

from app.activities import staff_words as words
from app.activities.staff_forms import NIGHT, day_field, longest, time_field
from app.content.forms import AsksAboutPrivacy
from app.forms import Filled, Form, choices_of, staff_


class CancelForm(AsksAboutPrivacy):
    """This date does not go on."""

    cancel_reason = RadioField(staff_("Waarom?"), choices=choices_of(words.REASONS), default="ill")
    cancel_words = StringField(
        staff_("In eigen woorden"),
        [longest(200)],
        description=staff_("Hoeft niet. De reden hierboven staat meteen in elke taal; eigen woorden nog niet."),
    )


class MoveForm(AsksAboutPrivacy):
    """This date is at another time or place."""

    move_day = day_field(staff_("Dag"), Filled(staff_("Vul een datum in.")))
    move_begins = time_field(staff_("Van"), Filled(staff_("Vul in hoe laat het begint, zoals 09:30.")))
    move_ends = time_field(staff_("Tot"), Filled(staff_("Vul in hoe laat het klaar is, zoals 11:30.")))
    move_place = SelectField(staff_("Waar"))
    move_reason = RadioField(staff_("Waarom?"), choices=choices_of(words.ANY_REASON), default="")
    move_words = StringField(staff_("In eigen woorden"), [longest(200)])

    def validate_move_ends(self, field: Any) -> None:
        begins = self.move_begins.data
        if begins and field.data and field.data <= begins and not begins > NIGHT >= field.data:
            raise ValidationError(staff_("Dit is niet later dan het begin."))

    def span(self) -> tuple[datetime, int]:
        """The new start and the minutes it takes."""
        starts = datetime.combine(self.move_day.data, self.move_begins.data)
        ends = datetime.combine(self.move_day.data, self.move_ends.data)
        ends += timedelta(days=ends <= starts)
        return starts, int((ends - starts).total_seconds()) // 60


class PeriodForm(Form):
    """From the first up to and with the last day."""

    first_day = day_field(staff_("Eerste dag"), Filled(staff_("Vul een datum in.")))
    last_day = day_field(
        staff_("Laatste dag"), Filled(staff_("Vul een datum in.")), description=staff_("Deze dag hoort er nog bij.")
    )

    def validate_last_day(self, field: Any) -> None:
        if field.data and self.first_day.data and field.data < self.first_day.data:
            raise ValidationError(staff_("Dit is eerder dan de eerste dag."))


class PauseForm(PeriodForm):
    reason = RadioField(staff_("Waarom?"), choices=choices_of(words.ANY_REASON), default="holiday")


class ClosureForm(PauseForm):
    place = SelectField(staff_("Wat gaat dicht?"), [Filled(staff_("Kies een plek."))])


class HolidayForm(PeriodForm):
    name = StringField(
        staff_("Naam"), [Filled(), longest(60)], description=staff_("Bijvoorbeeld: kerstvakantie 2026.")
    )
