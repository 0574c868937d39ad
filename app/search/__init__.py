"""Finding help and activities by word."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.search.actions import watch
    from app.search.marking import marked
    from app.search.views import blueprint

    watch()
    app.extensions.setdefault("warm_up", []).append(_read_vocabulary)
    app.jinja_env.filters["marked"] = marked
    app.register_blueprint(blueprint)


def _read_vocabulary() -> None:
    """A server reads all words before its first reader comes, who would wait seconds for them."""
    from app.languages import SOURCE
    from app.search.danger import dangers_in
    from app.search.meaning import vocabulary

    vocabulary()
    dangers_in("", SOURCE)
