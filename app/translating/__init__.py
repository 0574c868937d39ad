"""Translations that people look after: first of all the urgent set."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.translating import shown

    shown.init_app(app)
