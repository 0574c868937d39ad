"""The life topics, in the order in which the reader sees them.

The Dutch sentences are the msgids of the `topics` catalog. A step is true for every
service under its topic, whether one calls it, visits it or reads it on a screen.
"""

from dataclasses import dataclass


def topic_(text: str) -> str:
    """Mark a Dutch sentence for the topics catalog."""
    return text


@dataclass(frozen=True)
class Topic:
    """`request` stands between "Ik spreek ..." and "Kunt u een tolk bellen?"."""

    slug: str
    name: str
    explanation: str
    steps: tuple[str, ...]
    request: str

    @property
    def icon(self) -> str:
        """The id of the pictogram in our SVG sprite."""
        return self.slug


TOPICS: tuple[Topic, ...] = (
    Topic(
        slug="nood",
        name=topic_("Nood"),
        explanation=topic_("Als er direct gevaar is voor u of een ander."),
        steps=(
            topic_("Is er nu gevaar? Bel 112."),
            topic_("Zeg waar u bent."),
        ),
        request=topic_("Het is dringend. Ik heb nu hulp nodig."),
    ),
    Topic(
        slug="geld",
        name=topic_("Geld en schulden"),
        explanation=topic_("Rekeningen, schulden, uitkering en toeslagen."),
        steps=(
            topic_("Wacht niet."),
            topic_("Houd uw brieven bij u, open of dicht."),
            topic_("Mist u een papier? Vraag toch hulp."),
        ),
        request=topic_("Ik zoek hulp met geld of schulden."),
    ),
    Topic(
        slug="eten",
        name=topic_("Eten en spullen"),
        explanation=topic_("Eten, kleding en spullen voor weinig of geen geld."),
        steps=(
            topic_("Wacht niet tot het eten op is."),
            topic_("Zeg het als u vandaag geen eten heeft."),
        ),
        request=topic_("Ik heb weinig geld. Ik zoek eten of spullen."),
    ),
    Topic(
        slug="wonen",
        name=topic_("Wonen"),
        explanation=topic_("Een huis zoeken, huur, reparaties en uw verhuurder."),
        steps=(
            topic_("Moet u uw huis uit? Vraag vandaag nog hulp."),
            topic_("Is er iets kapot? Maak een foto."),
            topic_("Houd uw huurcontract bij u, als u dat heeft."),
        ),
        request=topic_("Ik zoek hulp met wonen of huur."),
    ),
    Topic(
        slug="dakloos",
        name=topic_("Geen huis"),
        explanation=topic_("Dakloos, of bijna uw huis kwijt."),
        steps=(
            topic_("Vraag vandaag nog hulp."),
            topic_("Zeg het als er kinderen bij u zijn."),
            topic_("Vraag waar u vannacht kunt slapen."),
        ),
        request=topic_("Ik heb geen eigen plek om te slapen. Ik zoek hulp."),
    ),
    Topic(
        slug="gezondheid",
        name=topic_("Gezondheid"),
        explanation=topic_("Huisarts, tandarts, medicijnen, zwanger zijn en prikken."),
        steps=(
            topic_("Is er levensgevaar? Bel 112."),
            topic_("Vertel wat u voelt en welke medicijnen u gebruikt."),
            topic_("Geen verzekering? Vraag toch hulp."),
        ),
        request=topic_("Ik zoek hulp. Het gaat over gezondheid."),
    ),
    Topic(
        slug="psychisch",
        name=topic_("Stress en verdriet"),
        explanation=topic_("Somber, bang of in de war zijn. Voor u of een ander."),
        steps=(
            topic_("Denkt u aan zelfmoord? Bel 113."),
            topic_("Is er nu gevaar? Bel 112."),
            topic_("U hoeft niet alles te vertellen."),
        ),
        request=topic_("Ik heb veel zorgen en stress. Ik wil met iemand praten."),
    ),
    Topic(
        slug="verslaving",
        name=topic_("Verslaving"),
        explanation=topic_("Alcohol, drugs, gokken of gamen. Voor u of een ander."),
        steps=(
            topic_("Is er nu gevaar? Bel 112."),
            topic_("Praten kan ook als u nog niet wilt stoppen."),
            topic_("Ook familie en vrienden kunnen hulp vragen."),
        ),
        request=topic_("Ik zoek hulp bij verslaving."),
    ),
    Topic(
        slug="geweld",
        name=topic_("Geweld"),
        explanation=topic_("Als iemand u of uw kind pijn doet, dwingt of bang maakt."),
        steps=(
            topic_("Is er nu gevaar? Bel 112."),
            topic_("Veilig Thuis: bel 0800-2000, dag en nacht."),
            topic_("Kies een moment dat niemand meekijkt of meeluistert."),
        ),
        request=topic_("Ik ben niet veilig. Ik wil graag alleen met u praten."),
    ),
    Topic(
        slug="veiligheid",
        name=topic_("Veiligheid"),
        explanation=topic_("Overlast, diefstal, oplichting of ruzie in de buurt."),
        steps=(
            topic_("Is er nu gevaar? Bel 112."),
            topic_("Onthoud wat er gebeurde, waar en wanneer."),
        ),
        request=topic_("Ik wil iets melden over veiligheid."),
    ),
    Topic(
        slug="kinderen",
        name=topic_("Kinderen"),
        explanation=topic_("Opvoeden, school, spelen en opgroeien."),
        steps=(
            topic_("Is een kind in gevaar? Bel 112."),
            topic_("Elke vraag over uw kind is goed."),
            topic_("Vertel hoe oud uw kind is."),
        ),
        request=topic_("Ik heb een vraag over mijn kind."),
    ),
    Topic(
        slug="jongeren",
        name=topic_("Jongeren"),
        explanation=topic_("School, thuis, vrienden en vrije tijd van jongeren."),
        steps=(
            topic_("Elke vraag is goed."),
            topic_("Vertel het in uw eigen woorden."),
        ),
        request=topic_("Ik zoek hulp of iets te doen voor jongeren."),
    ),
    Topic(
        slug="ouderen",
        name=topic_("Ouderen"),
        explanation=topic_("Hulp thuis, zorg en gezelschap als u ouder wordt."),
        steps=(
            topic_("Vertel wat thuis moeilijk gaat."),
            topic_("Iemand anders mag ook voor u vragen."),
            topic_("Vraag wat het kost."),
        ),
        request=topic_("Ik zoek hulp voor ouderen."),
    ),
    Topic(
        slug="zorg",
        name=topic_("Zorg en beperking"),
        explanation=topic_("Ziek zijn, een beperking hebben, of zorgen voor een ander."),
        steps=(
            topic_("Vertel wat goed gaat en wat moeilijk is."),
            topic_("Zorgt u voor een ander? Ook u kunt hulp vragen."),
            topic_("Vraag wat het kost."),
        ),
        request=topic_("Ik zoek hulp bij ziekte of een beperking."),
    ),
    Topic(
        slug="werk",
        name=topic_("Werk"),
        explanation=topic_("Werk zoeken, loon, contract en ontslag."),
        steps=(
            topic_("Teken niets dat u niet begrijpt."),
            topic_("Bewaar uw contract en loonstroken, als u die heeft."),
            topic_("Schrijf op hoeveel uren u werkt."),
        ),
        request=topic_("Ik zoek hulp met werk of loon."),
    ),
    Topic(
        slug="taal",
        name=topic_("Nederlands leren"),
        explanation=topic_("Taalles, lezen, schrijven en oefenen met praten."),
        steps=(
            topic_("Vertel wat u al kunt."),
            topic_("Vertel op welke dagen u kunt."),
            topic_("Fouten maken mag."),
        ),
        request=topic_("Ik wil Nederlands leren praten, lezen en schrijven."),
    ),
    Topic(
        slug="papieren",
        name=topic_("Brieven en formulieren"),
        explanation=topic_("Hulp bij brieven lezen en formulieren invullen."),
        steps=(
            topic_("Houd de brief bij u, open of dicht."),
            topic_("Staat er een datum in? Wacht niet."),
            topic_("Teken niets dat u niet begrijpt."),
        ),
        request=topic_("Ik zoek hulp met een brief of formulier."),
    ),
    Topic(
        slug="digitaal",
        name=topic_("Computer en telefoon"),
        explanation=topic_("DigiD, e-mail, apps en internet."),
        steps=(
            topic_("Zorg dat uw telefoon is opgeladen."),
            topic_("Typ zelf uw wachtwoord. Vertel het aan niemand."),
        ),
        request=topic_("Ik zoek hulp met mijn telefoon, computer of DigiD."),
    ),
    Topic(
        slug="energie",
        name=topic_("Energie"),
        explanation=topic_("De energierekening, besparen en een warm huis."),
        steps=(
            topic_("Wacht niet als betalen niet lukt."),
            topic_("Houd uw energierekening bij u."),
        ),
        request=topic_("Ik zoek hulp met mijn energierekening of een koud huis."),
    ),
    Topic(
        slug="recht",
        name=topic_("Uw rechten"),
        explanation=topic_("Advies bij ontslag, huur, scheiding of discriminatie."),
        steps=(
            topic_("Wacht niet. Soms moet u snel antwoorden."),
            topic_("Houd uw brieven en contracten bij u."),
            topic_("Teken niets dat u niet begrijpt."),
        ),
        request=topic_("Ik zoek advies over mijn rechten."),
    ),
    Topic(
        slug="nieuw-in-nederland",
        name=topic_("Nieuw in Nederland"),
        explanation=topic_("Verblijf, inschrijven, inburgeren en de weg vinden."),
        steps=(
            topic_("Vraag om een tolk."),
            topic_("U mag eerst vragen: vertelt u dit aan anderen?"),
        ),
        request=topic_("Ik ben nieuw in Nederland. Ik zoek hulp."),
    ),
    Topic(
        slug="vervoer",
        name=topic_("Vervoer"),
        explanation=topic_("Bus, pont, fiets, en vervoer als lopen moeilijk is."),
        steps=(
            topic_("Vraag wat het kost."),
            topic_("Kijk eerst hoe laat u terug kunt."),
            topic_("Zeg het als u een rolstoel of rollator gebruikt."),
        ),
        request=topic_("Ik zoek hulp met vervoer."),
    ),
    Topic(
        slug="ontmoeten",
        name=topic_("Mensen ontmoeten"),
        explanation=topic_("Koffie, activiteiten, vrijwilligerswerk en nieuwe mensen."),
        steps=(
            topic_("Kies iets wat u leuk vindt."),
            topic_("Alleen komen is goed."),
        ),
        request=topic_("Ik wil graag mensen ontmoeten en meedoen."),
    ),
    Topic(
        slug="sport",
        name=topic_("Sport"),
        explanation=topic_("Sporten en bewegen, voor jong en oud."),
        steps=(
            topic_("Vraag of u het eerst mag proberen."),
            topic_("Is het te duur? Vraag wie kan helpen."),
        ),
        request=topic_("Ik zoek een sport voor mij of mijn kind."),
    ),
    Topic(
        slug="gemeente",
        name=topic_("Gemeente"),
        explanation=topic_("Paspoort, verhuizen, meldingen en andere vragen."),
        steps=(
            topic_("Vraag of u een afspraak moet maken."),
            topic_("Vraag welke papieren nodig zijn."),
        ),
        request=topic_("Ik heb een vraag voor de gemeente."),
    ),
)

TOPIC_BY_SLUG: dict[str, Topic] = {topic.slug: topic for topic in TOPICS}
