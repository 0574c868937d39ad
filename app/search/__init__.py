"""Finding help and activities by word."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.search.actions import watch
    from app.search.marking import marked
    from app.search.views import blueprint

    watch()
    app.jinja_env.filters["marked"] = marked
    app.register_blueprint(blueprint)
