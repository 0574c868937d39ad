"""Two people edit one record: the second is told, sees the other's values beside their own, keeps every typed word.

How a view uses it. The form is a RecordForm (app/forms.py): its hidden `version` is the one the person looked at.

    def form_of(document): return ServiceForm(None, data=form_data(document))

    form = filled(ServiceForm, version=record.version, **form_data(SERVICE.snapshot(session, record)))
    conflict = None
    if is_sent(form):
        try:
            save(session, SERVICE, record, form.document(), expected_version=form.version.data, by=..., at=now())
        except EditConflict as error:
            conflict = meet(form, error, SERVICE, form_of)
        else:
            flash(staff_("Opgeslagen."), "info")
            return redirect(...)
    return answer("directory/staff/edit.html", form, conflict=conflict, record=record)

In the template `{% call form_for(form, staff_("Opslaan"), conflict=conflict) %}` (staff/components/form.html) shows
the values side by side. Pressing save again saves over the other's values knowingly: the form has their version then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from app.accounts.queries import names
from app.changes.queries import history
from app.db import db
from app.form_rows import Rows
from app.i18n import staff_
from app.records.actions import document_at
from app.records.kinds import Document, EditConflict, RecordKind

# Answers to a question of the page, not words of the record.
SKIPPED = {"version", "proposal", "seen", "public_ok", "may_show"}


@dataclass(frozen=True)
class Difference:
    """One field that two people want differently, in words."""

    field_id: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Conflict:
    differences: list[Difference]
    taken_over: list[Difference] = field(default_factory=list)  # only the other changed these; the form has them now
    by: str = ""  # who saved meanwhile, when known


def meet(form: Any, error: EditConflict, kind: RecordKind, form_of: Callable[[Document], Any]) -> Conflict:
    """Compare a form with the record as it stands now; sent once more, the form saves over that.

    Fields that only the other one changed are taken over, so that saving does not undo them unseen; what the person
    changed stays as typed. `form_of` fills a form of the same class from a document, without what was posted.
    """
    began = form.version.data
    known = isinstance(began, int) and 1 <= began <= error.record.version
    base = form_of(document_at(db.session, kind, error.record, began)) if known else None
    last = next(iter(history(db.session, kind.name, error.record.id)), None)
    by = names(db.session, [last.by]).get(last.by, "") if last and last.by else ""
    _take(form.proposal, error.proposal)
    return compare(form, form_of(error.document), error.record.version, base=base, by=by)


def compare(form: Any, theirs: Any, version: int, *, base: Any = None, by: str = "") -> Conflict:
    """The same from three forms: as typed, as it stands now, and as it was when the person began."""
    differences, taken_over = differences_between(form, theirs, base)
    _take(form.version, version)
    return Conflict(differences, taken_over, by)


def differences_between(form: Any, theirs: Any, base: Any = None) -> tuple[list[Difference], list[Difference]]:
    """What both want otherwise, and what only the other one changed; the latter stands in the form afterwards."""
    differences: list[Difference] = []
    taken_over: list[Difference] = []
    for mine in form:
        name = mine.short_name
        if name in SKIPPED or name not in theirs or _same(mine, theirs[name]):
            continue
        if base is not None and _same(theirs[name], base[name]):
            continue  # Only this person changed it.
        found = Difference(mine.id, mine.label.text, in_words(mine), in_words(theirs[name]))
        if base is not None and _same(mine, base[name]):
            _take(mine, theirs[name].data)
            taken_over.append(found)
        else:
            differences.append(found)
    return differences, taken_over


def in_words(field: Any) -> str:
    """What stands in a field, as a person reads it."""
    if isinstance(field, Rows):
        return field.words() or plain(None)
    chosen = _chosen_labels(field)
    return ", ".join(chosen) if chosen is not None else plain(field.data)


def plain(value: Any) -> str:
    """A value of a form or a document in words; an empty one is said to be empty."""
    if value is None or value == "" or value == [] or value == {}:
        return staff_("(leeg)")
    if isinstance(value, bool):
        return staff_("ja") if value else staff_("nee")
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {plain(each)}" for name, each in value.items() if each not in (None, "", [], {}))
    if isinstance(value, list | tuple | set):
        return " | ".join(plain(each) for each in value)
    return str(value)


def _same(mine: Any, other: Any) -> bool:
    return bool(_settled(mine.data) == _settled(other.data))


def _settled(value: Any) -> Any:
    """Without differences nobody sees: empty in several ways, line ends of a browser, the order of a choice."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().splitlines())
    if isinstance(value, dict):
        return {name: _settled(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(each) for each in value]
    return value


def _chosen_labels(field: Any) -> list[str] | None:
    """The labels of what is chosen, for a field that offers choices."""
    if not getattr(field, "choices", None):
        return None
    chosen = [str(choice.label) for choice in field.iter_choices() if choice.selected]
    return [staff_(label) for label in chosen if label] or [plain(None)]


def _take(field: Any, value: Any) -> None:
    """Make a field hold a value as if nothing had been typed in it."""
    field.process(None, value)
    field.raw_data = None
    field.errors = ()
