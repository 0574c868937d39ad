"""Applications for tests: as installed, but for the clock and for the client that inspects pages."""

from datetime import datetime
from pathlib import Path

from flask import Flask

from app import create_app, logs
from app.accounts.passwords import CHEAP
from app.config import Settings
from app.dates import instant_of
from tests.support.inspection import InspectingClient

NOW = instant_of(datetime(2026, 11, 23, 9, 0))


def new_app(url: str, data_dir: Path, port: int = 8000) -> Flask:
    """The application as installed, but for the clock and for the client that inspects its pages."""
    settings = Settings(
        data_dir=data_dir, database_url=url, secret_key="only for tests", base_url=f"http://127.0.0.1:{port}"
    )
    application = create_app(settings)
    application.after_request_funcs[None].remove(logs._finish)  # A line for each of a thousand pages tells nothing.
    application.test_client_class = InspectingClient
    application.config["PASSWORD_HASHER"] = CHEAP
    application.config["CLOCK"] = lambda: NOW
    return application
