"""Until when a series without an end is sure to go on, and what happens when nobody says so in time.

It follows from the series and a day alone, so that a board without a network says it too: dates after the grace are
marked as not confirmed, and after that `noordwijzer remind` lets the series end.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.activities.models import Activity
from app.dates import wall_clock

TERM_MONTHS = 4
GRACE = timedelta(days=28)
STOPS_AFTER = timedelta(days=56)


def confirm_by(activity: Activity) -> date | None:
    """The day by which somebody should say that it goes on; None where the end is known or nothing is real."""
    if activity.is_example or not activity.rrule or activity.until is not None:
        return None
    if activity.reconfirm_on is not None:
        return activity.reconfirm_on
    begin = max(wall_clock(activity.created_at).date(), activity.starts.date())
    return begin + relativedelta(months=TERM_MONTHS)


def is_unconfirmed(activity: Activity, day: date) -> bool:
    """Nobody has said that it still is on this day, although they were asked."""
    asked = confirm_by(activity)
    return asked is not None and day > asked + GRACE


def must_stop(activity: Activity, today: date) -> bool:
    asked = confirm_by(activity)
    return asked is not None and today > asked + STOPS_AFTER
