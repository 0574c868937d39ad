"""What a preset is. It fills in the form of a new activity; staff may change every value except the words, which
therefore name no day, price or room.
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

    `slot` names the one fact that tells two such activities apart: the form asks it beside the title, and readers
    see it there. `icon` is the pictogram in our SVG sprite.
    """

    code: str
    title: str
    description: str
    icon: str
    topics: tuple[str, ...]
    duration: int
    audiences: tuple[str, ...] = ()
    cost: Cost = "free"
    signup: Signup = "none"
    slot: Slot = ""
    age_min: int | None = None
    age_max: int | None = None
