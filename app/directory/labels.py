"""The words for every structured fact of help: short Dutch sentences from the messages catalog, by code."""

from app.areas.audiences import N_

COST_LABELS: dict[str, str] = {
    "free": N_("Het is gratis."),
    "contribution": N_("U betaalt een eigen bijdrage. Vraag hoeveel."),
    "membership": N_("U wordt lid. Dat kost geld. Vraag hoeveel."),
    "insured": N_("De basisverzekering betaalt. Vraag of u zelf ook iets betaalt."),
    "paid": N_("Het kost geld. Vraag hoeveel."),
    "unknown": N_("Niet bekend. Vraag het."),
}
ACCESS_LABELS: dict[str, str] = {
    "walk_in": N_("U kunt zo binnenlopen."),
    "appointment": N_("Maak eerst een afspraak."),
    "referral": N_("Een arts of hulpverlener stuurt u door."),
    "phone": N_("U kunt bellen."),
    "online": N_("U kunt het via internet doen."),
}
WALK_IN_OR_APPOINTMENT = N_("U kunt ook een afspraak maken.")
ANONYMOUS_LABELS: dict[str, str] = {
    "yes": N_("U hoeft uw naam niet te zeggen."),
    "no": N_("Ze vragen uw naam."),
    "unknown": N_("Niet bekend. Vraag het."),
}
PAPERS_LABELS: dict[str, str] = {
    "yes": N_("U heeft papieren of een BSN nodig."),
    "no": N_("U heeft geen papieren of BSN nodig."),
    "unknown": N_("Niet bekend. Vraag het."),
}
TELLS_OTHERS_LABELS: dict[str, str] = {
    "yes": N_("Ze mogen dit aan anderen vertellen. Vraag aan wie."),
    "no": N_("Ze vertellen dit niet aan anderen."),
    "only_in_danger": N_("Ze vertellen dit alleen aan anderen als er gevaar is."),
    "unknown": N_("Niet bekend. Vraag het."),
}
CALL_COST_LABELS: dict[str, str] = {
    "free": N_("Bellen is gratis."),
    "normal": N_("U betaalt wat u altijd betaalt voor bellen."),
    "extra": N_("Bellen kan extra geld kosten."),
}
CHANNEL_LABELS: dict[str, str] = {
    "website": N_("Website"),
    "email": N_("E-mail"),
    "chat": N_("Chat"),
    "whatsapp": N_("WhatsApp"),
    "sms": N_("Sms"),
}
CHANNEL_ICONS: dict[str, str] = {"website": "web", "email": "mail", "chat": "chat", "whatsapp": "chat", "sms": "chat"}
STATUS_LABELS: dict[str, str] = {
    "active": "",
    "planned": N_("Dit is nog een plan. U kunt er nu nog niet terecht."),
    "unsure": N_("Wij weten niet zeker of dit er nog is. Vraag het eerst."),
    "closed": N_("Dit is gestopt. U kunt er niet meer terecht."),
}
AREA_LABELS: dict[str, str] = {
    "neighbourhood": N_("In uw wijk"),
    "municipality": N_("In uw gemeente"),
    "region": N_("In uw regio"),
    "country": N_("In heel Nederland"),
}
ACCESSIBILITY_LABELS: dict[str, str] = {
    "wheelchair": N_("U kunt er met een rolstoel in."),
    "wheelchair_toilet": N_("Er is een toilet voor mensen met een rolstoel."),
    "lift": N_("Er is een lift."),
    "hearing_loop": N_("Er is een ringleiding voor uw hoortoestel."),
    "assistance_dog": N_("Een hulphond mag mee."),
}


def ways_in(access: tuple[str, ...]) -> list[str]:
    """One sentence for each way in; an appointment is not needed where one can also walk in."""
    may_walk_in = "walk_in" in access
    return [WALK_IN_OR_APPOINTMENT if way == "appointment" and may_walk_in else ACCESS_LABELS[way] for way in access]
