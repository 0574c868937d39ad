"""Addresses that the look itself needs: the same page in another language, and the public address of this one.

Public addresses are a contract, printed on posters. The look builds them as they stand there and needs not know
which room answers.
"""

from urllib.parse import quote

from flask import Flask, current_app, request

from app.config import Settings
from app.i18n import current_code
from app.languages import SOURCE, by_code


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        here=here, same_page_in=same_page_in, public_address=public_address, is_section=is_section, SOURCE=SOURCE
    )


def here(*parts: str) -> str:
    """The address of a page in the reader's language: `here("hulp", "geld")` is `/pl/hulp/geld/`."""
    return "/" + "/".join((current_code(), *parts)) + "/"


def same_page_in(code: str, *, query: bool = True) -> str:
    """The address of this page in another language, the question included; its home for a page without language."""
    first, _, rest = request.path.lstrip("/").partition("/")
    if first not in by_code():
        return f"/{code}/"
    question = request.query_string.decode("utf-8", "replace") if query else ""
    return f"/{code}/{quote(rest)}" + (f"?{question}" if question else "")


def public_address(path: str) -> str:
    """The address with the host that readers use, whatever proxy stands in between."""
    return base_url() + path


def base_url() -> str:
    """The site as readers reach it, without a slash at its end."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.base_url


def is_section(name: str) -> bool:
    """Is this page in the part of the site whose address starts with `name`?"""
    return request.path.startswith(f"/{current_code()}/{name}/")
