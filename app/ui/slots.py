"""Named places in a page that rooms fill with their own templates: nobody there has to know those rooms."""

from flask import Flask, current_app

NAMES = ("nav", "foot", "search", "top", "ahead")
"""Of the base page, and `ahead`: what else shows an activity, beside its form."""


def init_app(app: Flask) -> None:
    app.extensions["slots"] = {name: [] for name in NAMES}
    app.jinja_env.globals["slot"] = slot


def fill(app: Flask, name: str, template: str) -> None:
    """Show `template` in the slot, after what other rooms put there. Raises KeyError for an unknown slot."""
    if template not in app.extensions["slots"][name]:
        app.extensions["slots"][name].append(template)


def slot(name: str) -> list[str]:
    templates: list[str] = current_app.extensions["slots"][name]
    return templates
