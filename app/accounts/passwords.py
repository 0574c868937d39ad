"""Keeping passwords: argon2id, and readable random ones for a first sign-in."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

STRONG = PasswordHasher()
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # for tests only

_CONSONANTS = "bdfghklmnprstvz"
_VOWELS = "aeiou"


def verify(hasher: PasswordHasher, kept: str | None, password: str) -> bool:
    """Takes as long for somebody who does not exist (`kept` is None) as for somebody who does."""
    try:
        return hasher.verify(kept or _nobody(hasher), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def readable() -> str:
    """A random password that can be read out: `bodiku-navero-kimuso-tedali`, 74 bits."""
    return "-".join("".join(_syllable() for _ in range(3)) for _ in range(4))


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)


@cache
def _nobody(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_urlsafe())
