"""Common activities whose title and description stand in the `presets` catalog, in groups as staff choose them."""

from dataclasses import dataclass

from app.activities.presets.helping import HELPING
from app.activities.presets.learning import LEARNING
from app.activities.presets.meeting import MEETING
from app.activities.presets.moving import MOVING
from app.activities.presets.neighbourhood import NEIGHBOURHOOD
from app.activities.presets.preset import Preset
from app.activities.presets.young import YOUNG
from app.forms import staff_

__all__ = ["GROUPS", "PRESETS", "PRESET_BY_CODE", "Preset", "PresetGroup"]


@dataclass(frozen=True)
class PresetGroup:
    """`name` is a sentence of the staff catalog."""

    name: str
    presets: tuple[Preset, ...]


GROUPS: tuple[PresetGroup, ...] = (
    PresetGroup(staff_("Samen"), MEETING),
    PresetGroup(staff_("Taal en leren"), LEARNING),
    PresetGroup(staff_("Hulp en spreekuren"), HELPING),
    PresetGroup(staff_("Kinderen, jongeren en ouders"), YOUNG),
    PresetGroup(staff_("Bewegen"), MOVING),
    PresetGroup(staff_("De buurt"), NEIGHBOURHOOD),
)
PRESETS: tuple[Preset, ...] = tuple(preset for group in GROUPS for preset in group.presets)
PRESET_BY_CODE: dict[str, Preset] = {preset.code: preset for preset in PRESETS}
