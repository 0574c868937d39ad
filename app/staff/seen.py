"""Two people about something that has no version: partners, owners, roles, one date of a series.

The form carries what its person looked at, as JSON in `seen`; before it writes, a view asks whether that still stands:

    standing = {"email": review.owner_email, ...}
    form = looked(OwnerForm, standing)
    conflict = None
    if is_sent(form):
        conflict = overtaken(form, standing, fill=lambda data: OwnerForm(None, data=data), by=last_by(kind, record.id))
        if conflict is None:
            ...write, redirect
    return answer(template, form, conflict=conflict)

Pressing the button once more is over what stands now, knowingly.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.accounts.queries import names
from app.changes.queries import history
from app.db import db
from app.forms import SeenForm
from app.staff.conflicts import Conflict, Difference, differences_between
from app.staff.pages import filled

FormT = TypeVar("FormT", bound=SeenForm)


def looked(form_class: type[FormT], standing: Mapping[str, Any]) -> FormT:
    """The form with what was typed, else with what stands there; it remembers what stood there at first."""
    form = filled(form_class, **standing)
    if not form.seen.data:
        form.seen.data = packed(standing)
    return form


def overtaken(
    form: Any, standing: Mapping[str, Any], fill: Callable[[Mapping[str, Any]], Any], by: str = ""
) -> Conflict | None:
    """What somebody else changed since the person looked, beside what they typed; None when nothing."""
    if form.seen.data == packed(standing):
        return None
    base = fill(seen) if (seen := _unpacked(form.seen.data)) is not None else None
    differences, taken_over = differences_between(form, fill(standing), base)
    look_again(form, standing)
    return Conflict(differences, taken_over, by)


def look_again(form: Any, standing: Mapping[str, Any]) -> None:
    form.seen.process(None, packed(standing))
    form.seen.raw_data = None


def beside(conflict: Conflict, label: str, mine: str, theirs: str) -> Conflict:
    """The same with one more line at its head, about what is no field of the form."""
    return Conflict(
        [Difference("content", label, mine, theirs), *conflict.differences], conflict.taken_over, conflict.by
    )


def packed(standing: Mapping[str, Any]) -> str:
    return json.dumps(standing, default=str, sort_keys=True, ensure_ascii=False)


def last_by(kind: str, record_id: uuid.UUID) -> str:
    """Who changed the record last, when that was a person."""
    last = next(iter(history(db.session, kind, record_id)), None)
    return names(db.session, [last.by]).get(last.by, "") if last and last.by else ""


def _unpacked(text: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(text or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
