"""Activities, presets, recurrence, occurrences, closures."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.activities import views

    app.register_blueprint(views.blueprint)
    app.register_blueprint(views.links)
