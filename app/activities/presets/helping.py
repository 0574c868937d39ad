"""Walk-in hours and talks: letters, money, energy, work, housing, health."""

from app.activities.presets.preset import Preset, preset_

HELPING: tuple[Preset, ...] = (
    Preset(
        code="spreekuur-brieven",
        title=preset_("Spreekuur brieven en formulieren"),
        description=preset_("Neem uw brief of formulier mee. Wij bekijken het samen."),
        icon="spreekuur-brieven",
        topics=("papieren", "geld"),
        duration=120,
    ),
    Preset(
        code="geldspreekuur",
        title=preset_("Geldspreekuur"),
        description=preset_("Voor vragen over rekeningen, schulden of toeslagen. Neem uw brieven mee, open of dicht."),
        icon="geldspreekuur",
        topics=("geld", "papieren"),
        duration=120,
    ),
    Preset(
        code="spreekuur-energie",
        title=preset_("Spreekuur energie"),
        description=preset_(
            "Voor vragen over stroom en gas, en hoe u minder betaalt. Neem uw rekening mee, als u die heeft."
        ),
        icon="energie",
        topics=("energie", "geld"),
        duration=120,
    ),
    Preset(
        code="spreekuur-werk",
        title=preset_("Spreekuur werk"),
        description=preset_("Voor vragen over werk zoeken, een brief of een contract. Wij kijken samen wat kan."),
        icon="werk",
        topics=("werk",),
        duration=120,
    ),
    Preset(
        code="spreekuur-wonen",
        title=preset_("Spreekuur wonen"),
        description=preset_(
            "Voor vragen over huur, reparaties of een huis zoeken. Neem uw huurcontract mee, als u dat heeft."
        ),
        icon="wonen",
        topics=("wonen",),
        duration=120,
    ),
    Preset(
        code="inloop-wijkteam",
        title=preset_("Inloop Sociaal Wijkteam"),
        description=preset_("Voor vragen over geld, wonen, zorg of gezin. Het wijkteam zoekt met u de juiste hulp."),
        icon="inloop-wijkteam",
        topics=("papieren", "geld", "wonen", "zorg"),
        duration=150,
    ),
    Preset(
        code="digitale-hulp",
        title=preset_("Computer- en telefoonhulp"),
        description=preset_(
            "Hulp met DigiD, e-mail, apps en internet. Neem uw telefoon of laptop mee, als u die heeft."
        ),
        icon="digitale-hulp",
        topics=("digitaal", "papieren"),
        duration=120,
    ),
    Preset(
        code="gezondheid",
        title=preset_("Praten over gezondheid"),
        description=preset_(
            "Iemand vertelt over gezond leven en u kunt alles vragen. U hoeft niets over uzelf te vertellen."
        ),
        icon="gezondheid",
        topics=("gezondheid",),
        duration=90,
    ),
    Preset(
        code="zorgen-voor-een-ander",
        title=preset_("Zorgen voor een ander"),
        description=preset_("Zorgt u voor een familielid of vriend? Hier praat u met mensen die dat ook doen."),
        icon="zorg",
        topics=("zorg", "ontmoeten"),
        duration=90,
        audiences=("mantelzorgers",),
    ),
)
