"""Sports, walking, dancing, the garden."""

from app.activities.presets.preset import Preset, preset_

MOVING: tuple[Preset, ...] = (
    Preset(
        code="sport-op-het-plein",
        title=preset_("Sport op het plein"),
        description=preset_("Voetbal en andere spelen met elkaar. Er is begeleiding bij."),
        icon="sport",
        topics=("sport", "kinderen", "jongeren"),
        duration=90,
        audiences=("kinderen", "jongeren"),
        slot="age",
        age_min=6,
    ),
    Preset(
        code="bewegen-ouderen",
        title=preset_("Bewegen voor ouderen"),
        description=preset_("Rustige oefeningen, zittend en staand. U doet mee op uw eigen manier."),
        icon="stretch",
        topics=("sport", "ouderen", "gezondheid"),
        duration=60,
        audiences=("ouderen",),
        cost="paid",
        slot="age",
        age_min=55,
    ),
    Preset(
        code="dansen",
        title=preset_("Dansen en bewegen"),
        description=preset_("Samen bewegen op muziek. U hoeft niet te kunnen dansen."),
        icon="stretch",
        topics=("sport", "gezondheid"),
        duration=60,
        cost="paid",
    ),
    Preset(
        code="wandelen",
        title=preset_("Samen wandelen"),
        description=preset_("Rustig wandelen met buren. Wij wachten op elkaar."),
        icon="walk",
        topics=("sport", "ontmoeten"),
        duration=60,
    ),
    Preset(
        code="tuinieren",
        title=preset_("Samen tuinieren"),
        description=preset_("Samen werken in de tuin, met groente en bloemen. U hoeft niets van planten te weten."),
        icon="plant",
        topics=("ontmoeten",),
        duration=120,
    ),
)
