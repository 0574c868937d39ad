"""Several rows of the same fields in one form, without JavaScript: there are always empty rows to go on in."""

from collections.abc import Callable, Iterator
from typing import Any

from wtforms import BooleanField, FieldList, FormField
from wtforms.utils import unset_value

from app.forms import Form

SPARE = 2
MOST = 80


class Row(Form):
    """One row. An empty one counts for nothing, so nobody has to take it away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self:
            each.flags.required = False  # A browser would not let go of the form while a spare row is empty.

    def is_blank(self) -> bool:
        return not any(each.data for each in self)

    def words(self) -> str:
        """The row as one line, for a person who compares two of them."""
        return ", ".join(_words(each) for each in self if each.data)


class Rows(FieldList):  # type: ignore[misc]  # WTForms ships no types
    """`data` holds the filled rows only; a list of dicts. `errors` are sentences, the fields hold their own too."""

    def __init__(self, label: str, row: type[Row], **kwargs: Any) -> None:
        super().__init__(FormField(row), label, default=list, max_entries=MOST + SPARE, **kwargs)
        self._prepare: Callable[[Any], None] | None = None

    def prepare(self, prepare: Callable[[Any], None]) -> None:
        """Call this with the form of every row, also of those that come later: for choices from the database."""
        self._prepare = prepare
        for each in self.entries:
            prepare(each.form)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        while self._spare() < SPARE and len(self.entries) < MOST + SPARE:
            self._add_entry()

    @property
    def data(self) -> list[dict[str, Any]]:
        return [each.data for each in self.entries if not each.form.is_blank()]

    @property
    def filled(self) -> list[Any]:
        """The rows up to the last one that holds something."""
        return list(self.entries[: len(self.entries) - self._spare()])

    @property
    def spare(self) -> list[Any]:
        return list(self.entries[len(self.entries) - self._spare() :])

    def words(self) -> str:
        return " | ".join(each.form.words() for each in self.entries if not each.form.is_blank())

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        self.errors: list[str] = []
        for each in self.entries:
            if not each.form.is_blank() and not each.form.validate():
                self.errors += [field.errors[0] for field in each.form if field.errors]
        self._run_validation_chain(form, [*self.validators, *extra_validators])
        return not self.errors

    def refuse(self, message: str, number: int, name: str) -> None:
        """Say what is wrong with one field of the filled row with this number, counted from 0."""
        filled = [each for each in self.entries if not each.form.is_blank()]
        field = filled[number].form[name]
        field.errors = [*field.errors, message]
        self.errors = [*self.errors, message]

    def _spare(self) -> int:
        """How many rows at the end are empty."""
        count = 0
        for each in reversed(self.entries):
            if not each.form.is_blank():
                break
            count += 1
        return count

    def _add_entry(self, formdata: Any = None, data: Any = unset_value, index: int | None = None) -> Any:
        entry = super()._add_entry(formdata, data, index)
        prepare = getattr(self, "_prepare", None)
        if prepare is not None:
            prepare(entry.form)
        return entry

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """As WTForms, without its crash over digits such as `²`."""
        for name in formdata:
            number = name.removeprefix(f"{prefix}-").partition("-")[0] if name.startswith(f"{prefix}-") else ""
            if number.isascii() and number.isdigit() and len(number) < 5:
                yield int(number)


def _words(field: Any) -> str:
    if isinstance(field, BooleanField):
        return str(field.label.text)
    if getattr(field, "choices", None):
        return " ".join(str(choice.label) for choice in field.iter_choices() if choice.selected)
    return str(field.data)
