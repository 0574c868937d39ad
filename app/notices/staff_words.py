"""Notices in the words of the back office, by code."""

from app.forms import staff_
from app.notices.actions import NOT_LATER, NOWHERE, PAST, TOO_LONG

PRIORITIES = {
    "normal": staff_("Gewoon"),
    "priority": staff_("Voorrang: staat meteen groot op de schermen"),
}
STATES = {
    "published": staff_("Gepubliceerd"),
    "draft": staff_("Concept: nog niet te zien"),
    "withdrawn": staff_("Weggehaald"),
}
PERIODS = {
    "now": staff_("Nu te zien"),
    "coming": staff_("Komt eraan"),
    "draft": staff_("Concept"),
    "past": staff_("Voorbij of weggehaald"),
}
REFUSALS = {
    NOT_LATER: staff_("Het einde moet na het begin zijn."),
    TOO_LONG: staff_("Een mededeling mag hoogstens 60 dagen blijven staan. Kies een eerdere datum."),
    PAST: staff_("Dit is al voorbij. Kies een latere datum."),
    NOWHERE: staff_("Kies ten minste één plek: de site of de schermen."),
}
OTHER = staff_("Dit kan hier niet staan.")
