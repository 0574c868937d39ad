"""Home and statements."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.areas import urgent
    from app.front import paper, views, wellknown
    from app.ui import slots

    app.register_blueprint(views.blueprint)
    app.register_blueprint(wellknown.blueprint)
    app.register_blueprint(paper.blueprint)
    app.jinja_env.globals.update(urgent_numbers=urgent.EVERYWHERE, exit_address=urgent.EXIT)
    slots.fill(app, "top", "front/exit.html")
    slots.fill(app, "nav", "front/nav.html")
    slots.fill(app, "foot", "front/foot.html")
    slots.fill(app, "search", "front/search.html")
