"""Error pages in the reader's language, with a way on: search and the urgent numbers stay within reach."""

import structlog
from flask import Flask, Response, abort, make_response, redirect, render_template, request, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from app.records.queries import Moved, NotThere, Withdrawn

log = structlog.get_logger()


class BadQuery(ValueError):
    """A value in the address that cannot be understood: 400 with the field named."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field)
        self.field = field
        self.value = value


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(BadQuery, _bad_query)
    app.register_error_handler(NotThere, lambda _error: _page(404))
    app.register_error_handler(Withdrawn, lambda _error: _page(410))
    app.register_error_handler(Moved, _moved)
    app.register_error_handler(OperationalError, _database_error)
    app.register_error_handler(Exception, _fault)


def _page(status: int, **values: object) -> Response:
    template = "staff/error.html" if request.path.startswith("/beheer") else "ui/error.html"
    return make_response(render_template(template, status=status, **values), status)


def _http_error(error: HTTPException) -> AnyResponse | HTTPException:
    if error.code is None or error.code < 400:
        return error  # Redirects raised by routing are answers already.
    response = _page(error.code)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _bad_query(error: BadQuery) -> Response:
    return _page(400, field=error.field)


def _moved(error: Moved) -> AnyResponse:
    """The same address with the slug the record has today."""
    if request.view_args is None or "slug" not in request.view_args:
        abort(404)
    return redirect(url_for(str(request.endpoint), **{**request.view_args, "slug": error.slug}), 301)


def _database_error(error: OperationalError) -> Response:
    log.error("database", error=str(error.orig))
    response = _page(503)
    response.headers["Retry-After"] = "10"
    return response


def _fault(error: Exception) -> Response:
    log.exception("fault", endpoint=request.endpoint)
    return _page(500)
