"""What happened, as one text to paste into a WhatsApp group, in the languages of the group.

Every sentence comes from the catalogs, so it is as good in each language as the site itself.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.activities.details import activity_page
from app.activities.models import CANCELLED, CHANGED, CONFIRMED, Activity
from app.activities.queries import ActivityRow
from app.activities.wording import status_text
from app.catalogs import translate
from app.dates import day_text, time_text
from app.languages import SOURCE, offered_codes

MOST_DATES = 6


LTR, END = "\u2066", "\u2069"  # Unicode isolates: a message is plain text.


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


def share_text(
    session: Session, activities: Iterable[Activity], codes: Sequence[str], now: datetime, base: str
) -> str:
    """`base` is the public address of the site. Languages come in the order in which they were asked."""
    found = list(activities)
    parts = [_in_language(session, found, code, now, base) for code in codes if code in offered_codes()]
    return "\n\n".join(each for each in parts if each)


def chosen_codes(asked: Iterable[str]) -> list[str]:
    """Languages that are offered, each once; Dutch when nothing was asked that is."""
    return list(dict.fromkeys(code for code in asked if code in offered_codes())) or [SOURCE]


def _in_language(session: Session, activities: Sequence[Activity], code: str, now: datetime, base: str) -> str:
    return "\n\n".join(_about(session, each, code, now, base) for each in activities)


def _about(session: Session, activity: Activity, code: str, now: datetime, base: str) -> str:
    """The changed dates when there are any soon, else the series itself."""
    page = activity_page(session, activity, code, now)
    lines = [f"*{page.name}*"]
    different = [row for row in page.dates if row.status != CONFIRMED][:MOST_DATES]
    if different:
        lines += [_date_line(row, code) for row in different]
    else:
        lines.append(page.when)
        lines += [_date_line(row, code) for row in page.dates[:1]]
        if not page.place.is_hidden:
            lines.append(", ".join(filter(None, (str(page.place.name), str(page.place.room)))))
    lines.append(f"{base}/a/{activity.code}/{code}")
    return "\n".join(lines)


def _ltr(moment: datetime) -> str:
    return f"{LTR}{time_text(moment)}{END}"


def _date_line(row: ActivityRow, code: str) -> str:
    # Words between the times, and each time by itself: a dash reads the wrong way round in Arabic and Persian.
    hours = translate(code, N_("%(start)s tot %(end)s"), start=_ltr(row.starts), end=_ltr(row.ends))
    when = f"{day_text(row.starts.date(), code)}, {hours}"
    if row.status == CONFIRMED:
        return when
    words = [f"{when}: {status_text(row.status, code)}."]
    if row.status == CHANGED and row.was_moved and row.location.text:
        words.append(", ".join(filter(None, (str(row.location), str(row.room)))) + ".")
    if row.why and row.status in (CANCELLED, CHANGED):
        words.append(row.why.value)
    return " ".join(words)
