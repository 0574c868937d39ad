"""When somebody is asked whether a record is still right. Pure: days in, a step out."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

NOTHING, FIRST, WAITING, SECOND, EDITORS = "nothing", "first", "waiting", "second", "editors"
SERVICE_MONTHS = 6
PATIENCE = timedelta(days=14)  # between the mails, and from the second mail to the list of the editors


@dataclass(frozen=True)
class Asking:
    """Whether there is somebody to ask, and when they were asked."""

    has_owner: bool
    asked_on: date | None = None
    asked_again_on: date | None = None


def due_on(checked_on: date | None, created_on: date, months: int) -> date:
    """The day from which the check counts as old; what was never checked is due from its first day."""
    return checked_on + relativedelta(months=months) if checked_on else created_on


def step_of(due: date, asking: Asking, today: date) -> str:
    """What is to be done today. Being asked before the present round counts for nothing."""
    if today < due:
        return NOTHING
    if not asking.has_owner:
        return EDITORS
    if asking.asked_on is None or asking.asked_on < due:
        return FIRST
    if asking.asked_again_on is None or asking.asked_again_on < asking.asked_on:
        return SECOND if today >= asking.asked_on + PATIENCE else WAITING
    return EDITORS if today >= asking.asked_again_on + PATIENCE else WAITING
