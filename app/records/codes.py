"""Short codes for posters and screens: four letters or digits, given out once and for ever."""

import re
import secrets
import uuid

from sqlalchemy.orm import Session

from app.records.models import ShortCode

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # No letter or digit that is read as another one.
LENGTH = 4  # Keeps the upper-case QR of an activity at 25 modules.
_CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def is_code(words: str | None) -> bool:
    return bool(words and _CODE.fullmatch(words))


def free_code(session: Session) -> str:
    """One that nobody has. There are 810,000: two people who begin something at once hardly ever get the same."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if session.get(ShortCode, code) is None:
            return code


def claim_code(session: Session, kind: str, record_id: uuid.UUID, wanted: str = "") -> str:
    """Give the record the code that was promised, or another one when that is no code or was given out already."""
    is_free = is_code(wanted) and session.get(ShortCode, wanted) is None
    code = wanted if is_free else free_code(session)
    session.add(ShortCode(code=code, kind=kind, record_id=record_id))
    return code
