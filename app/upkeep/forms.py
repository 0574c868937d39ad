"""What a reader sent: checked without an account, a cookie or a session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.tokens import BadToken, seal, unseal
from app.upkeep.models import WRONG

PURPOSE = "report"
GOOD_FOR = timedelta(hours=12)
LONGEST = 1000
TRAP = "website"  # No person sees this field; a program fills it in.


@dataclass(frozen=True)
class Sent:
    """`what` is empty when nothing was chosen yet."""

    what: str
    words: str
    is_program: bool
    is_fresh: bool


def form_token(secret: str, record: str, now: datetime) -> str:
    """Signed for one record and the present hour: the same for every reader, so that it names nobody."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return seal(secret, PURPOSE, record, until=hour + GOOD_FOR)


def read_report(values: Mapping[str, str], secret: str, record: str, now: datetime) -> Sent:
    try:
        is_fresh = unseal(secret, PURPOSE, values.get("token", ""), now) == record
    except BadToken:
        is_fresh = False
    what = values.get("what", "")
    return Sent(
        what=what if what in WRONG else "",
        words=values.get("words", "").replace("\x00", "").strip()[:LONGEST],
        is_program=bool(values.get(TRAP)),
        is_fresh=is_fresh,
    )
