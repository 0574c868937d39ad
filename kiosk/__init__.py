"""Screens: the board in De Stek and others."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.ui import slots
    from kiosk import api, views

    views.init_app(app)
    slots.fill(app, "ahead", "kiosk/staff/ahead.html")
    app.register_blueprint(api.blueprint)
