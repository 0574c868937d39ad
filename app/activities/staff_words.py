"""The facts of an activity in the words of the back office: choices and states, by code."""

from app.activities.clashes import InTheWay
from app.forms import staff_
from app.i18n import staff_ as say
from app.i18n import staff_n

HOW_OFTEN = {
    "once": staff_("Eén keer"),
    "week-1": staff_("Elke week"),
    "week-2": staff_("Elke 2 weken"),
    "week-3": staff_("Elke 3 weken"),
    "week-4": staff_("Elke 4 weken"),
    "week-5": staff_("Elke 5 weken"),
    "week-6": staff_("Elke 6 weken"),
    "week-7": staff_("Elke 7 weken"),
    "week-8": staff_("Elke 8 weken"),
    "month-1": staff_("Elke maand: de eerste (zoals de eerste dinsdag)"),
    "month-2": staff_("Elke maand: de tweede"),
    "month-3": staff_("Elke maand: de derde"),
    "month-4": staff_("Elke maand: de vierde"),
    "month-last": staff_("Elke maand: de laatste"),
}
DAYS = {
    "MO": staff_("maandag"),
    "TU": staff_("dinsdag"),
    "WE": staff_("woensdag"),
    "TH": staff_("donderdag"),
    "FR": staff_("vrijdag"),
    "SA": staff_("zaterdag"),
    "SU": staff_("zondag"),
}
YES_NO = {"yes": staff_("ja"), "no": staff_("nee"), "unknown": staff_("niet bekend")}
LEVELS = {
    "": staff_("Maakt niet uit"),
    "A0": staff_("A0: nog geen Nederlands"),
    "A1": staff_("A1: een paar woorden"),
    "A2": staff_("A2: een beetje"),
    "B1": staff_("B1: goed"),
}
COSTS = {"free": staff_("Gratis"), "gift": staff_("Vrije gift"), "paid": staff_("Kost geld")}
SIGNUPS = {
    "none": staff_("Hoeft niet, zo binnenlopen"),
    "desk": staff_("Aan de balie"),
    "required": staff_("Van tevoren opgeven"),
}
VISIBILITIES = {
    "public": staff_("Iedereen: op de site en op het scherm"),
    "link": staff_("Alleen wie de link heeft"),
    "room": staff_("Niemand: alleen de zaal bezet houden"),
}
REASONS = {
    "ill": staff_("Begeleider is ziek"),
    "weather": staff_("Slecht weer"),
    "holiday": staff_("Vakantie of feestdag"),
    "renovation": staff_("Verbouwing"),
    "too_few": staff_("Te weinig mensen"),
    "other": staff_("Iets anders"),
}
ANY_REASON = {"": staff_("Zeg ik niet"), **REASONS}
PARTS = {"morning": staff_("ochtend"), "afternoon": staff_("middag"), "evening": staff_("avond")}
STATES = {
    "published": staff_("Op de site"),
    "draft": staff_("Concept"),
    "withdrawn": staff_("Van de site gehaald"),
}
STATUSES = {
    "confirmed": staff_("Gaat door"),
    "changed": staff_("Gewijzigd"),
    "full": staff_("Vol"),
    "cancelled": staff_("Gaat niet door"),
}


def in_the_way_lines(found: InTheWay) -> list[str]:
    """What is in the room already, and what is free instead: a sentence each."""
    lines = [
        staff_n(
            "De zaal is bezet op %(day)s: %(title)s.",
            "De zaal is %(num)s keer bezet, het eerst op %(day)s: %(title)s.",
            each.count,
            day=each.first.strftime("%d-%m-%Y %H:%M"),
            title=each.title,
        )
        for each in found.clashes
    ]
    if found.free_rooms:
        names = ", ".join(room.name.source for room in found.free_rooms)
        lines.append(say(staff_("Vrij op die tijd: %(rooms)s."), rooms=names))
    if found.free_times:
        times = ", ".join(each.strftime("%H:%M") for each in found.free_times)
        lines.append(say(staff_("In deze zaal vrij vanaf: %(times)s."), times=times))
    return lines
