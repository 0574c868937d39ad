"""People who work in the back office: sign-in, roles and what each role may do."""

from flask import Flask


def init_app(app: Flask) -> None:
    from app.accounts import sessions

    sessions.init_app(app)
