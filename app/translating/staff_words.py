"""The workbench in words."""

from app.forms import staff_
from app.i18n import staff_n
from app.translating.po import Imported
from app.translating.workbench import GOOD, MISSING, STALE, UNREAD

STATES = {
    MISSING: staff_("Nog niet vertaald"),
    STALE: staff_("Loopt achter: het Nederlands is veranderd"),
    UNREAD: staff_("Door een computer vertaald, nog niet gelezen"),
    GOOD: staff_("In orde"),
}
KINDS = {
    "service": staff_("aanbod"),
    "organization": staff_("organisatie"),
    "activity": staff_("activiteit"),
    "notice": staff_("mededeling"),
    "location": staff_("plek"),
}
FIELDS = {
    "name": staff_("naam"),
    "title": staff_("titel"),
    "summary": staff_("wat het is"),
    "description": staff_("uitleg"),
    "next_step": staff_("eerste stap"),
    "for_whom": staff_("voor wie"),
    "alert": staff_("let op"),
    "cost_text": staff_("kosten"),
    "hours_text": staff_("openingstijden"),
    "documents": staff_("wat men meeneemt"),
    "signup_text": staff_("opgeven"),
    "meeting_point": staff_("plek om naartoe te gaan"),
    "image_alt": staff_("wat er op de foto staat"),
    "rooms": staff_("zaal"),
    "body": staff_("tekst"),
}


def imported(found: Imported) -> str:
    """What came of a file, in as many sentences as there is to say."""
    parts = [staff_n("%(num)s tekst is vertaald.", "%(num)s teksten zijn vertaald.", found.written)]
    if found.kept:
        parts.append(
            staff_n(
                "%(num)s tekst bleef staan: iemand schreef intussen iets anders.",
                "%(num)s teksten bleven staan: iemand schreef intussen iets anders.",
                found.kept,
            )
        )
    if found.behind:
        parts.append(
            staff_n(
                "Bij %(num)s is het Nederlands intussen veranderd.",
                "Bij %(num)s is het Nederlands intussen veranderd.",
                found.behind,
            )
        )
    if found.unknown:
        parts.append(
            staff_n(
                "%(num)s tekst staat niet meer op de site.",
                "%(num)s teksten staan niet meer op de site.",
                found.unknown,
            )
        )
    return " ".join(parts)
