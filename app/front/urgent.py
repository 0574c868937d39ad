"""The numbers that stand at the foot of every page, whatever else is broken: no database is needed for them."""

from dataclasses import dataclass


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


@dataclass(frozen=True)
class UrgentNumber:
    number: str
    words: str  # few, because they are read in a panic and stand beside the Dutch
    icon: str


EXIT = "https://www.buienradar.nl/"  # Where "leave this page" leads: a site that anybody may have open.
URGENT = (
    UrgentNumber("112", N_("Nu gevaar: politie, ambulance of brandweer"), "nood"),
    UrgentNumber("113", N_("Denkt u aan zelfmoord?"), "psychisch"),
    UrgentNumber("0800-2000", N_("Geweld thuis: Veilig Thuis"), "geweld"),
)
