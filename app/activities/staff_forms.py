"""Forms of the back office about activities: what staff see and type. The document behind it: see documents.py."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import NumberRange, Optional, ValidationError

from app.activities import staff_words as words
from app.activities.clashes import InTheWay
from app.activities.recurrence import first_date, format_rule
from app.activities.staff_rules import ONCE, days_of, how_often_of, is_monthly, rule_of
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPICS
from app.content.forms import AsksAboutPrivacy
from app.forms import Filled, RecordForm, Ticks, choices_of, longest, staff_
from app.records.kinds import Document

PUBLIC_TEXTS = ("title", "description", "for_whom", "meeting_point", "signup_text", "signup_phone")
SAME_NAME = (
    *PUBLIC_TEXTS,
    *("audiences", "topics", "languages", "age_min", "age_max", "cost", "signup", "free_places", "level"),
    *("children_welcome", "childcare", "come_late", "accessible", "visibility", "skips_school_holidays"),
)
PRICE = re.compile(r"(?:€\s*)?(\d{1,4})(?:[.,](\d{1,2}|-))?")
PHONE = re.compile(r"[+(]?[\d][\d\s().-]{1,24}")
NIGHT = time(6, 0)  # An end before this, on the clock before the start, is on the day after.
DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y"]
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]


def day_field(label: str, *validators: Any, **settings: Any) -> DateField:
    return DateField(label, [*validators, _sensible_day], format=DATE_FORMATS, **settings)


def time_field(label: str, *validators: Any, **settings: Any) -> TimeField:
    return TimeField(label, list(validators), format=TIME_FORMATS, **settings)


def _sensible_day(_form: Any, field: Any) -> None:
    if field.data and not 2000 <= field.data.year <= 2100:
        raise ValidationError(staff_("Kijk het jaar na."))


def _age() -> list[Any]:
    return [Optional(), NumberRange(0, 120, message=staff_("Vul een leeftijd in tussen 0 en 120."))]


class ActivityForm(RecordForm, AsksAboutPrivacy):
    code = HiddenField()  # the short code that a new one will have: the look ahead shows it, the draft keeps it
    title = StringField(staff_("Eigen naam"), [longest(80)])
    description = TextAreaField(staff_("Eigen uitleg"), [longest(2000)])

    first_day = day_field(staff_("Eerste dag"), Filled(staff_("Kies de dag waarop het begint.")))
    begins = time_field(staff_("Van"), Filled(staff_("Vul in hoe laat het begint, zoals 09:30.")))
    ends = time_field(staff_("Tot"), Filled(staff_("Vul in hoe laat het klaar is, zoals 11:30.")))
    how_often = SelectField(staff_("Hoe vaak"), choices=choices_of(words.HOW_OFTEN), default="week-1")
    days = Ticks(
        staff_("Op welke dagen"),
        choices=choices_of(words.DAYS),
        description=staff_("Kiest u niets, dan is het op de dag van de week van de eerste dag."),
    )
    until = day_field(
        staff_("Laatste dag"), Optional(), description=staff_("Laat leeg als u het nog niet weet. Het loopt dan door.")
    )
    skips_school_holidays = BooleanField(staff_("Niet in de schoolvakanties"))
    from_day = day_field(
        staff_("Een andere dag, tijd of plek geldt vanaf"),
        Optional(),
        description=staff_("De dagen daarvoor blijven zoals ze waren. Laat leeg voor: vanaf vandaag."),
    )

    place = SelectField(staff_("Waar"), [Filled(staff_("Kies een plek."))])
    organization = SelectField(staff_("Wie organiseert het"), [Filled(staff_("Kies een organisatie."))])
    meeting_point = StringField(
        staff_("Plek om naartoe te gaan"),
        [longest(120)],
        description=staff_("Bijvoorbeeld: bij de ingang aan de achterkant."),
    )

    audiences = Ticks(
        staff_("Groepen"),
        choices=choices_of(AUDIENCES),
        description=staff_("Kiest u niets, dan is het voor iedereen."),
    )
    age_min = IntegerField(staff_("Jongste leeftijd"), _age())
    age_max = IntegerField(staff_("Oudste leeftijd"), _age())
    for_whom = StringField(
        staff_("Voor wie, in eigen woorden"),
        [longest(200)],
        description=staff_("Alleen als de keuzes hierboven niet passen. Deze tekst moet nog vertaald worden."),
    )
    languages = Ticks(staff_("Welke talen spreken ze daar"), choices=choices_of(SPOKEN_LANGUAGES))
    level = SelectField(staff_("Hoeveel Nederlands is nodig"), choices=choices_of(words.LEVELS))
    children_welcome = RadioField(staff_("Mogen kinderen mee?"), choices=choices_of(words.YES_NO), default="unknown")
    childcare = RadioField(staff_("Is er oppas?"), choices=choices_of(words.YES_NO), default="unknown")
    come_late = RadioField(
        staff_("Mag je alleen of later komen?"), choices=choices_of(words.YES_NO), default="unknown"
    )
    accessible = RadioField(
        staff_("Kun je er met een rolstoel in?"), choices=choices_of(words.YES_NO), default="unknown"
    )
    topics = Ticks(
        staff_("Onderwerpen"),
        choices=choices_of({topic.slug: topic.name for topic in TOPICS}),
        description=staff_("Onder deze onderwerpen vinden mensen de activiteit."),
    )

    cost = RadioField(staff_("Kosten"), choices=choices_of(words.COSTS), default="free")
    price = StringField(
        staff_("Prijs in euro"),
        description=staff_("Alleen als het geld kost. Bijvoorbeeld 2 of 2,50."),
        render_kw={"inputmode": "decimal"},
    )
    signup = RadioField(staff_("Opgeven"), choices=choices_of(words.SIGNUPS), default="none")
    signup_phone = StringField(
        staff_("Telefoon om op te geven"),
        description=staff_("Het nummer van de organisatie, niet van een mens."),
        render_kw={"inputmode": "tel"},
    )
    signup_text = StringField(
        staff_("Opgeven, in eigen woorden"),
        [longest(200)],
        description=staff_("Bijvoorbeeld: tot woensdag 12 uur. Deze tekst moet nog vertaald worden."),
    )
    free_places = IntegerField(
        staff_("Vrije plekken"),
        [Optional(), NumberRange(0, 999, message=staff_("Vul een getal in tussen 0 en 999."))],
        description=staff_("U houdt dit getal zelf bij. Laat leeg als er geen maximum is."),
    )
    visibility = RadioField(staff_("Zichtbaar voor"), choices=choices_of(words.VISIBILITIES), default="public")

    needs_title = False
    in_the_way: InTheWay | None = None  # what is in the room already, when somebody pressed a button
    duration_kept: tuple[time, time, int] | None = None  # begin, end and minutes as they stand, for very long ones

    def validate_title(self, field: Any) -> None:
        if self.needs_title and not field.data:
            raise ValidationError(staff_("Vul in hoe de activiteit heet."))

    def validate_days(self, field: Any) -> None:
        if is_monthly(self.how_often.data) and len(field.data or []) > 1:
            raise ValidationError(staff_("Kies voor elke maand één dag van de week."))

    def validate_ends(self, field: Any) -> None:
        begins = self.begins.data
        if begins and field.data and not self._minutes():
            raise ValidationError(staff_("Dit is niet later dan het begin."))

    def validate_until(self, field: Any) -> None:
        if field.data and self.first_day.data and field.data < self.first_day.data and not self.from_day.data:
            raise ValidationError(staff_("Dit is eerder dan de eerste dag."))

    def validate_age_max(self, field: Any) -> None:
        if field.data is not None and self.age_min.data is not None and field.data < self.age_min.data:
            raise ValidationError(staff_("Dit is lager dan de jongste leeftijd."))

    def validate_price(self, field: Any) -> None:
        if field.data and not PRICE.fullmatch(field.data):
            raise ValidationError(staff_("Vul een bedrag in, zoals 2 of 2,50."))

    def validate_signup_phone(self, field: Any) -> None:
        if field.data and not PHONE.fullmatch(field.data):
            raise ValidationError(staff_("Dit is geen telefoonnummer."))

    def document(self) -> Document:
        """What the form says, without the words of the address. Ask only after validation."""
        rule = rule_of(self.how_often.data, self.days.data or [], self.first_day.data)
        rrule = format_rule(rule)
        location, _, room = self.place.data.partition("/")
        starts = datetime.combine(first_date(rrule, self.first_day.data), self.begins.data)
        return {
            **{name: self[name].data if self[name].data is not None else _nothing(name) for name in SAME_NAME},
            "starts": starts.isoformat(timespec="minutes"),
            "duration": self._minutes(),
            "rrule": rrule,
            "until": self.until.data.isoformat() if self.until.data and self.how_often.data != ONCE else None,
            "location": location,
            "room": room,
            "organization": self.organization.data,
            "price_cents": cents(self.price.data or "") if self.cost.data == "paid" else 0,
        }

    def texts(self) -> list[str]:
        """What of this stands in public in the words of staff."""
        return [self[name].data or "" for name in PUBLIC_TEXTS]

    def _minutes(self) -> int:
        """How long it takes; 0 when the end cannot be right."""
        begins, ends = self.begins.data, self.ends.data
        if self.duration_kept and (begins, ends) == self.duration_kept[:2]:
            return self.duration_kept[2]
        span = datetime.combine(date.min, ends) - datetime.combine(date.min, begins)
        if span <= timedelta() and begins > NIGHT >= ends:
            span += timedelta(days=1)
        return max(0, int(span.total_seconds()) // 60)


def _nothing(name: str) -> Any:
    return None if name in ("age_min", "age_max", "free_places") else ""


def cents(price: str) -> int:
    found = PRICE.fullmatch(price)
    if found is None:
        return 0
    part = (found[2] or "0").replace("-", "0").ljust(2, "0")
    return int(found[1]) * 100 + int(part)


def form_data(document: Document) -> dict[str, Any]:
    """The values of the form for a document."""
    starts = datetime.fromisoformat(document["starts"])
    ends = starts + timedelta(minutes=document["duration"])
    euros, rest = divmod(document.get("price_cents") or 0, 100)
    return {
        **{name: document[name] for name in SAME_NAME if name in document},
        "first_day": starts.date(),
        "begins": starts.time(),
        "ends": ends.time(),
        "how_often": how_often_of(document["rrule"]),
        "days": days_of(document["rrule"], starts.date()),
        "until": date.fromisoformat(document["until"]) if document.get("until") else None,
        "place": f"{document['location']}/{document.get('room') or ''}",
        "organization": document["organization"],
        "price": (f"{euros},{rest:02}" if rest else str(euros)) if document.get("price_cents") else "",
    }
