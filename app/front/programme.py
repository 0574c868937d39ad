"""What is on today and tomorrow in the neighbourhood's house, for the home page."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.activities.queries import ActivityRow, occurrences_between

HOUSE = "de-stek"  # slug of the location
MOST = 24  # a day in De Stek has far fewer; this only bounds the page


@dataclass(frozen=True)
class DayProgramme:
    day: date
    rows: tuple[ActivityRow, ...]


def two_days(session: Session, now: datetime, code: str) -> tuple[DayProgramme, DayProgramme]:
    """Today from `now` on (what is still going on included) and tomorrow. `now` is a naive wall-clock time."""
    tomorrow = now.date() + timedelta(days=1)
    end = datetime.combine(tomorrow + timedelta(days=1), time.min)
    rows = occurrences_between(session, now, end, code, location_slug=HOUSE, limit=MOST)
    return (
        DayProgramme(now.date(), tuple(row for row in rows if row.starts.date() < tomorrow)),
        DayProgramme(tomorrow, tuple(row for row in rows if row.starts.date() == tomorrow)),
    )
