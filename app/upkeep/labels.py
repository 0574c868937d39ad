"""What a reader can say is wrong, in one sentence each."""

from app.upkeep.models import WRONG


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


WRONG_LABELS: dict[str, str] = {
    "gone": N_("Dit is er niet meer."),
    "hours": N_("De tijden kloppen niet."),
    "place": N_("De plek klopt niet."),
    "phone": N_("Het telefoonnummer klopt niet."),
    "cost": N_("De kosten kloppen niet."),
    "other": N_("Iets anders."),
}
assert tuple(WRONG_LABELS) == WRONG
