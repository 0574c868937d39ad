"""Keeping passwords: argon2id, and readable random ones for a first sign-in."""

import re
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

STRONG = PasswordHasher()
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # for tests only

_KEYBOARD = " ".join(  # Rows of keys and of letters, as fingers find them.
    ("12345678901234567890", "09876543210987654321", "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
)
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


def is_common(password: str) -> bool:
    """Among the thirty thousand passwords that guessers try first, digits and signs at its end left out as well.

    Also what is one short piece over and over: that is long, and the second thing a guesser tries.
    """
    lower = password.casefold()
    bare = lower.rstrip("0123456789!?.@#$%&*_- ")
    is_repeated = bool(re.fullmatch(r"(.{1,12})\1+.{0,3}", lower))
    return is_repeated or lower in _common() or bare in _common() or lower in _KEYBOARD or lower[::-1] in _KEYBOARD


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # 12 MB, for whoever chooses a password.

    return frozenset(FREQUENCY_LISTS["passwords"])


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)


@cache
def _nobody(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_urlsafe())
