"""Short announcements for web and screens."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Nothing to wire yet: readers see notices on the home page and on screens."""
