"""How templates find what every page may use."""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment


class Templates(Environment):
    """Jinja puts a map in front of the globals for each template, in case one gets globals of its own: none of ours
    does, and comparing such maps at every import and include took a fifteenth of a page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def init_app(app: Flask) -> None:
    app.jinja_environment = Templates
