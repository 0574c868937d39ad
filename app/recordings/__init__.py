"""Texts to listen to: the voice of a volunteer where there is one, else the voice of the reader's own device."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.recordings import shown, views

    app.register_blueprint(views.blueprint)
    shown.init_app(app)
