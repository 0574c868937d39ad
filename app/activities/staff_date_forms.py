"""Forms about what is not as usual: one date, a pause, a place that closes, the school holidays, a whole place, and
who may say so without signing in.
"""

from datetime import datetime, timedelta
from typing import Any

from wtforms import RadioField, SelectField, StringField
from wtforms.validators import ValidationError

from app.activities import bulk
from app.activities import staff_words as words
from app.activities.staff_forms import NIGHT, day_field, time_field
from app.content.forms import AsksAboutPrivacy
from app.forms import Filled, Form, choices_of, longest, staff_
from app.languages import SOURCE


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


class WholePlaceForm(PeriodForm):
    place = SelectField(staff_("Waar"), [Filled(staff_("Kies een plek."))])
    deed = RadioField(
        staff_("Wat gebeurt er?"),
        choices=choices_of(
            {
                bulk.CANCEL: staff_("Alles gaat niet door"),
                bulk.PAUSE: staff_("Alles heeft pauze"),
                bulk.MOVE: staff_("Alles gaat naar een andere plek"),
            }
        ),
        default=bulk.CANCEL,
    )
    target = SelectField(staff_("Naar welke plek? Alleen als alles daarheen gaat."), default="")
    reason = RadioField(staff_("Waarom?"), choices=choices_of(words.ANY_REASON), default="holiday")

    def validate_target(self, field: Any) -> None:
        if self.deed.data == bulk.MOVE and (not field.data or field.data == self.place.data):
            raise ValidationError(staff_("Kies een andere plek."))


class HostForm(Form):
    name = StringField(
        staff_("Voor wie is de link?"),
        [Filled(staff_("Vul een naam in.")), longest(60)],
        description=staff_("De naam staat in de geschiedenis, niet op de site."),
    )
    language = SelectField(staff_("In welke taal"), default=SOURCE)
