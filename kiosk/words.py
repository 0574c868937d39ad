"""Every word a board can say, in every language of its screen. Numbers and times stand between isolates."""

from app.activities.queries import ActivityRow
from app.activities.wording import STATUS_WORDS
from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.catalogs import translate
from app.languages import SOURCE

LTR, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"  # Unicode isolates: a board's texts are plain strings.
LIST_COMMA = {"ar": "، ", "fa": "، "}


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


WORDS: dict[str, str] = {
    "today": N_("Vandaag"),
    "tomorrow": N_("Morgen"),
    "week": N_("De komende dagen"),
    "spotlight": N_("Kom ook langs"),
    "notice": N_("Mededeling"),
    **{status: STATUS_WORDS[status] for status in ("cancelled", "full", "changed")},
    "example": N_("Voorbeeld"),
    "nothing_today": N_("Vandaag is er geen activiteit."),
    "over_today": N_("De activiteiten van vandaag zijn voorbij."),
    "next": N_("De volgende activiteit"),
    "site_title": N_("Hulp en activiteiten in uw taal"),
    "site_promise": N_("Wij vragen uw naam niet. Wij bewaren niet wie zoekt."),
    "scan": N_("Scan met uw telefoon"),
    "ask_desk": N_("Vraag het ook aan de balie."),
    "soon": N_("Begint zo"),
    "topic": N_("Hulp per onderwerp"),
    "numbers": N_("Direct hulp nodig?"),
    "holiday": N_("Het is vakantie of een feestdag."),
    "closed": N_("Vandaag zijn wij dicht."),
    "clock_wrong": N_("Misschien klopt de klok van dit scherm niet."),
    "back": N_("Vorige"),
    "forward": N_("Volgende"),
}
# The page fills these in itself, because only it knows the time: the name in braces stands for a value.
TEMPLATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "until": (N_("tot %(time)s"), ("time",)),
    "from_until": (N_("%(start)s tot %(end)s"), ("start", "end")),
    "last_updated": (N_("Laatst bijgewerkt: %(day)s, %(time)s."), ("day", "time")),
}
URGENT: tuple[tuple[str, str], ...] = (
    ("112", N_("Direct gevaar")),
    ("113", N_("Gedachten aan zelfdoding")),
    ("0800-2000", ""),  # Veilig Thuis: on a screen in a hall the number alone, whoever needs it knows it.
)

SIGNUPS: dict[str, str] = {
    "none": N_("U hoeft zich niet aan te melden."),
    "desk": N_("Meld u aan bij de balie."),
    "required": N_("Meld u eerst aan."),
}


def board_words(code: str) -> dict[str, str]:
    """All fixed words of one language; `{time}` and the like are places to fill in."""
    words = {key: translate(code, dutch) for key, dutch in WORDS.items()}
    for key, (dutch, names) in TEMPLATES.items():
        words[key] = translate(code, dutch, **{name: _blank(name) for name in names})
    return words


def _blank(name: str) -> str:
    """A day is a few words of the language itself; everything else is figures."""
    return "{day}" if name == "day" else ltr("{" + name + "}")


def ltr(value: object) -> str:
    """A number, time or price that reads from left to right in every language."""
    return f"{LTR}{value}{END}"


def isolated(value: object) -> str:
    return f"{FIRST_STRONG}{value}{END}"


def cost_words(row: ActivityRow, code: str) -> str:
    if row.cost == "free":
        return translate(code, N_("Gratis"))
    if row.cost == "gift":
        return translate(code, N_("Vrije gift"))
    if not row.price_cents:
        return translate(code, N_("Dit kost geld"))
    euros, cents = divmod(row.price_cents, 100)
    return ltr(f"€ {euros},{cents:02}" if cents else f"€ {euros}")


def who_words(row: ActivityRow, code: str) -> str:
    """For whom it is: groups and ages; empty means everyone."""
    groups = [translate(code, AUDIENCES[each]) for each in row.audiences if each in AUDIENCES]
    ages = age_words(row.age_min, row.age_max, code)
    level = translate(code, N_("Niveau %(level)s"), level=ltr(row.level)) if row.level else ""
    return _list([*groups, ages, level], code)


def age_words(youngest: int | None, oldest: int | None, code: str) -> str:
    if youngest is not None and oldest is not None:
        return translate(code, N_("%(from)s tot en met %(to)s jaar"), **{"from": ltr(youngest), "to": ltr(oldest)})
    if youngest is not None:
        return translate(code, N_("vanaf %(age)s jaar"), age=ltr(youngest))
    if oldest is not None:
        return translate(code, N_("tot en met %(age)s jaar"), age=ltr(oldest))
    return ""


def signup_words(row: ActivityRow, code: str) -> str:
    return translate(code, SIGNUPS[row.signup]) if row.signup in SIGNUPS else ""


def spoken_words(row: ActivityRow, code: str) -> str:
    names = [translate(code, SPOKEN_LANGUAGES[each]) for each in row.languages if each in SPOKEN_LANGUAGES]
    return translate(code, N_("Wij spreken: %(languages)s"), languages=_list(names, code)) if names else ""


def place_words(row: ActivityRow, code: str, own_name: str) -> str:
    """The room in the house of the screen; room and address elsewhere."""
    parts = [str(row.room or row.meeting_point)] if row.room or row.meeting_point else []
    if row.location.dutch != own_name or not parts:
        parts.append(isolated(row.location))
    return _list(parts, code)


def note_words(row: ActivityRow, code: str) -> str:
    """Why a date is cancelled, full or different, or that nobody has confirmed it."""
    parts = []
    if row.is_unconfirmed and row.status != "cancelled":
        parts.append(translate(code, N_("Wij weten niet zeker of dit nog is. Vraag het eerst.")))
    if row.status == "confirmed":
        return " ".join(parts)
    if row.status == "changed":
        parts.append(translate(code, N_("Let op: andere tijd of plaats.")))
    if row.why and (code == SOURCE or not row.why.is_fallback):
        parts.append(row.why.value)
    return " ".join(parts)


def _list(parts: list[str], code: str) -> str:
    return LIST_COMMA.get(code, ", ").join(part for part in parts if part)
