"""The urgent set: the sentences on which somebody's safety hangs, wherever they stand.

They head every translator's list. Until a native reader has approved one in a language, readers of that language see
it in few words with its pictogram, its number and the Dutch beside it (app/translating decides which).
"""

from dataclasses import dataclass


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


@dataclass(frozen=True)
class Few:
    """What is said in few words, because it is read in a panic. `number` is "" where there is none to call."""

    words: str
    number: str
    icon: str


@dataclass(frozen=True)
class UrgentSentence:
    """A sentence of a catalog. Without `few` it is short enough to stand whole beside its Dutch."""

    domain: str
    dutch: str
    few: Few | None = None


@dataclass(frozen=True)
class UrgentText:
    """A text of a service: `field` as in the service's document (`alert`, `next_step`, `summary`)."""

    service: str
    field: str
    few: Few


DANGER = Few(N_("Nu gevaar: politie, ambulance of brandweer"), "112", "nood")
SUICIDE = Few(N_("Denkt u aan zelfmoord?"), "113", "psychisch")
VIOLENCE = Few(N_("Geweld thuis: Veilig Thuis"), "0800-2000", "geweld")
CHILD = Few(N_("Een kind is in gevaar"), "112", "kinderen")
RAPE = Few(N_("Na seksueel geweld: hulp dag en nacht"), "0800-0188", "geweld")
TALK = Few(N_("Kinderen en jongeren: praten kan hier"), "0800-0432", "kinderen")
DOCTOR = Few(N_("Dokter in de avond, in de nacht en in het weekend"), "", "gezondheid")
CONFUSED = Few(N_("Zorgen over iemand die in de war is"), "0800-1205", "psychisch")
NO_BED = Few(N_("Geen slaapplek: vraag vandaag hulp"), "14 0255", "dakloos")
POLICE = Few(N_("Politie, als er geen spoed is"), "0900-8844", "veiligheid")

SENTENCES: tuple[UrgentSentence, ...] = (
    UrgentSentence("messages", DANGER.words),
    UrgentSentence("messages", SUICIDE.words),
    UrgentSentence("messages", VIOLENCE.words),
    UrgentSentence("messages", CHILD.words),
    UrgentSentence("messages", RAPE.words),
    UrgentSentence("messages", TALK.words),
    UrgentSentence("messages", DOCTOR.words),
    UrgentSentence("messages", CONFUSED.words),
    UrgentSentence("messages", NO_BED.words),
    UrgentSentence("messages", POLICE.words),
    UrgentSentence("topics", "Is er nu gevaar? Bel 112.", DANGER),
    UrgentSentence("topics", "Is er levensgevaar? Bel 112.", DANGER),
    UrgentSentence("topics", "Zeg waar u bent."),
    UrgentSentence("topics", "Het is dringend. Ik heb nu hulp nodig."),
    UrgentSentence("topics", "Denkt u aan zelfmoord? Bel 113.", SUICIDE),
    UrgentSentence("topics", "Veilig Thuis: bel 0800-2000, dag en nacht.", VIOLENCE),
    UrgentSentence("topics", "Kies een moment dat niemand meekijkt of meeluistert."),
    UrgentSentence("topics", "Ik ben niet veilig. Ik wil graag alleen met u praten."),
    UrgentSentence("topics", "Is een kind in gevaar? Bel 112.", CHILD),
    UrgentSentence("topics", "Vraag vandaag nog hulp."),
    UrgentSentence("topics", "Vraag waar u vannacht kunt slapen."),
    UrgentSentence("topics", "Zeg het als er kinderen bij u zijn."),
    UrgentSentence("topics", "Moet u uw huis uit? Vraag vandaag nog hulp."),
    UrgentSentence("topics", "Ik heb geen eigen plek om te slapen. Ik zoek hulp."),
    UrgentSentence("topics", "Wacht niet tot het eten op is."),
    UrgentSentence("topics", "Zeg het als u vandaag geen eten heeft."),
)

TEXTS: tuple[UrgentText, ...] = (
    UrgentText("noodnummer-112", "next_step", DANGER),
    UrgentText("113-zelfmoordpreventie", "alert", DANGER),
    UrgentText("113-zelfmoordpreventie", "next_step", SUICIDE),
    UrgentText("veilig-thuis", "alert", DANGER),
    UrgentText("veilig-thuis", "next_step", VIOLENCE),
    UrgentText("centrum-seksueel-geweld", "next_step", RAPE),
    UrgentText("kindertelefoon", "next_step", TALK),
    UrgentText("spoedpost-beverwijk", "alert", DANGER),
    UrgentText("spoedpost-beverwijk", "next_step", DOCTOR),
    UrgentText("huisarts-velsen-noord", "alert", DANGER),
    UrgentText("zorgwekkend-gedrag", "alert", DANGER),
    UrgentText("zorgwekkend-gedrag", "next_step", CONFUSED),
    UrgentText("opvang-dakloos-kennemerland", "next_step", NO_BED),
    UrgentText("politie", "alert", DANGER),
    UrgentText("politie", "next_step", POLICE),
    UrgentText("wijkagent-velsen-noord", "alert", DANGER),
)
SENTENCE_BY_TEXT: dict[tuple[str, str], UrgentSentence] = {(each.domain, each.dutch): each for each in SENTENCES}
TEXT_BY_PLACE: dict[tuple[str, str], UrgentText] = {(each.service, each.field): each for each in TEXTS}
SERVICES: tuple[str, ...] = tuple(dict.fromkeys(each.service for each in TEXTS))  # whom to call first, in this order
EVERYWHERE = (DANGER, SUICIDE, VIOLENCE)  # at the foot of every page, whatever else is broken: no database is needed
