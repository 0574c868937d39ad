"""Help: organisations, services and the places where they are."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.directory.views import blueprint, short_links

    app.register_blueprint(blueprint)
    app.register_blueprint(short_links)
