"""Activities in words: when a series is, the state of a date and why. Whole sentences, so that every grammar fits.

Polish and others bend the name of a weekday inside a sentence: hence one sentence for each weekday.
"""

from babel.lists import format_list

from app.activities.recurrence import EACH_MONTH, LAST, ONCE, Rule
from app.catalogs import translate, translate_count
from app.dates import WEEKDAYS, weekday_text
from app.languages import language


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


EACH_DAY = (
    N_("Elke maandag"),
    N_("Elke dinsdag"),
    N_("Elke woensdag"),
    N_("Elke donderdag"),
    N_("Elke vrijdag"),
    N_("Elke zaterdag"),
    N_("Elke zondag"),
)
MONTHLY: dict[int, tuple[str, ...]] = {
    1: (
        N_("Elke eerste maandag van de maand"),
        N_("Elke eerste dinsdag van de maand"),
        N_("Elke eerste woensdag van de maand"),
        N_("Elke eerste donderdag van de maand"),
        N_("Elke eerste vrijdag van de maand"),
        N_("Elke eerste zaterdag van de maand"),
        N_("Elke eerste zondag van de maand"),
    ),
    2: (
        N_("Elke tweede maandag van de maand"),
        N_("Elke tweede dinsdag van de maand"),
        N_("Elke tweede woensdag van de maand"),
        N_("Elke tweede donderdag van de maand"),
        N_("Elke tweede vrijdag van de maand"),
        N_("Elke tweede zaterdag van de maand"),
        N_("Elke tweede zondag van de maand"),
    ),
    3: (
        N_("Elke derde maandag van de maand"),
        N_("Elke derde dinsdag van de maand"),
        N_("Elke derde woensdag van de maand"),
        N_("Elke derde donderdag van de maand"),
        N_("Elke derde vrijdag van de maand"),
        N_("Elke derde zaterdag van de maand"),
        N_("Elke derde zondag van de maand"),
    ),
    4: (
        N_("Elke vierde maandag van de maand"),
        N_("Elke vierde dinsdag van de maand"),
        N_("Elke vierde woensdag van de maand"),
        N_("Elke vierde donderdag van de maand"),
        N_("Elke vierde vrijdag van de maand"),
        N_("Elke vierde zaterdag van de maand"),
        N_("Elke vierde zondag van de maand"),
    ),
    LAST: (
        N_("Elke laatste maandag van de maand"),
        N_("Elke laatste dinsdag van de maand"),
        N_("Elke laatste woensdag van de maand"),
        N_("Elke laatste donderdag van de maand"),
        N_("Elke laatste vrijdag van de maand"),
        N_("Elke laatste zaterdag van de maand"),
        N_("Elke laatste zondag van de maand"),
    ),
}

STATUS_WORDS = {
    "confirmed": N_("Gaat door"),
    "changed": N_("Gewijzigd"),
    "full": N_("Vol"),
    "cancelled": N_("Gaat niet door"),
}
REASON_WORDS = {
    "ill": N_("De begeleider is ziek."),
    "weather": N_("Het weer is te slecht."),
    "holiday": N_("Het is vakantie of een feestdag."),
    "renovation": N_("Er wordt verbouwd."),
    "too_few": N_("Er zijn te weinig mensen."),
    "other": "",
}


def ngettext(singular: str, plural: str) -> tuple[str, str]:
    """Mark both forms of a counted Dutch sentence for the messages catalog."""
    return singular, plural


WEEKLY = N_("Elke week: %(days)s")  # Not a singular of WEEKS: languages with one form would say "every 1 week".
WEEKS = ngettext("Elke %(num)s week: %(days)s", "Elke %(num)s weken: %(days)s")


def describe(rule: Rule, code: str) -> str:
    """When a series is, in words: `Elke maandag`, `Elke 2 weken: maandag en donderdag`."""
    if rule.frequency == ONCE:
        return translate(code, N_("Eén keer"))
    if rule.frequency == EACH_MONTH:
        return translate(code, MONTHLY[rule.position][WEEKDAYS.index(rule.days[0])])
    if len(rule.days) == 1 and rule.interval == 1:
        return translate(code, EACH_DAY[WEEKDAYS.index(rule.days[0])])
    if len(rule.days) == len(WEEKDAYS) and rule.interval == 1:
        return translate(code, N_("Elke dag"))
    names = [weekday_text(WEEKDAYS.index(day), code) for day in rule.days]
    days = format_list(names, locale=language(code).locale)
    if rule.interval == 1:
        return translate(code, WEEKLY, days=days)
    return translate_count(code, *WEEKS, rule.interval, days=days)


def status_text(status: str, code: str) -> str:
    return translate(code, STATUS_WORDS[status])


def reason_text(reason: str, code: str) -> str:
    """Why, as one sentence; empty when only "other" is known."""
    dutch = REASON_WORDS.get(reason, "")
    return translate(code, dutch) if dutch else ""
