"""Rows of lists, each drawn once: the same date in the same language is the same markup, on whatever page it stands.

A row holds all that is shown of it, so it is its own key and nothing can be forgotten: another word, time or state is
another row. After a change to one activity, a list of fifty draws one row anew.
"""

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g
from markupsafe import Markup

from app.i18n import current_code
from app.ui.rendering import page_marks

MOST = 2048  # rows of about a kilobyte


def init_app(app: Flask) -> None:
    app.jinja_env.globals["activity_row"] = activity_row


def activity_row(row: Any, level: int = 3) -> Markup:
    """One date of an activity in a list by day; `level` is the level of its heading."""
    markup, marks = _drawn(current_code(), row, level)
    g.setdefault("page_marks", set()).update(marks)
    return markup


@lru_cache(maxsize=MOST)
def _drawn(_code: str, row: Any, level: int) -> tuple[Markup, frozenset[str]]:
    """With what the page must say of its texts."""
    of_the_page = g.pop("page_marks", set())
    module: Any = current_app.jinja_env.get_template("ui/components/card.html").module
    markup = module.drawn_row(row, level)
    marks = frozenset(page_marks())
    g.page_marks = of_the_page
    return markup, marks
