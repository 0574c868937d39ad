"""The map of places: pins that staff put there, tiles through a cache of our own, outlines when there are no tiles."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.maps import ground, views

    for blueprint in (views.blueprint, views.ground, views.leaflet):
        app.register_blueprint(blueprint)
    ground.init_app(app)
