"""What every staff view uses: fill a form, know whether it was sent, answer with a page, go back somewhere safe."""

import re
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.errors import BadQuery
from app.staff.drafts import kept_draft

if TYPE_CHECKING:
    from app.staff.conflicts import Conflict

FormT = TypeVar("FormT")


def filled(form_class: type[FormT], **data: object) -> FormT:
    """The form with what was typed, else with `data`.

    Always through here: after an expired session the shell shows a form again with the words that were sent,
    as a GET with a body, and a view that reads `request.form` only on POST would lose them.
    """
    return form_class(request.form or kept_draft() or None, data=data)  # type: ignore[call-arg]  # every class here is a Form


def is_sent(form: Any) -> bool:
    """The person pressed the button and everything they typed is right. Only then may a view write."""
    return request.method == "POST" and form.validate()


def answer(
    template: str, form: Any = None, *, conflict: "Conflict | None" = None, **values: object
) -> ResponseReturnValue:
    """A page with the status that fits: 409 for a conflict, 422 for a form that is not right yet, else 200."""
    page = render_template(template, form=form, conflict=conflict, **values)
    wrong = form is not None and bool(form.errors)
    return make_response(page, 409 if conflict else 422 if wrong else 200)


def step() -> str:
    """Which button of a form with several was pressed."""
    return request.form.get("step", "") if request.method == "POST" else ""


def asked_page() -> int:
    """Which page of a list the address asks for. Raises BadQuery."""
    page = request.args.get("pagina", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,4}", page):
        raise BadQuery("pagina", page)
    return int(page)


def safe_next(address: str) -> str:
    """The address if it is one inside the back office, else the first page: nobody is led away by a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return url_for("staff.overview")
    is_ours = not parts.scheme and not parts.netloc and parts.path.startswith("/beheer/")
    is_plain = address.isprintable() and "\\" not in address and ".." not in parts.path and "//" not in parts.path
    return address if is_ours and is_plain else url_for("staff.overview")
