"""The back-office shell: asks sign-in once for every room's staff pages."""

from importlib import import_module

from flask import Flask

ROOMS: tuple[str, ...] = (
    "app.accounts",
    "app.activities",
    "app.directory",
    "app.maps",
    "app.notices",
    "app.translating",
    "app.recordings",
    "app.upkeep",
    "kiosk",
    "app.search",
)
PAGES: tuple[str, ...] = ("app.translating.staff_workbench",)
"""Rooms with a `staff_views.blueprint`, and further modules with a `blueprint`.

Their pages also need a line in app/accounts/permissions.py."""


def init_app(app: Flask) -> None:
    from app.staff import drafts, navigation, shell, undoing, views

    shell.init_app(app)
    navigation.init_app(app)
    undoing.init_app(app)
    drafts.init_app(app)
    # A blueprint is a module's own; what hangs under it is decided once, not for every application a test makes.
    blueprint = views.make_blueprint()
    for room in ROOMS:
        blueprint.register_blueprint(import_module(f"{room}.staff_views").blueprint)
    for page in PAGES:
        blueprint.register_blueprint(import_module(page).blueprint)
    app.register_blueprint(blueprint)
