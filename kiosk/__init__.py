"""Screens: the board in De Stek and others."""

from flask import Flask


def init_app(app: Flask) -> None:
    from kiosk import api, views

    views.init_app(app)
    app.register_blueprint(api.blueprint)
