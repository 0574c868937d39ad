"""Forms about screens."""

from collections.abc import Mapping
from typing import Any

from wtforms import SelectField, StringField
from wtforms.validators import Length, ValidationError

from app.directory.staff_fields import clock_time, mail_address, tidy_time
from app.forms import Filled, Form, RecordForm, Ticks, choices_of, longest, staff_
from app.languages import LANGUAGES
from app.records.kinds import Document
from kiosk.actions import MOST_LANGUAGES
from kiosk.staff_words import SLIDES, TOO_MANY_LANGUAGES, WEEKDAYS

FIRST_FOUR = ["nl", "pl", "tr", "ar"]


def _name() -> StringField:
    return StringField(
        staff_("Naam"),
        [Filled(staff_("Vul een naam in.")), longest(60)],
        description=staff_("Zo staat het onder in beeld. Bijvoorbeeld: De Stek, hal."),
    )


class NewScreenForm(Form):
    name = _name()
    location = SelectField(
        staff_("Plek"),
        description=staff_("Het scherm laat zien wat daar te doen is."),
    )


class ScreenForm(RecordForm):
    name = _name()
    languages = Ticks(
        staff_("Talen die om de beurt in beeld komen"),
        choices=choices_of({each.code: each.autonym for each in LANGUAGES}),
        description=staff_("Hoogstens zes. De andere talen kan men op de telefoon kiezen."),
    )
    days = Ticks(
        staff_("Dagen waarop het scherm aan is"),
        choices=choices_of(WEEKDAYS),
        description=staff_("Kies geen enkele dag voor een scherm dat altijd aan is."),
    )
    opens = StringField(staff_("Aan vanaf"), [clock_time], filters=[tidy_time])
    closes = StringField(
        staff_("Aan tot"),
        [clock_time],
        filters=[tidy_time],
        description=staff_("Duurt een activiteit langer, dan blijft het scherm zo lang aan."),
    )
    slides = Ticks(staff_("Wat er in beeld komt naast vandaag"), choices=choices_of(SLIDES))
    notices = Ticks(staff_("Mededelingen op dit scherm"), choices=[])
    alert_to = StringField(
        staff_("E-mailadres voor als het scherm stil is"),
        [mail_address, Length(max=120)],
        description=staff_("Na een kwartier stilte komt er één bericht, en nog één als het scherm er weer is."),
    )

    def validate_languages(self, field: Any) -> None:
        if not 1 <= len(field.data or ()) <= MOST_LANGUAGES:
            raise ValidationError(TOO_MANY_LANGUAGES)

    def validate_closes(self, field: Any) -> None:
        if self.days.data and not (self.opens.data and field.data and self.opens.data < field.data):
            raise ValidationError(staff_("Vul in van wanneer tot wanneer; het einde is later dan het begin."))

    def offer_notices(self, titles: Mapping[str, str]) -> None:
        """`titles` by slug: what can be shown now or later."""
        self.notices.choices = choices_of(titles)

    def facts(self, standing: Document) -> Document:
        """What is saved. `standing` still tells of notices that were left out and are not offered any more."""
        offered = [choice.value for choice in self.notices.iter_choices()]
        gone = [slug for slug in standing["without_notices"] if slug not in offered]
        return {
            "name": self.name.data,
            "languages": _in_order(self.languages.data, standing["languages"]),
            "hours": {day: [self.opens.data, self.closes.data] for day in self.days.data or ()},
            "without_slides": [kind for kind in SLIDES if kind not in (self.slides.data or ())],
            "without_notices": gone + [slug for slug in offered if slug not in (self.notices.data or ())],
            "alert_to": self.alert_to.data or "",
        }


def form_data(document: Document, titles: Mapping[str, str]) -> dict[str, Any]:
    hours = document["hours"]
    opens, closes = next(iter(hours.values()), ("", ""))
    return {
        "name": document["name"],
        "languages": document["languages"],
        "days": list(hours),
        "opens": opens,
        "closes": closes,
        "slides": [kind for kind in SLIDES if kind not in document["without_slides"]],
        "notices": [slug for slug in titles if slug not in document["without_notices"]],
        "alert_to": document["alert_to"],
    }


class CodeForm(Form):
    code = StringField(
        staff_("Code op het scherm"),
        [Filled(staff_("Typ de acht letters en cijfers van het scherm."))],
        description=staff_("Acht letters en cijfers, onder in beeld. Hoofdletters hoeven niet."),
    )


def _in_order(chosen: list[str], standing: list[str]) -> list[str]:
    """Languages keep the order they had; new ones come after."""
    return [code for code in standing if code in chosen] + [code for code in chosen if code not in standing]
