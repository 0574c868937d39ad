"""The facts of help in the words of the back office, by code."""

from app.forms import staff_

STATES = {
    "published": staff_("Op de site"),
    "draft": staff_("Concept: nog niet op de site"),
    "withdrawn": staff_("Van de site gehaald"),
}
STATUSES = {
    "active": staff_("Het is er"),
    "planned": staff_("Het is nog een plan"),
    "unsure": staff_("Niet zeker of het er is"),
    "closed": staff_("Het is gestopt"),
}
COSTS = {
    "unknown": staff_("Niet bekend"),
    "free": staff_("Gratis"),
    "contribution": staff_("Eigen bijdrage"),
    "membership": staff_("Men moet lid worden"),
    "insured": staff_("De basisverzekering betaalt"),
    "paid": staff_("Kost geld"),
}
ACCESS = {
    "walk_in": staff_("Zo binnenlopen"),
    "appointment": staff_("Afspraak maken"),
    "referral": staff_("Alleen na verwijzing"),
    "phone": staff_("Bellen"),
    "online": staff_("Via internet"),
}
YES_NO = {"unknown": staff_("Niet bekend"), "yes": staff_("Ja"), "no": staff_("Nee")}
TELLS_OTHERS = {**YES_NO, "only_in_danger": staff_("Alleen bij gevaar")}
CHANNELS = {
    "": staff_("Kies"),
    "website": staff_("Website"),
    "email": staff_("E-mail"),
    "chat": staff_("Chat"),
    "whatsapp": staff_("WhatsApp"),
    "sms": staff_("Sms"),
}
DAYS = {
    "MO": staff_("ma"),
    "TU": staff_("di"),
    "WE": staff_("wo"),
    "TH": staff_("do"),
    "FR": staff_("vr"),
    "SA": staff_("za"),
    "SU": staff_("zo"),
}
ACCESSIBILITY = {
    "wheelchair": staff_("Met een rolstoel kan men erin"),
    "wheelchair_toilet": staff_("Toilet voor rolstoelen"),
    "lift": staff_("Lift"),
    "hearing_loop": staff_("Ringleiding"),
    "assistance_dog": staff_("Hulphond mag mee"),
}
# Facts that were only recalled, and texts that are translated, by their key in the document.
FACTS = {
    "name": staff_("Naam"),
    "summary": staff_("Wat is het?"),
    "for_whom": staff_("Voor wie?"),
    "next_step": staff_("Eerste stap"),
    "cost_text": staff_("Kosten, in eigen woorden"),
    "hours_text": staff_("Openingstijden, in eigen woorden"),
    "alert": staff_("Let op"),
    "documents": staff_("Wat men meeneemt"),
    "rooms": staff_("Zalen"),
    "website": staff_("Website"),
    "email": staff_("E-mail"),
    "phone": staff_("Telefoon"),
    "cost": staff_("Kosten"),
    "hours": staff_("Openingstijden"),
    "languages": staff_("Talen"),
    "anonymous": staff_("Anoniem"),
    "address": staff_("Adres"),
    "city": staff_("Plaats"),
}
FILTERS = {
    "": staff_("Alles"),
    "niet-nagekeken": staff_("Niet nagekeken"),
    "geen-telefoon": staff_("Geen telefoon"),
    "onzeker": staff_("Plan of niet zeker"),
    "concept": staff_("Concept"),
    "weggehaald": staff_("Van de site gehaald"),
}
STATE_FILTERS = {key: FILTERS[key] for key in ("", "concept", "weggehaald")}
REFUSALS = {
    "name": staff_("Vul een naam in."),
    "organization": staff_("Deze organisatie is er niet meer. Kies een andere."),
    "slug": staff_("Neem alleen kleine letters, cijfers en streepjes."),
    "slug_taken": staff_("Dit adres is of was al van iets anders. Neem een ander."),
    "rooms_in_use": staff_("In een zaal die u weghaalt, zijn activiteiten. Een andere naam geven kan wel."),
    "other": staff_("Dit kan hier niet staan."),
}


def fact_name(key: str) -> str:
    return FACTS.get(key, key)
