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
    "undone": staff_("%(who)s heeft de laatste stap ongedaan gemaakt"),
    "restored": staff_("%(who)s heeft een oude versie teruggezet"),
    "translated": staff_("%(who)s heeft een vertaling gemaakt"),
    "cancelled_date": staff_("%(who)s heeft een dag afgezegd"),
    "full_date": staff_("%(who)s heeft een dag vol gezet"),
    "moved_date": staff_("%(who)s heeft een dag veranderd"),
    "undone_date": staff_("%(who)s heeft een dag weer gewoon gemaakt"),
    "changed_from": staff_("%(who)s heeft dit vanaf een dag veranderd"),
    "paused": staff_("%(who)s heeft een pauze gemaakt"),
    "pause_ended": staff_("%(who)s heeft een pauze weggehaald"),
    "host_link_made": staff_("%(who)s heeft een link voor een begeleider gemaakt"),
    "host_link_revoked": staff_("%(who)s heeft een link voor een begeleider ongeldig gemaakt"),
    "partners_set": staff_("%(who)s heeft de partners gekozen"),
    "owner_set": staff_("%(who)s heeft gekozen wie dit nakijkt"),
    "stopped": staff_("%(who)s heeft dit laten eindigen: niemand bevestigde het"),
    "checked": staff_("%(who)s heeft dit nagekeken"),
    "password_changed": staff_("%(who)s heeft een nieuw wachtwoord gekozen"),
    "password_reset": staff_("%(who)s heeft een nieuw wachtwoord gegeven"),
    "role_changed": staff_("%(who)s heeft de rol veranderd"),
    "languages_changed": staff_("%(who)s heeft de talen veranderd"),
    "second_factor_on": staff_("%(who)s heeft de code bij het inloggen aangezet"),
    "second_factor_off": staff_("%(who)s heeft de code bij het inloggen uitgezet"),
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
# Keys of documents, as they stand in a history. A translation is a key with its language: `summary.pl`.
FIELD_NAMES = {
    "name": staff_("naam"),
    "title": staff_("titel"),
    "body": staff_("tekst"),
    "slug": staff_("woorden in het adres"),
    "state": staff_("staat"),
    "status": staff_("is het er"),
    "proper_name": staff_("eigennaam"),
    "organization": staff_("organisatie"),
    "summary": staff_("wat het is"),
    "description": staff_("uitleg"),
    "for_whom": staff_("voor wie"),
    "next_step": staff_("eerste stap"),
    "alert": staff_("let op"),
    "topics": staff_("onderwerpen"),
    "audiences": staff_("doelgroep"),
    "areas": staff_("gebied"),
    "languages": staff_("talen"),
    "location": staff_("plek"),
    "locations": staff_("plekken"),
    "room": staff_("zaal"),
    "rooms": staff_("zalen"),
    "phones": staff_("telefoonnummers"),
    "channels": staff_("website, e-mail, chat"),
    "website": staff_("website"),
    "email": staff_("e-mail"),
    "access": staff_("hoe men er komt"),
    "schedules": staff_("openingstijden"),
    "hours_text": staff_("openingstijden in woorden"),
    "always_open": staff_("dag en nacht open"),
    "closed_on_holidays": staff_("dicht op feestdagen"),
    "cost": staff_("kosten"),
    "cost_text": staff_("kosten in woorden"),
    "price_cents": staff_("prijs in centen"),
    "anonymous": staff_("anoniem"),
    "papers": staff_("papieren"),
    "tells_others": staff_("vertellen aan anderen"),
    "documents": staff_("wat men meeneemt"),
    "keywords": staff_("zoekwoorden"),
    "assured_date": staff_("nagekeken op"),
    "assurer": staff_("nagekeken door"),
    "unconfirmed": staff_("niet nagekeken"),
    "staff_note": staff_("notitie"),
    "sources": staff_("bronnen"),
    "address_1": staff_("straat en huisnummer"),
    "postal_code": staff_("postcode"),
    "city": staff_("plaats"),
    "accessibility": staff_("toegankelijk"),
    "is_hidden": staff_("geheim adres"),
    "starts": staff_("begin"),
    "ends": staff_("einde"),
    "duration": staff_("minuten"),
    "rrule": staff_("herhaling"),
    "until": staff_("laatste dag"),
    "priority": staff_("voorrang"),
    "on_web": staff_("op de site"),
    "on_screens": staff_("op de schermen"),
    "visibility": staff_("wie het ziet"),
    "level": staff_("niveau"),
    "signup": staff_("opgeven"),
    "signup_text": staff_("opgeven in woorden"),
    "role": staff_("rol"),
    "partners": staff_("partners"),
    "trusts_partner": staff_("mag meteen op de site"),
    "host": staff_("begeleider"),
    "date_changes": staff_("anders op een dag"),
    "pauses": staff_("pauzes"),
    "reconfirm_on": staff_("bevestigen voor"),
}


def field_name(key: str) -> str:
    """`summary.pl` keeps its language behind the name; what has no name is shown as it is."""
    field, _, language = key.partition(".")
    return " ".join(filter(None, (FIELD_NAMES.get(field, field), language)))


def deed(action: str) -> str:
    return DEEDS.get(action, OTHER_DEED)
