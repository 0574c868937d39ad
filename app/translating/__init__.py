"""Translations that people look after: the workbench, drafts by machine, and the urgent set."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.translating import shown

    shown.init_app(app)
