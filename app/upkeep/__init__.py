"""Checks that content is current: owners who are asked, readers who report, links that are tried."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.upkeep.check_views import blueprint as check
    from app.upkeep.views import blueprint

    app.register_blueprint(blueprint)
    app.register_blueprint(check)
