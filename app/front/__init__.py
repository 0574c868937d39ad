"""Home and statements."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.areas import urgent
    from app.front import views, wellknown
    from app.ui import slots

    app.register_blueprint(views.blueprint)
    app.register_blueprint(wellknown.blueprint)
    app.jinja_env.globals["urgent_numbers"] = urgent.EVERYWHERE
    slots.fill(app, "nav", "front/nav.html")
    slots.fill(app, "foot", "front/foot.html")
    slots.fill(app, "search", "front/search.html")
