"""Home and statements."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.areas import delicate, urgent
    from app.front import cards, keeping, paper, views, wellknown
    from app.ui import slots

    app.register_blueprint(views.blueprint)
    app.register_blueprint(wellknown.blueprint)
    app.register_blueprint(paper.blueprint)
    app.register_blueprint(cards.blueprint)
    app.register_blueprint(keeping.blueprint)
    app.jinja_env.globals.update(urgent_numbers=urgent.EVERYWHERE, exit_address=urgent.EXIT)
    app.jinja_env.globals.update(
        is_keepable=keeping.is_keepable, is_delicate=keeping.is_delicate, kept_moment=keeping.kept_moment
    )
    app.jinja_env.globals.update(page_topic_of=delicate.page_topic, VIOLENCE=delicate.VIOLENCE)
    slots.fill(app, "top", "front/exit.html")
    slots.fill(app, "nav", "front/nav.html")
    slots.fill(app, "foot", "front/keep.html")
    slots.fill(app, "foot", "front/foot.html")
    slots.fill(app, "search", "front/search.html")
