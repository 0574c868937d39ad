"""Activities, presets, recurrence, occurrences, closures."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.activities import feeds
    from app.activities.host_views import blueprint as host
    from app.activities.staff_images import public
    from app.activities.views import blueprint, links

    app.register_blueprint(blueprint)
    app.register_blueprint(links)
    app.register_blueprint(host)
    app.register_blueprint(feeds.blueprint)
    app.register_blueprint(public)
