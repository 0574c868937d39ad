"""Noordwijzer: who helps with what in Velsen-Noord, and what is on in De Stek, in the reader's language."""

from flask import Flask

from app.config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Raises WrongSetting when the environment holds a setting that cannot work."""
    from app import clock, db, errors, i18n, logs, page_cache, rehearsal, security, templates
    from app.config import read_settings

    settings = settings or read_settings()
    app = Flask(__name__, static_folder=None)
    app.config.update(SETTINGS=settings, SECRET_KEY=settings.signing_key())
    for part in (templates, logs, clock, db, i18n, security, errors, rehearsal):
        if part is db:
            db.init_app(app, settings)
        else:
            part.init_app(app)
    _rooms(app)
    page_cache.init_app(app, settings)
    return app


def _rooms(app: Flask) -> None:
    """Every room's pages, and the rooms that listen to what others write."""
    import kiosk
    from app import (
        accounts,
        activities,
        directory,
        front,
        maps,
        notices,
        recordings,
        search,
        staff,
        starter,
        translating,
        ui,
        upkeep,
    )

    readers = (ui, front, directory, notices, activities, maps, search, translating, recordings, upkeep)
    for room in (*readers, accounts, starter, kiosk, staff):
        room.init_app(app)
