"""Help: organisations, services and the places where they are."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.directory import views

    app.register_blueprint(views.blueprint)
    app.register_blueprint(views.short_links)
