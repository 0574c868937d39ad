"""Signed words in links and public forms: everybody can read what stands in them, nobody can change it.

Time comes from the caller, so that the clock of the application decides when something is too old.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from itsdangerous import BadData, URLSafeSerializer


class BadToken(ValueError):
    """Not signed by this installation for this purpose, or too old."""


def seal(secret: str, purpose: str, value: Any, *, until: datetime | None = None) -> str:
    """`value` is plain JSON. A token for one purpose is worth nothing for another."""
    return str(_signer(secret, purpose).dumps([value, int(until.timestamp()) if until else 0]))


def unseal(secret: str, purpose: str, token: str, now: datetime) -> Any:
    """The value that was sealed. Raises BadToken."""
    try:
        value, until = _signer(secret, purpose).loads(token)
    except (BadData, ValueError, TypeError) as error:
        raise BadToken(purpose) from error
    if until and datetime.fromtimestamp(until, UTC) < now:
        raise BadToken(f"{purpose} is too old")
    return value


def _signer(secret: str, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=f"noordwijzer.{purpose}", signer_kwargs={"digest_method": hashlib.sha256})
