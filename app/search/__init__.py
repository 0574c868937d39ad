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
    """A server reads all words before its first reader comes, and once for all its workers."""
    from app.search.built import vocabulary
    from app.search.words import dangers, letter_words, needs

    for words in (vocabulary, needs, dangers, letter_words):
        words()
