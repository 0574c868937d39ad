"""Commands of the foundation: bring the database up to date, and serve."""

import gc
import socket

import click
from flask import Flask, Response, current_app
from werkzeug.test import EnvironBuilder

from app.cli import Refusal, in_app, loading
from app.config import Settings
from app.db import db
from app.languages import SOURCE
from app.migrate import is_current, upgrade


@click.command()
@in_app
def migrate() -> None:
    """Bring the database to the present schema."""
    upgrade(db.engine)


@click.command()
@in_app
def serve() -> None:
    """Serve the site, the boards and the back office on NOORDWIJZER_HOST and NOORDWIJZER_PORT."""
    from gunicorn.app.base import BaseApplication

    settings: Settings = current_app.config["SETTINGS"]
    application = current_app._get_current_object()  # type: ignore[attr-defined]  # gunicorn wants the thing itself
    if not is_current(db.engine):
        raise Refusal("the database is older than this code; run `noordwijzer migrate` first.")
    _refuse_used_port(settings)

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            self.cfg.set("bind", f"{settings.host}:{settings.port}")
            self.cfg.set("workers", settings.workers)
            self.cfg.set("threads", 8)
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("keepalive", 20)  # Longer than nginx in front keeps a connection (deploy/nginx).
            self.cfg.set("accesslog", None)  # It would hold addresses and questions.
            self.cfg.set("loglevel", "warning")

        def load(self) -> object:
            return application

    _say_addresses(settings)
    with loading():
        _warm_up(application)
    gc.freeze()  # What is loaded by now stays shared between the workers: no collection touches it again.
    Server().run()


def _warm_up(application: Flask) -> None:
    """What each worker would read and make for itself: words of the search, templates, tables, facts of languages."""
    for warm_up in application.extensions.get("warm_up", ()):
        warm_up()
    first_page = EnvironBuilder(f"/{SOURCE}/", base_url=application.config["SETTINGS"].base_url).get_environ()
    Response.from_app(application.wsgi_app, first_page, buffered=True)
    db.engine.dispose()  # Workers are forked; a connection must not be shared between them.


def _refuse_used_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise Refusal(
                f"cannot serve on {settings.host} port {settings.port} ({(error.strerror or str(error)).lower()}); "
                "stop the program that uses it, or set NOORDWIJZER_PORT."
            ) from error


def _say_addresses(settings: Settings) -> None:
    click.echo(f"Site:         {settings.base_url}/")
    click.echo(f"Board:        {settings.base_url}/kiosk/de-stek/")
    click.echo(f"Back office:  {settings.base_url}/beheer/")


COMMANDS = (migrate, serve)
