"""Forms of the back office about help. The documents behind them: actions.py; the way there: staff_documents.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from app.content.forms import AsksAboutPrivacy
from app.directory import staff_words as words
from app.directory.staff_fields import (
    ChannelRow,
    DayRow,
    PhoneRow,
    RoomRow,
    SentenceRow,
    SourceRow,
    WeekRow,
    address_words,
    mail_address,
    tidy_web,
    website,
)
from app.form_rows import Rows
from app.forms import Filled, RecordForm, Ticks, choices_of, longest, staff_

TEXTS = ("name", "summary", "for_whom", "next_step", "cost_text", "hours_text", "alert")
Choices = Mapping[str, str]


@dataclass(frozen=True)
class Offered:
    """What can be chosen, as labels by value, in the order of the lists."""

    organizations: Choices = field(default_factory=dict)
    locations: Choices = field(default_factory=dict)
    areas: Choices = field(default_factory=dict)
    topics: Choices = field(default_factory=dict)
    audiences: Choices = field(default_factory=dict)
    languages: Choices = field(default_factory=dict)


def _name(label: str) -> StringField:
    return StringField(label, [Filled(words.REFUSALS["name"]), longest(120)])


def _proper_name() -> BooleanField:
    return BooleanField(
        staff_("Dit is een eigennaam"),
        description=staff_(
            "Een eigennaam wordt niet vertaald. Haal het vinkje weg bij een naam die uitlegt wat het is."
        ),
    )


def _slug() -> StringField:
    return StringField(
        staff_("Woorden in het adres"),
        [Filled(), address_words],
        description=staff_("Het oude adres blijft werken. Verander dit alleen als het echt moet."),
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )


def _note() -> TextAreaField:
    return TextAreaField(staff_("Notitie"), [longest(4000)])


def _unconfirmed() -> Ticks:
    return Ticks(
        staff_("Alleen uit het hoofd, niet nagekeken"),
        validate_choice=False,
        description=staff_("Dit staat niet op de site. Haal het vinkje weg om een feit weg te gooien."),
    )


class StaffSide(RecordForm, AsksAboutPrivacy):
    """What only staff see of an organisation or a service."""

    unconfirmed = _unconfirmed()
    staff_note = _note()
    sources = Rows(staff_("Bronnen"), SourceRow)

    def offer_facts(self, unconfirmed: Mapping[str, Any]) -> None:
        self.unconfirmed.choices = choices_of(
            {key: f"{words.fact_name(key)}: {value}" for key, value in unconfirmed.items()}
        )


class ServiceForm(StaffSide):
    name = _name(staff_("Naam"))
    proper_name = _proper_name()
    organization = SelectField(staff_("Organisatie"), choices=[])
    status = RadioField(staff_("Is het er?"), choices=choices_of(words.STATUSES))
    alert = TextAreaField(
        staff_("Let op"),
        [longest(400)],
        description=staff_("Staat bovenaan. Bijvoorbeeld: deze week dicht. Haal het weg als het niet meer geldt."),
    )
    summary = TextAreaField(staff_("Wat is het?"), [longest(800)])
    for_whom = TextAreaField(staff_("Voor wie?"), [longest(400)])
    next_step = TextAreaField(
        staff_("Eerste stap"),
        [longest(400)],
        description=staff_("Eén zin: wat doet men nu? Bijvoorbeeld: bel 14 0255."),
    )

    main_topic = SelectField(staff_("Belangrijkste onderwerp"), choices=[])
    topics = Ticks(
        staff_("Ook te vinden onder"), choices=[], description=staff_("Alles waaronder een bewoner zou zoeken.")
    )
    audiences = Ticks(staff_("Doelgroep"), choices=[], description=staff_("Kiest u niets, dan is het voor iedereen."))
    areas = Ticks(
        staff_("Gebied"),
        choices=[],
        description=staff_("Zonder gebied staat het bij geen enkel onderwerp in de lijst."),
    )
    languages = Ticks(staff_("Welke talen spreken ze?"), choices=[])

    phones = Rows(staff_("Telefoonnummers"), PhoneRow, description=staff_("Het bovenste staat op de grote knop."))
    channels = Rows(staff_("Website, e-mail, chat"), ChannelRow)
    access = Ticks(staff_("Hoe komt men er?"), choices=choices_of(words.ACCESS))
    locations = Ticks(staff_("Plekken"), choices=[])

    always_open = BooleanField(staff_("Dag en nacht open"))
    closed_on_holidays = BooleanField(staff_("Dicht op feestdagen"))
    week = Rows(staff_("Openingstijden in de week"), WeekRow)
    exceptions = Rows(
        staff_("Dagen die anders zijn"), DayRow, description=staff_("Laat de tijden leeg als het die dag dicht is.")
    )
    hours_text = TextAreaField(staff_("Openingstijden, in eigen woorden"), [longest(400)])

    cost = RadioField(staff_("Kosten"), choices=choices_of(words.COSTS))
    cost_text = TextAreaField(staff_("Kosten, in eigen woorden"), [longest(400)])
    anonymous = RadioField(staff_("Kan het anoniem?"), choices=choices_of(words.YES_NO))
    papers = RadioField(staff_("Zijn papieren of een BSN nodig?"), choices=choices_of(words.YES_NO))
    tells_others = RadioField(staff_("Vertellen ze het aan anderen?"), choices=choices_of(words.TELLS_OTHERS))
    documents = Rows(staff_("Wat neemt men mee?"), SentenceRow)

    keywords = TextAreaField(
        staff_("Zoekwoorden"),
        [longest(2000)],
        description=staff_("Woorden die mensen zelf gebruiken. Eén op elke regel."),
    )
    slug = _slug()

    def offer(self, offered: Offered) -> "ServiceForm":
        """Fill the choices that come from the database or from another catalog."""
        self.organization.choices = _pairs(offered.organizations)
        self.main_topic.choices = _pairs(offered.topics, staff_("Kies een onderwerp"))
        self.topics.choices = _pairs(offered.topics)
        self.audiences.choices = _pairs(offered.audiences)
        self.areas.choices = _pairs(offered.areas)
        self.languages.choices = _pairs(offered.languages)
        self.locations.choices = _pairs(offered.locations)
        self.phones.prepare(_owners(offered))
        self.channels.prepare(_spoken(offered))
        return self

    def texts(self) -> list[str]:
        """What of this stands in public in the words of staff. A phone number may be one of a person too."""
        numbers = [row["number"] for row in self.phones.data]
        return [
            *(self[name].data or "" for name in TEXTS),
            *(row["sentence"] for row in self.documents.data),
            *numbers,
        ]


class NewServiceForm(AsksAboutPrivacy):
    name = _name(staff_("Naam"))
    organization = SelectField(staff_("Organisatie"), [Filled(staff_("Kies een organisatie."))], choices=[])
    summary = TextAreaField(staff_("Wat is het?"), [longest(800)])


class OrganizationForm(StaffSide):
    name = _name(staff_("Naam"))
    proper_name = _proper_name()
    summary = TextAreaField(staff_("Wat doet de organisatie?"), [longest(800)])
    website = StringField(
        staff_("Website"), [website, longest(500)], filters=[tidy_web], render_kw={"inputmode": "url"}
    )
    email = StringField(
        staff_("E-mail"),
        [mail_address, longest(200)],
        description=staff_("Van de organisatie, niet van één mens."),
        render_kw={"inputmode": "email", "autocapitalize": "none"},
    )
    phones = Rows(staff_("Telefoonnummers"), PhoneRow)
    slug = _slug()

    def offer(self, offered: Offered) -> "OrganizationForm":
        self.phones.prepare(_owners(offered))
        return self

    def texts(self) -> list[str]:
        return [self.name.data or "", self.summary.data or "", *(row["number"] for row in self.phones.data)]


class NewOrganizationForm(AsksAboutPrivacy):
    name = _name(staff_("Naam"))
    summary = TextAreaField(staff_("Wat doet de organisatie?"), [longest(800)])


class LocationForm(RecordForm):
    name = _name(staff_("Naam"))
    proper_name = _proper_name()
    organization = SelectField(staff_("Organisatie"), choices=[])
    is_hidden = BooleanField(staff_("Dit adres is geheim"))
    may_show = BooleanField(staff_("Ja, iedereen mag dit adres weten."))
    address_1 = StringField(staff_("Straat en huisnummer"), [longest(120)])
    postal_code = StringField(staff_("Postcode"), [longest(10)])
    city = StringField(staff_("Plaats"), [longest(80)])
    accessibility = Ticks(staff_("Toegankelijk"), choices=choices_of(words.ACCESSIBILITY))
    rooms = Rows(staff_("Zalen"), RoomRow, description=staff_("Maak een naam leeg om een zaal weg te halen."))
    staff_note = _note()

    was_hidden = False

    def offer(self, offered: Offered) -> "LocationForm":
        self.organization.choices = _pairs(offered.organizations, staff_("Geen"))
        return self

    def validate_may_show(self, tick: Any) -> None:
        if self.was_hidden and not self.is_hidden.data and not tick.data:
            raise ValidationError(staff_("Dit adres was geheim. Zet het vinkje als iedereen het mag weten."))


def _pairs(labels: Choices, nothing: str | None = None) -> list[SelectChoice]:
    return choices_of(labels if nothing is None else {"": nothing, **labels})


def _owners(offered: Offered) -> Callable[[Any], None]:
    def prepare(row: Any) -> None:
        row.owner.choices = _pairs(offered.organizations, staff_("Nee"))

    return prepare


def _spoken(offered: Offered) -> Callable[[Any], None]:
    def prepare(row: Any) -> None:
        row.language.choices = _pairs(offered.languages, staff_("Niet gezegd"))

    return prepare
