"""What time it is. Views ask here and pass it on, so that tests can put the clock where they want."""

from datetime import UTC, datetime

from flask import Flask, current_app, has_request_context, request

from app.dates import wall_clock

MARKS, ASKED_TIME = "noordwijzer.marks", "asked time"  # page_cache.py reads what is left on the request.


def init_app(app: Flask) -> None:
    app.config.setdefault("CLOCK", lambda: datetime.now(UTC))


def now() -> datetime:
    """The instant, aware, in UTC."""
    if has_request_context():
        request.environ.get(MARKS, set()).add(ASKED_TIME)  # So this page is right for this minute only.
    moment: datetime = current_app.config["CLOCK"]()
    return moment


def local_now() -> datetime:
    """The naive wall-clock time in Velsen-Noord."""
    return wall_clock(now())
