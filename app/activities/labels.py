"""The words for the structured facts of an activity: short Dutch sentences from the messages catalog, by code."""

from app.areas.audiences import N_

SIGNUP_LABELS: dict[str, str] = {
    "none": N_("U kunt zo binnenlopen."),
    "desk": N_("Geef u op aan de balie."),
    "required": N_("Geef u van tevoren op."),
}
LEVEL_LABELS: dict[str, str] = {
    "A0": N_("U spreekt nog geen Nederlands."),
    "A1": N_("U spreekt een paar woorden Nederlands."),
    "A2": N_("U spreekt een beetje Nederlands."),
    "B1": N_("U spreekt al goed Nederlands."),
}
CHILDREN_LABELS: dict[str, str] = {
    "yes": N_("Kinderen mogen mee."),
    "no": N_("Kinderen kunnen niet mee."),
    "unknown": N_("Niet bekend. Vraag het."),
}
CHILDCARE_LABELS: dict[str, str] = {
    "yes": N_("Er past iemand op uw kinderen."),
    "no": N_("Er is geen oppas voor kinderen."),
}
COME_LATE_LABELS: dict[str, str] = {
    "yes": N_("U mag alleen komen. Later komen mag ook."),
    "no": N_("Kom op tijd. Later komen kan niet."),
}
ACCESSIBLE_LABELS: dict[str, str] = {
    "yes": N_("U kunt er met een rolstoel in."),
    "no": N_("U kunt er niet met een rolstoel in."),
}
