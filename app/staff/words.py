"""Kinds, steps and states in words for staff."""

from app.forms import staff_

KIND_NAMES = {
    "activity": staff_("activiteit"),
    "organization": staff_("organisatie"),
    "service": staff_("aanbod"),
    "location": staff_("plek"),
    "notice": staff_("mededeling"),
    "person": staff_("medewerker"),
}
# Whole sentences: who comes first in Dutch and elsewhere in other languages.
DEEDS = {
    "created": staff_("%(who)s heeft dit gemaakt"),
    "saved": staff_("%(who)s heeft dit veranderd"),
    "published": staff_("%(who)s heeft dit op de site gezet"),
    "withdrawn": staff_("%(who)s heeft dit van de site gehaald"),
    "proposed": staff_("%(who)s heeft een wijziging voorgesteld"),
    "approved": staff_("%(who)s heeft een wijziging goedgekeurd"),
    "rejected": staff_("%(who)s heeft een wijziging afgewezen"),
    "restored": staff_("%(who)s heeft een oude versie teruggezet"),
    "translated": staff_("%(who)s heeft een vertaling gemaakt"),
    "cancelled": staff_("%(who)s heeft een datum afgelast"),
    "checked": staff_("%(who)s heeft dit nagekeken"),
    "password_changed": staff_("%(who)s heeft een nieuw wachtwoord gekozen"),
    "password_reset": staff_("%(who)s heeft een nieuw wachtwoord gegeven"),
    "role_changed": staff_("%(who)s heeft de rol veranderd"),
    "deactivated": staff_("%(who)s heeft het inloggen gestopt"),
    "activated": staff_("%(who)s heeft het inloggen weer toegestaan"),
}
OTHER_DEED = staff_("%(who)s heeft iets gedaan")
SYSTEM = staff_("Het systeem")
STATUS_NAMES = {
    "cancelled": staff_("Gaat niet door"),
    "changed": staff_("Anders"),
    "full": staff_("Vol"),
}


def deed(action: str) -> str:
    return DEEDS.get(action, OTHER_DEED)
