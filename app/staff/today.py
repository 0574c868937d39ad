"""What needs me today: a short list, each line with the one page where it is dealt with. Only what the role may do."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from flask import url_for

from app.accounts.models import TRANSLATOR
from app.accounts.queries import languages_of
from app.activities.rooms import taken
from app.clock import local_now
from app.db import db
from app.i18n import staff_n
from app.languages import SOURCE, offered_codes
from app.outbox.queries import outbox_state
from app.records.approving import waiting_revisions
from app.staff import queries
from app.staff.navigation import may_open
from app.translating import drafts, workbench
from app.upkeep import queries as upkeep

AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Need:
    """`words` say how much waits, with the number in it; `href` leads to where it is done."""

    code: str
    words: str
    href: str
    icon: str


def needs(role: str, person_id: uuid.UUID, gap_count: int) -> list[Need]:
    """The most urgent first; nothing that is zero. The page has counted the gaps already."""
    found = [each() for each in (_reports, _clashes, _mail, _drafts, _approvals, _checks)]
    found.append(_gaps(gap_count))
    return [*(each for each in found if each is not None), *_translations(role, person_id)]


def _need(
    endpoint: str, code: str, count: int, words: Callable[[int], str], icon: str, address: str = ""
) -> Need | None:
    if not count or not may_open(endpoint):
        return None
    return Need(code, words(count), address or url_for(endpoint), icon)


def _reports() -> Need | None:
    count = upkeep.open_report_count(db.session)
    return _need("staff.upkeep.index", "reports", count, _say_reports, "chat")


def _say_reports(count: int) -> str:
    return staff_n("%(num)s melding van een lezer of eigenaar", "%(num)s meldingen van lezers of eigenaren", count)


def _clashes() -> Need | None:
    count = double_bookings(local_now())
    return _need("staff.activities.rooms", "clashes", count, _say_clashes, "room")


def _say_clashes(count: int) -> str:
    return staff_n("%(num)s zaal is dubbel bezet deze week", "%(num)s keer is een zaal dubbel bezet deze week", count)


def _mail() -> Need | None:
    state = outbox_state(db.session, "mail")
    count = state.failed + state.struggling
    return _need("staff.overview", "mail", count, _say_mail, "mail", url_for("staff.overview") + "#mail")


def _say_mail(count: int) -> str:
    return staff_n("%(num)s mail komt niet aan", "%(num)s mails komen niet aan", count)


def _drafts() -> Need | None:
    state = outbox_state(db.session, drafts.KIND)
    count = state.failed + state.struggling
    return _need("staff.translating.index", "drafts", count, _say_drafts, "language")


def _say_drafts(count: int) -> str:
    return staff_n(
        "%(num)s vertaling door de computer lukt niet", "%(num)s vertalingen door de computer lukken niet", count
    )


def _approvals() -> Need | None:
    count = len(waiting_revisions(db.session))
    return _need("staff.approvals", "approvals", count, _say_approvals, "check")


def _say_approvals(count: int) -> str:
    return staff_n("%(num)s voorstel van een partner wacht", "%(num)s voorstellen van partners wachten", count)


def _checks() -> Need | None:
    count = len(upkeep.for_editors(db.session, local_now().date()))
    return _need("staff.upkeep.checks", "checks", count, _say_checks, "check")


def _say_checks(count: int) -> str:
    return staff_n("%(num)s aanbod moet nagekeken worden", "%(num)s keer moet iets nagekeken worden", count)


def _gaps(count: int) -> Need | None:
    # Asked of whoever may fill them in; a partner opens the list too, but only with what is theirs.
    return _need("staff.directory.add_service", "gaps", count, _say_gaps, "info", url_for("staff.directory.index"))


def _say_gaps(count: int) -> str:
    return staff_n("Bij %(num)s dienst ontbreekt iets", "Bij %(num)s diensten ontbreekt iets", count)


def _translations(role: str, person_id: uuid.UUID) -> list[Need]:
    """One line for the language in which most is missing or behind; a translator gets one for each of their own."""
    codes = set(offered_codes()) - {SOURCE}
    if role == TRANSLATOR:
        codes = languages_of(db.session, person_id)
    counts = workbench.counts(db.session, sorted(codes), local_now())
    waiting = [(each.missing + each.stale, code) for code, each in counts.items() if each.missing + each.stale]
    if role == TRANSLATOR:
        return [
            Need(
                "translations", _say_texts(each.waiting), url_for("staff.translating.language", code=code), "language"
            )
            for code, each in counts.items()
            if each.waiting
        ]
    total = sum(count for count, _code in waiting)
    need = _need("staff.translating.index", "translations", total, _say_texts, "language")
    return [need] if need else []


def _say_texts(count: int) -> str:
    return staff_n("%(num)s tekst wacht op vertaling", "%(num)s teksten wachten op vertaling", count)


def double_bookings(now: datetime) -> int:
    """How often two activities are in one room at one time within a week."""
    count = 0
    for location in queries.every_location(db.session):
        found = taken(db.session, location.id, now, now + AHEAD)
        count += sum(
            one.room_id == other.room_id and one.starts < other.ends and other.starts < one.ends
            for one, other in combinations(found, 2)
        )
    return count
