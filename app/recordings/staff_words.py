"""Recordings in words."""

from app.forms import staff_
from app.recordings.models import SERVICE, TOPIC, URGENT
from app.recordings.overview import BEHIND, GOOD, MISSING

STATES = {
    MISSING: staff_("Nog geen opname"),
    BEHIND: staff_("De tekst is veranderd: lezers horen niets meer"),
    GOOD: staff_("Te horen op de site"),
}
KINDS = {
    URGENT: staff_("zin bij gevaar"),
    TOPIC: staff_("onderwerp"),
    SERVICE: staff_("aanbod"),
}
