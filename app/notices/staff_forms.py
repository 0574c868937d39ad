"""The form of a notice. The document behind it: actions.py."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wtforms import BooleanField, DateTimeLocalField, RadioField, StringField, TextAreaField
from wtforms.validators import StopValidation, ValidationError

from app.content.forms import AsksAboutPrivacy
from app.forms import Filled, RecordForm, choices_of, longest, staff_
from app.notices.actions import NOT_LATER
from app.notices.models import NORMAL
from app.notices.staff_words import PRIORITIES, REFUSALS
from app.records.kinds import Document

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M"]
TITLE_LETTERS, BODY_LETTERS = 90, 500


def _moment(label: str, missing: str, **settings: Any) -> DateTimeLocalField:
    return DateTimeLocalField(label, [_readable, Filled(missing), _sensible_year], format=FORMATS, **settings)


def _readable(_form: Any, field: Any) -> None:
    """Words that are no moment are not the same as no words."""
    if field.process_errors and any(field.raw_data or ()):
        raise StopValidation(staff_("Vul een datum en een tijd in."))


def _sensible_year(_form: Any, field: Any) -> None:
    if not 2000 <= field.data.year <= 2100:
        raise ValidationError(staff_("Kijk het jaar na."))


class NoticeForm(RecordForm, AsksAboutPrivacy):
    title = StringField(
        staff_("Titel"),
        [Filled(staff_("Vul een titel in.")), longest(TITLE_LETTERS)],
        description=staff_("Eén korte zin die alles zegt. Bijvoorbeeld: De Stek is vrijdag dicht."),
    )
    body = TextAreaField(
        staff_("Tekst"),
        [longest(BODY_LETTERS)],
        description=staff_("Hoeft niet. Wat kan men doen? Schrijf korte zinnen."),
    )
    starts = _moment(staff_("Te zien vanaf"), staff_("Vul een datum en een tijd in."))
    ends = _moment(
        staff_("Te zien tot"),
        staff_("Vul in tot wanneer. Een mededeling heeft altijd een einde."),
        description=staff_("Hoogstens 60 dagen na het begin."),
    )
    on_web = BooleanField(staff_("Op de site"))
    on_screens = BooleanField(staff_("Op de schermen"))
    priority = RadioField(staff_("Voorrang"), choices=choices_of(PRIORITIES), default=NORMAL)

    def validate_ends(self, ends: Any) -> None:
        """Said beside the other errors of the form, not only after they are gone; the rule itself is in actions.py."""
        if ends.data and self.starts.data and ends.data <= self.starts.data:
            raise ValidationError(REFUSALS[NOT_LATER])

    def texts(self) -> list[str]:
        return [self.title.data or "", self.body.data or ""]

    def document(self) -> Document:
        """What the form says, without the words of the address. Ask only after validation."""
        return {
            "title": self.title.data,
            "body": self.body.data or "",
            "starts": self.starts.data.isoformat(timespec="minutes"),
            "ends": self.ends.data.isoformat(timespec="minutes"),
            "priority": self.priority.data,
            "on_web": self.on_web.data,
            "on_screens": self.on_screens.data,
        }


def form_data(document: Mapping[str, Any]) -> dict[str, Any]:
    times = {name: datetime.fromisoformat(document[name]) for name in ("starts", "ends")}
    return {name: value for name, value in document.items() if name != "slug"} | times
