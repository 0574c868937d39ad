"""Dutch, reading, the computer, the bicycle: lessons and practice."""

from app.activities.presets.preset import Preset, preset_

LEARNING: tuple[Preset, ...] = (
    Preset(
        code="taalles",
        title=preset_("Nederlandse les"),
        description=preset_("Samen Nederlands leren, stap voor stap. U oefent met praten, lezen en schrijven."),
        icon="taalles",
        topics=("taal", "nieuw-in-nederland"),
        duration=120,
        audiences=("volwassenen",),
        signup="desk",
        slot="level",
    ),
    Preset(
        code="taalcafe",
        title=preset_("Taalcafé"),
        description=preset_("Gewoon Nederlands praten met elkaar. Fouten maken mag."),
        icon="taalcafe",
        topics=("taal", "ontmoeten"),
        duration=90,
        audiences=("volwassenen",),
    ),
    Preset(
        code="taalwandeling",
        title=preset_("Taalwandeling"),
        description=preset_(
            "Wandelen met buren en onderweg Nederlands oefenen. U hoeft nog niet goed te kunnen praten."
        ),
        icon="walk",
        topics=("taal", "ontmoeten", "sport"),
        duration=60,
    ),
    Preset(
        code="samen-lezen",
        title=preset_("Samen lezen"),
        description=preset_("Wij lezen een makkelijke tekst in het Nederlands. Daarna praten wij erover."),
        icon="huiswerkklas",
        topics=("taal", "ontmoeten"),
        duration=90,
        audiences=("volwassenen",),
        slot="level",
    ),
    Preset(
        code="computerles",
        title=preset_("Computerles"),
        description=preset_("Leren werken met een computer of telefoon, stap voor stap. U hoeft nog niets te kunnen."),
        icon="digitaal",
        topics=("digitaal",),
        duration=120,
        audiences=("volwassenen",),
        signup="desk",
    ),
    Preset(
        code="fietsles",
        title=preset_("Fietsles"),
        description=preset_("Leren fietsen, rustig en veilig. Zeg het als u geen fiets heeft."),
        icon="bike",
        topics=("vervoer", "sport"),
        duration=90,
        audiences=("volwassenen",),
        signup="desk",
    ),
)
