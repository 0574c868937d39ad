"""Common activities whose title and description stand in the `presets` catalog.

A preset fills in the form of a new activity; staff may change every value except the
words, which therefore name no day, price or room.
"""

from dataclasses import dataclass
from typing import Literal

Cost = Literal["free", "gift", "paid"]
Signup = Literal["none", "desk", "required"]
Slot = Literal["", "level", "age"]


def preset_(text: str) -> str:
    """Mark a Dutch sentence for the presets catalog."""
    return text


@dataclass(frozen=True)
class Preset:
    """`duration` is in minutes; no audience means everyone.

    `slot` names the one fact that tells two such activities apart, `icon` the pictogram
    in our SVG sprite.
    """

    code: str
    title: str
    description: str
    icon: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    duration: int
    cost: Cost
    signup: Signup
    slot: Slot


PRESETS: tuple[Preset, ...] = (
    Preset(
        code="koffieochtend",
        title=preset_("Koffieochtend"),
        description=preset_("Koffie, thee en een praatje met buren. U bent welkom."),
        icon="ontmoeten",
        topics=("ontmoeten",),
        audiences=(),
        duration=120,
        cost="paid",
        signup="none",
        slot="",
    ),
    Preset(
        code="taalles",
        title=preset_("Nederlandse les"),
        description=preset_("Samen Nederlands leren, stap voor stap. U oefent met praten, lezen en schrijven."),
        icon="taal",
        topics=("taal", "nieuw-in-nederland"),
        audiences=("volwassenen",),
        duration=120,
        cost="free",
        signup="desk",
        slot="level",
    ),
    Preset(
        code="taalcafe",
        title=preset_("Taalcafé"),
        description=preset_("Gewoon Nederlands praten met elkaar. Fouten maken mag."),
        icon="taal",
        topics=("taal", "ontmoeten"),
        audiences=("volwassenen",),
        duration=90,
        cost="free",
        signup="none",
        slot="",
    ),
    Preset(
        code="spreekuur-brieven",
        title=preset_("Spreekuur brieven en formulieren"),
        description=preset_("Neem uw brief of formulier mee. Wij bekijken het samen."),
        icon="papieren",
        topics=("papieren", "geld"),
        audiences=(),
        duration=120,
        cost="free",
        signup="none",
        slot="",
    ),
    Preset(
        code="geldspreekuur",
        title=preset_("Geldspreekuur"),
        description=preset_("Voor vragen over rekeningen, schulden of toeslagen. Neem uw brieven mee, open of dicht."),
        icon="geld",
        topics=("geld", "papieren"),
        audiences=(),
        duration=120,
        cost="free",
        signup="none",
        slot="",
    ),
    Preset(
        code="inloop-wijkteam",
        title=preset_("Inloop Sociaal Wijkteam"),
        description=preset_("Voor vragen over geld, wonen, zorg of gezin. Het wijkteam zoekt met u de juiste hulp."),
        icon="papieren",
        topics=("papieren", "geld", "wonen", "zorg"),
        audiences=(),
        duration=150,
        cost="free",
        signup="none",
        slot="",
    ),
    Preset(
        code="huiswerkklas",
        title=preset_("Huiswerkklas"),
        description=preset_("Rustig huiswerk maken. Er is iemand die helpt."),
        icon="kinderen",
        topics=("kinderen",),
        audiences=("kinderen",),
        duration=90,
        cost="free",
        signup="desk",
        slot="age",
    ),
    Preset(
        code="kinderclub",
        title=preset_("Kinderclub"),
        description=preset_("Samen spelen en knutselen. Er is begeleiding bij."),
        icon="kinderen",
        topics=("kinderen",),
        audiences=("kinderen",),
        duration=90,
        cost="paid",
        signup="none",
        slot="age",
    ),
    Preset(
        code="jongereninloop",
        title=preset_("Jongereninloop"),
        description=preset_("Chillen, praten en samen iets doen. Er is een jongerenwerker bij."),
        icon="jongeren",
        topics=("jongeren", "ontmoeten"),
        audiences=("jongeren",),
        duration=150,
        cost="free",
        signup="none",
        slot="age",
    ),
    Preset(
        code="eettafel",
        title=preset_("Samen eten"),
        description=preset_("Een warme maaltijd met mensen uit de buurt. Zeg het als u iets niet mag eten."),
        icon="eten",
        topics=("eten", "ontmoeten"),
        audiences=(),
        duration=90,
        cost="paid",
        signup="required",
        slot="",
    ),
    Preset(
        code="repaircafe",
        title=preset_("Repaircafé"),
        description=preset_("Neem iets mee dat kapot is. Vrijwilligers proberen het met u te maken."),
        icon="ontmoeten",
        topics=("ontmoeten",),
        audiences=(),
        duration=150,
        cost="gift",
        signup="none",
        slot="",
    ),
    Preset(
        code="digitale-hulp",
        title=preset_("Computer- en telefoonhulp"),
        description=preset_(
            "Hulp met DigiD, e-mail, apps en internet. Neem uw telefoon of laptop mee, als u die heeft."
        ),
        icon="digitaal",
        topics=("digitaal", "papieren"),
        audiences=(),
        duration=120,
        cost="free",
        signup="none",
        slot="",
    ),
)

PRESET_BY_CODE: dict[str, Preset] = {preset.code: preset for preset in PRESETS}
