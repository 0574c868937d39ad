"""Named places in the base page that rooms fill with their own templates, so that the look knows no features."""

from flask import Flask, current_app

NAMES = ("nav", "foot", "search", "top")


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
