"""Fields and rows that the forms of help share, with the checks of checks.py and phones.py in words for staff."""

import re
from datetime import date
from typing import Any

from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from app.directory import staff_words as words
from app.directory.checks import CLOCK_TIME, WrongDocument, web_address
from app.directory.phones import is_number
from app.form_rows import Row
from app.forms import Filled, Ticks, choices_of, longest, staff_

LOOSE_TIME = re.compile(r"(\d{1,2})(?:\s*(?:[.:u]|uur)\s*(\d{2})?)?")
MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def tidy_time(value: Any) -> Any:
    """`9.30`, `9u30` and `9` are written as `09:30` and `09:00`; what cannot be a time stays as typed."""
    found = LOOSE_TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else value


def tidy_web(value: Any) -> Any:
    """People write `www.velsen.nl`."""
    return f"https://{value}" if isinstance(value, str) and HOST.fullmatch(value) else value


def telephone(_form: Any, field: Any) -> None:
    if field.data and not is_number(field.data):
        raise ValidationError(staff_("Dit is geen telefoonnummer."))


def website(_form: Any, field: Any) -> None:
    try:
        web_address(field.name, field.data or "")
    except WrongDocument as error:
        raise ValidationError(staff_("Een webadres begint met https://")) from error
    if field.data and re.search(r"\s", field.data):
        raise ValidationError(staff_("In een webadres staan geen spaties."))


def mail_address(_form: Any, field: Any) -> None:
    if field.data and not MAIL.fullmatch(field.data):
        raise ValidationError(staff_("Dit is geen e-mailadres."))


def clock_time(_form: Any, field: Any) -> None:
    if field.data and not CLOCK_TIME.fullmatch(field.data):
        raise ValidationError(staff_("Vul een tijd in, zoals 09:30."))


def address_words(_form: Any, field: Any) -> None:
    if not SLUG.fullmatch(field.data or "") or len(field.data) > 80:
        raise ValidationError(words.REFUSALS["slug"])


def calendar_day(_form: Any, field: Any) -> None:
    try:
        day = date.fromisoformat(field.data or "")
    except ValueError as error:
        raise ValidationError(staff_("Vul een datum in.")) from error
    if not 2000 <= day.year <= 2100:
        raise ValidationError(staff_("Kijk het jaar na."))


def _time(label: str) -> StringField:
    return StringField(label, [Filled(), clock_time], filters=[tidy_time], render_kw={"size": 6, "maxlength": 8})


class PhoneRow(Row):
    number = StringField(staff_("Nummer"), [Filled(), telephone, longest(40)], render_kw={"inputmode": "tel"})
    foreign = StringField(
        staff_("Nummer vanuit het buitenland"), [telephone, longest(40)], render_kw={"inputmode": "tel"}
    )
    owner = SelectField(staff_("Van een andere organisatie?"), choices=[])


class ChannelRow(Row):
    kind = SelectField(staff_("Soort"), [Filled(staff_("Kies een soort."))], choices=choices_of(words.CHANNELS))
    value = StringField(staff_("Adres of nummer"), [longest(500)])
    language = SelectField(staff_("Taal ervan"), choices=[])

    def validate_value(self, field: Any) -> None:
        kind = self.kind.data
        if not field.data and kind != "chat":
            raise ValidationError(staff_("Vul een adres of nummer in."))
        if kind == "website":
            field.data = tidy_web(field.data)
            website(self, field)
        elif kind == "email":
            mail_address(self, field)
        elif kind in ("whatsapp", "sms") and not field.data.startswith("https://"):
            telephone(self, field)


class WeekRow(Row):
    days = Ticks(staff_("Dagen"), choices=choices_of(words.DAYS))
    opens = _time(staff_("Open van"))
    closes = _time(staff_("Tot"))

    def validate_days(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(staff_("Kies ten minste één dag."))

    def validate_opens(self, field: Any) -> None:
        if field.data == "24:00":
            raise ValidationError(staff_("Schrijf 00:00 van de volgende dag."))

    def validate_closes(self, field: Any) -> None:
        if field.data and field.data == self.opens.data:
            raise ValidationError(staff_("Dit is dezelfde tijd als het begin."))


class DayRow(Row):
    """One date that is different. Without times it is closed."""

    day = StringField(staff_("Datum"), [calendar_day], widget=DateInput())
    opens = StringField(staff_("Open van"), [clock_time], filters=[tidy_time], render_kw={"maxlength": 8})
    closes = StringField(staff_("Tot"), [clock_time], filters=[tidy_time], render_kw={"maxlength": 8})

    def validate_closes(self, field: Any) -> None:
        if bool(field.data) != bool(self.opens.data):
            raise ValidationError(staff_("Vul beide tijden in, of geen van beide: dan is het dicht."))
        if field.data and field.data == self.opens.data:
            raise ValidationError(staff_("Dit is dezelfde tijd als het begin."))

    validate_opens = WeekRow.validate_opens


class SentenceRow(Row):
    sentence = StringField(staff_("Zin"), [longest(300)])


class SourceRow(Row):
    """`fields` are the facts that the source is for, as keys with commas."""

    title = StringField(staff_("Wat is het?"), [Filled(), longest(300)])
    url = StringField(staff_("Adres op internet"), [website, longest(1000)], filters=[tidy_web])
    fields = HiddenField()

    def is_blank(self) -> bool:
        return not self.title.data and not self.url.data

    def words(self) -> str:
        return ", ".join(filter(None, (self.title.data, self.url.data)))


class RoomRow(Row):
    """A room keeps its `slug` when it gets another name; without a name it is taken away."""

    name = StringField(staff_("Naam van de zaal"), [longest(80)])
    slug = HiddenField()
    is_example = HiddenField()

    def is_blank(self) -> bool:
        return not self.name.data

    def words(self) -> str:
        return str(self.name.data)
