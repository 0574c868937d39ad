"""Headers on every answer: nothing from other hosts, nothing inline, nothing left behind."""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from flask import Flask, Response, current_app, request
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",
        "media-src 'self' blob:",  # blob: is what a browser has just recorded, before it is sent
        "style-src 'self'",
        "script-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
YEAR = 31_536_000
compress = Compress()


def init_app(app: Flask) -> None:
    app.config.update(
        SESSION_COOKIE_PATH="/beheer/",  # The public site never sees or sets the cookie.
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        COMPRESS_REGISTER=False,
        COMPRESS_ALGORITHM=["br", "gzip"],
        MAX_CONTENT_LENGTH=13 * 1024 * 1024,  # a photo of 12 MB and the fields beside it
    )
    compress.init_app(app)
    proxies: int = app.config["SETTINGS"].trusted_proxies
    if proxies:  # Without one in front, anybody could write these headers; with one, all readers share its address.
        # Flask's own way to put a layer in front; mypy sees a method there.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    app.after_request(_headers)
    app.url_defaults(_version_static)


def is_back_office() -> bool:
    return request.path.startswith("/beheer")


def comes_from_here() -> bool:
    """Browsers say where a form was sent from; another site may not send one, whatever cookie comes along.

    Public pages tell nobody where a reader came from, so browsers write `null` on their own forms too: there the
    other header decides, and no cookie is at stake.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site not in ("", "same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None or (origin == "null" and (site or not is_back_office())):
        return True
    settings: Settings = current_app.config["SETTINGS"]
    return origin.partition("://")[2] in (request.host, urlsplit(settings.base_url).netloc)


def _headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "SAMEORIGIN"
    headers["Referrer-Policy"] = "no-referrer" if not is_back_office() else "same-origin"
    headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(self)"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if is_back_office():
        headers["Cache-Control"] = "no-store"
        return response  # No compression where pages hold secrets.
    if request.endpoint and request.endpoint.endswith("static") and response.status_code == 200:
        response.direct_passthrough = False
        response.make_sequence()  # Our files are small; compressed piece by piece they would stay open.
        if request.args.get("v") == digest_of(response.get_data()):
            return _constant(response)
    return _fresh(response)


def _constant(response: Response) -> Response:
    """A file under the address that names its content. Packed once, as tightly as can be: page_cache.py keeps it."""
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    if request.accept_encodings["br"] and response.mimetype in current_app.config["COMPRESS_MIMETYPES"]:
        response.set_data(brotli.compress(response.get_data(), quality=11))
        response.content_encoding = "br"
        response.vary.add("Accept-Encoding")
        return response
    return compress.after_request(response)


def _fresh(response: Response) -> Response:
    """Public answers are asked for again every time; an unchanged one costs a 304 only."""
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache"
    is_whole = response.status_code == 200 and not response.is_streamed
    # Whoever gives parts of an answer has compared its tag already.
    if request.method in ("GET", "HEAD") and is_whole and response.accept_ranges != "bytes":
        # The tag names the words, not the packed bytes: gzip writes the time of packing into them.
        # A view that knows a cheaper name for what it says has given it.
        digest = response.get_etag()[0] or hashlib.sha256(response.get_data()).hexdigest()[:24]
        response = compress.after_request(response)
        if "no-store" not in response.headers["Cache-Control"]:
            response.set_etag(f"{digest}-{response.content_encoding or 'plain'}")
            response.make_conditional(request)
    return response


def _version_static(endpoint: str, values: dict[str, object]) -> None:
    """Name a static file with its content, so that browsers may keep it for a year."""
    if not endpoint.endswith("static") or "filename" not in values or "v" in values:
        return
    blueprint = endpoint.rpartition(".")[0]
    owner = current_app.blueprints[blueprint] if blueprint else current_app
    digest = _digest(str(owner.static_folder), str(values["filename"]))
    if digest:
        values["v"] = digest


@cache  # An installed file changes with an update, and that is a restart.
def _digest(folder: str, filename: str) -> str:
    path = Path(folder) / filename
    return digest_of(path.read_bytes()) if path.is_file() else ""


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
