"""What is written to whoever looks after a screen: subject and text, in Dutch, the language of the house."""

from datetime import datetime

from app.dates import day_text, time_text
from app.forms import staff_
from app.languages import SOURCE
from kiosk.models import Screen

SILENT = (
    staff_("Scherm %(name)s is stil"),
    staff_(
        "Het scherm %(name)s laat niets meer van zich horen sinds %(day)s, %(time)s.\n\n"
        "Kijk of het scherm aan staat en of het internet het doet. "
        "Zet anders de computer achter het scherm uit en aan.\n"
        "U krijgt een bericht als het scherm er weer is."
    ),
)
BACK = (
    staff_("Scherm %(name)s is er weer"),
    staff_(
        "Het scherm %(name)s is er weer sinds %(day)s, %(time)s. Het was stil vanaf %(since_day)s, %(since_time)s."
    ),
)


def silent(screen: Screen, since: datetime) -> tuple[str, str]:
    """Times are on the wall."""
    return _filled(SILENT, name=screen.name, day=day_text(since.date(), SOURCE), time=time_text(since))


def back(screen: Screen, since: datetime, at: datetime) -> tuple[str, str]:
    return _filled(
        BACK,
        name=screen.name,
        day=day_text(at.date(), SOURCE),
        time=time_text(at),
        since_day=day_text(since.date(), SOURCE),
        since_time=time_text(since),
    )


def _filled(texts: tuple[str, str], **values: str) -> tuple[str, str]:
    subject, text = texts
    return subject % values, text % values
